import type { AccessKey } from '../credentials/types.js';
import { ConfigurationError } from '../errors.js';
import { rpcSignature } from '../sign/rpc-signature.js';
import { flatten, type Pairs } from '../wire/flatten.js';
import { encodePairs } from '../wire/percent.js';
import type { Attempt, Protocol } from './types.js';

/** `YYYY-MM-DDThh:mm:ssZ`, as the signature wants it. */
const stamp = (now: Date): string => `${now.toISOString().slice(0, 19)}Z`;

function publicParameters({ operation, version, now, nonce, format }: Attempt, key: AccessKey): Pairs {
  return [
    ['Action', operation.name],
    ['Version', version],
    ['Format', format],
    ['AccessKeyId', key.accessKeyId],
    ['SignatureMethod', 'HMAC-SHA1'],
    ['SignatureVersion', '1.0'],
    ['SignatureNonce', nonce],
    ['Timestamp', stamp(now)],
    ...(key.securityToken === undefined ? [] : ([['SecurityToken', key.securityToken]] satisfies Pairs)),
  ];
}

const reserved = new Set([
  'Action',
  'Version',
  'Format',
  'AccessKeyId',
  'Signature',
  'SignatureMethod',
  'SignatureVersion',
  'SignatureNonce',
  'Timestamp',
  'SecurityToken',
]);

/** A parameter sent twice means one thing to a signature and another to a service. */
function assertApart(operation: string, pairs: Pairs): void {
  const taken = pairs.find(([name]) => reserved.has(name));
  if (taken !== undefined)
    throw new ConfigurationError(`${operation}: ${taken[0]} belongs to the protocol and cannot be a parameter`, operation);
}

async function request(method: 'GET' | 'POST', attempt: Attempt) {
  const key = attempt.credentials as AccessKey;
  const verb = attempt.operation.secret ? 'POST' : method;
  const own = flatten(attempt.operation.input, attempt.input);
  assertApart(attempt.operation.name, own);
  const pairs = [...publicParameters(attempt, key), ...own];
  const signature = rpcSignature(verb, pairs, key.accessKeySecret);
  pairs.push(['Signature', typeof signature === 'string' ? signature : await signature]);
  const text = encodePairs(pairs);
  const { href } = attempt.endpoint;
  if (verb === 'GET') return { method: verb, url: `${href}?${text}`, headers: attempt.headers };
  const headers = { ...attempt.headers, 'content-type': 'application/x-www-form-urlencoded' };
  return { method: verb, url: href, headers, body: text };
}

/**
 * Alibaba Cloud RPC: `Action=` and its parameters in a query (or form) signed with version 1.0, HMAC-SHA1. An operation
 * with a secret member is sent as a form, so that no secret stands in a URL.
 */
export function rpc(options: { method: 'GET' | 'POST' }): Protocol {
  return { name: 'rpc', credentials: ['access-key'], request: (attempt) => request(options.method, attempt) };
}
