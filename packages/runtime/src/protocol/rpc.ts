import { aliyunKeys } from '../credentials/kinds.js';
import type { AccessKey } from '../credentials/types.js';
import { ConfigurationError } from '../errors.js';
import { canonicalQuery } from '../sign/canonical-query.js';
import { signParameters } from '../sign/rpc-signature.js';
import type { HttpRequest } from '../transport/types.js';
import { flatten, type Pairs } from '../wire/flatten.js';
import { percentEncode } from '../wire/percent.js';
import { stamp } from '../wire/stamp.js';
import type { Attempt, Protocol } from './types.js';

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

/** What servers and proxies take in an address at the least; `UserData` alone may hold more. */
const longestQuery = 4000;

/** A parameter sent twice means one thing to a signature and another to a service. */
function assertApart(operation: string, shared: Pairs, own: Pairs): void {
  const reserved = new Set(['Signature', 'SecurityToken', ...shared.map(([name]) => name)]);
  const taken = own.find(([name]) => reserved.has(name));
  if (taken !== undefined)
    throw new ConfigurationError(
      `${operation}: ${taken[0]} belongs to the protocol and cannot be a parameter`,
      operation,
    );
}

function request(method: 'GET' | 'POST', attempt: Attempt): HttpRequest | Promise<HttpRequest> {
  const { operation, endpoint, headers } = attempt;
  const key = attempt.credentials as AccessKey;
  const shared = publicParameters(attempt, key);
  const own = flatten(operation.input, attempt.input);
  assertApart(operation.name, shared, own);
  const parameters = canonicalQuery([...shared, ...own]);
  const verb = operation.secret || parameters.length > longestQuery ? 'POST' : method;
  const finish = (signature: string): HttpRequest => {
    const text = `${parameters}&Signature=${percentEncode(signature)}`;
    if (verb === 'GET') return { method: verb, url: `${endpoint.href}?${text}`, headers };
    return {
      method: verb,
      url: endpoint.href,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      body: text,
    };
  };
  const signature = signParameters(verb, parameters, key.accessKeySecret);
  return typeof signature === 'string' ? finish(signature) : signature.then(finish);
}

/**
 * Alibaba Cloud RPC: `Action=` and its parameters in a query (or form) signed with version 1.0, HMAC-SHA1. An operation
 * with a secret member is sent as a form, so that no secret stands in a URL; so is an input too long for one.
 */
export function rpc(options: { method: 'GET' | 'POST' }): Protocol {
  return { credentials: aliyunKeys, request: (attempt) => request(options.method, attempt) };
}
