import { createProtocolError, RequestError } from '../errors/error-answer.js';
import type { Product } from '../product.js';
import type { Settings } from '../settings.js';
import { computeSignature, parseAuthorization } from './canonical-signature.js';
import type { IncomingRequest } from './incoming.js';

type CredentialCheck = (incoming: IncomingRequest, settings: Settings) => boolean | Promise<boolean>;

/** How far the time of a signature may differ from the clock, in milliseconds. */
const signatureTolerance = 900_000;

/** Throws a RequestError with the code of the API gateway if a signature is of another time. */
function assertRecent(date: string, now: number): void {
  const time = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3:$4:$5'));
  if (Math.abs(time - now) <= signatureTolerance) return;
  const message = 'Incorrect IAM authentication information: the signature has expired.';
  throw new RequestError({ code: 'APIGW.0301', status: 401, message });
}

const hasHuaweiSignature: CredentialCheck = async (incoming, { credentials, now }) => {
  const authorization = parseAuthorization(incoming.headers);
  if (authorization?.algorithm !== 'SDK-HMAC-SHA256' || authorization.accessKeyId !== credentials.accessKeyId)
    return false;
  const date = incoming.headers.get('x-sdk-date') ?? '';
  const signature = await computeSignature(authorization, incoming, credentials.accessKeySecret, {
    lines: [date],
    path: incoming.pathname.replace(/\/?$/, '/'),
  });
  if (signature !== authorization.signature) return false;
  assertRecent(date, now());
  return true;
};

/** The checks by the words of `protocols.http.auth`. Credentials inside the request are members of the operation. */
const checks: Readonly<Record<string, CredentialCheck>> = {
  bearer: ({ headers }, { credentials }) => headers.get('authorization') === `Bearer ${credentials.apiKey}`,
  token: ({ headers }, { credentials }) => headers.get('x-auth-token') === credentials.apiKey,
  'huawei-ak-sk': hasHuaweiSignature,
  'in-request': () => true,
};

/** Checks that a request has credentials of one of the kinds its product accepts. Throws a RequestError otherwise. */
export async function checkHttpCredentials(
  product: Product,
  incoming: IncomingRequest,
  settings: Settings,
): Promise<void> {
  for (const kind of product.model.protocols.http?.auth ?? []) {
    if (await checks[kind]?.(incoming, settings)) return;
  }
  const message = 'The request has no credentials that the local cloud accepts.';
  const row = product.model.commonErrors.find(({ kind, http }) => kind === 'denied' && http === 401);
  if (row !== undefined) throw new RequestError({ code: row.code, status: 401, message });
  throw new RequestError(
    createProtocolError(product, { code: 'Unauthorized', message, kinds: ['denied'], status: 401 }),
  );
}
