import { aliyunKeys } from '../credentials/kinds.js';
import type { AccessKey } from '../credentials/types.js';
import { canonicalQuery } from '../sign/canonical-query.js';
import { signParameters } from '../sign/rpc-signature.js';
import type { HttpRequest } from '../transport/types.js';
import type { Pairs } from '../wire/flatten.js';
import { percentEncode } from '../wire/percent.js';
import { formatTimestamp } from '../wire/timestamp.js';
import { flattenInput } from './flatten-input.js';
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

function createRequest(defaultMethod: 'GET' | 'POST', attempt: Attempt): HttpRequest | Promise<HttpRequest> {
  const { operation, endpoint, headers } = attempt;
  const key = attempt.credentials as AccessKey;
  const common = listCommonParameters(attempt, key);
  const input = flattenInput(attempt);
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
