import { createProtocolError, RequestError } from '../errors/error-answer.js';
import type { Product } from '../product.js';
import type { Settings } from '../settings.js';
import { computeSignature, parseAuthorization } from './canonical-signature.js';
import type { IncomingRequest } from './incoming.js';

type CredentialCheck = (incoming: IncomingRequest, settings: Settings) => boolean | Promise<boolean>;

const hasHuaweiSignature: CredentialCheck = async (incoming, { credentials }) => {
  const authorization = parseAuthorization(incoming.headers);
  if (authorization?.algorithm !== 'SDK-HMAC-SHA256' || authorization.accessKeyId !== credentials.accessKeyId)
    return false;
  const signature = await computeSignature(authorization, incoming, credentials.accessKeySecret, {
    lines: [incoming.headers.get('x-sdk-date') ?? ''],
    path: incoming.pathname.replace(/\/?$/, '/'),
  });
  return signature === authorization.signature;
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
