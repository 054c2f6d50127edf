import { aliyunKeys } from '../credentials/kinds.js';
import type { AccessKey } from '../credentials/types.js';
import { ConfigurationError } from '../errors.js';
import { canonicalQuery } from '../sign/canonical-query.js';
import { signParameters } from '../sign/rpc-signature.js';
import type { HttpRequest } from '../transport/types.js';
import { flatten, type Pairs } from '../wire/flatten.js';
import { percentEncode } from '../wire/percent.js';
import { formatTimestamp } from '../wire/timestamp.js';
import type { Attempt, Protocol } from './types.js';

/** Returns the parameters that every request has. */
function listCommonParameters({ operation, version, now, nonce, format }: Attempt, key: AccessKey): Pairs {
  return [
    ['Action', operation.name],
    ['Version', version],
    ['Format', format],
    ['AccessKeyId', key.accessKeyId],
    ['SignatureMethod', 'HMAC-SHA1'],
    ['SignatureVersion', '1.0'],
    ['SignatureNonce', nonce],
    ['Timestamp', formatTimestamp(now)],
    ...(key.securityToken === undefined ? [] : ([['SecurityToken', key.securityToken]] satisfies Pairs)),
  ];
}

/** The longest query that every server and proxy accepts. `UserData` alone may be longer. */
const maxQueryLength = 4000;

/** Rejects inputs that contain a parameter of the protocol. Signer and service could read different ones of the two. */
function assertNoReserved(operation: string, common: Pairs, input: Pairs): void {
  const reserved = new Set(['Signature', 'SecurityToken', ...common.map(([name]) => name)]);
  const conflict = input.find(([name]) => reserved.has(name));
  if (conflict === undefined) return;
  throw new ConfigurationError(`${operation}: ${conflict[0]} is reserved by the protocol and cannot be set`, operation);
}

function createRequest(defaultMethod: 'GET' | 'POST', attempt: Attempt): HttpRequest | Promise<HttpRequest> {
  const { operation, endpoint, headers } = attempt;
  const key = attempt.credentials as AccessKey;
  const common = listCommonParameters(attempt, key);
  const input = flatten(operation.input, attempt.input);
  assertNoReserved(operation.name, common, input);
  const parameters = canonicalQuery([...common, ...input]);
  const method = operation.secret || parameters.length > maxQueryLength ? 'POST' : defaultMethod;
  const addSignature = (signature: string): HttpRequest => {
    const text = `${parameters}&Signature=${percentEncode(signature)}`;
    if (method === 'GET') return { method, url: `${endpoint.href}?${text}`, headers };
    return {
      method,
      url: endpoint.href,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      body: text,
    };
  };
  const signature = signParameters(method, parameters, key.accessKeySecret);
  return typeof signature === 'string' ? addSignature(signature) : signature.then(addSignature);
}

/**
 * Alibaba Cloud RPC: `Action=` and its parameters in the query, signed with signature version 1.0 (HMAC-SHA1).
 * Operations with a secret member are sent as a form, so that URLs contain no secrets, and so are inputs that are too
 * long for a URL.
 */
export function rpc(options: { method: 'GET' | 'POST' }): Protocol {
  return { credentials: aliyunKeys, request: (attempt) => createRequest(options.method, attempt) };
}
