import { createProtocolError, RequestError } from '../errors/error-answer.js';
import type { Product } from '../product.js';
import { findByAccessKey, findByApiKey, type LocalCredentials, type Settings } from '../settings.js';
import { computeSignature, parseAuthorization } from './canonical-signature.js';
import { readAccessKeyId } from './in-request.js';
import type { IncomingRequest } from './incoming.js';

/** Finds the account whose credentials a request has. */
type AccountFinder = (
  incoming: IncomingRequest,
  settings: Settings,
) => LocalCredentials | undefined | Promise<LocalCredentials | undefined>;

/** How far the time of a signature may differ from the clock, in milliseconds. */
const signatureTolerance = 900_000;

/** Creates the error of Huawei Cloud's API gateway for a signature, after which clients correct their clocks. */
const createSignatureError = (reason: string): RequestError =>
  new RequestError({
    code: 'APIGW.0301',
    status: 401,
    message: `Incorrect IAM authentication information: ${reason}.`,
  });

function isRecent(date: string, now: number): boolean {
  const time = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3:$4:$5'));
  return Math.abs(time - now) <= signatureTolerance;
}

const findSigner: AccountFinder = async (incoming, settings) => {
  const authorization = parseAuthorization(incoming.headers);
  if (authorization?.algorithm !== 'SDK-HMAC-SHA256') return undefined;
  const account = findByAccessKey(settings, authorization.accessKeyId);
  if (account === undefined) throw createSignatureError('the access key does not exist');
  const date = incoming.headers.get('x-sdk-date') ?? '';
  if (!isRecent(date, settings.callerNow())) throw createSignatureError('the signature has expired');
  const signature = await computeSignature(authorization, incoming, account.accessKeySecret, {
    lines: [date],
    path: incoming.pathname.replace(/\/?$/, '/'),
  });
  if (signature !== authorization.signature) throw createSignatureError('the signature does not match the request');
  return account;
};

const findBearer: AccountFinder = ({ headers }, settings) =>
  findByApiKey(settings, /^Bearer (.*)$/.exec(headers.get('authorization') ?? '')?.[1] ?? '');

/**
 * The finders by the words of `protocols.http.auth`. Credentials inside the request are members of the operation: a
 * request with unknown ones belongs to the first account.
 */
const finders: Readonly<Record<string, AccountFinder>> = {
  bearer: findBearer,
  token: ({ headers }, settings) => findByApiKey(settings, headers.get('x-auth-token') ?? ''),
  'huawei-ak-sk': findSigner,
  'in-request': (incoming, settings) => findByAccessKey(settings, readAccessKeyId(incoming)) ?? settings.accounts[0],
};

/** Finds the account whose credentials a request has, in one of the ways its product accepts. Throws a RequestError. */
export async function findHttpAccount(
  product: Product,
  incoming: IncomingRequest,
  settings: Settings,
): Promise<LocalCredentials> {
  for (const kind of product.model.protocols.http?.auth ?? []) {
    const account = await finders[kind]?.(incoming, settings);
    if (account !== undefined) return account;
  }
  const message = 'The request has no credentials that the local cloud accepts.';
  const row = product.model.commonErrors.find(({ kind, http }) => kind === 'denied' && http === 401);
  if (row !== undefined) throw new RequestError({ code: row.code, status: 401, message });
  throw new RequestError(
    createProtocolError(product, { code: 'Unauthorized', message, kinds: ['denied'], status: 401 }),
  );
}
