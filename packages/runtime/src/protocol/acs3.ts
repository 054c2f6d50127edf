import { aliyunKeys } from '../credentials/kinds.js';
import type { AccessKey } from '../credentials/types.js';
import { canonicalQuery } from '../sign/canonical-query.js';
import { sha256, signCanonical } from '../sign/canonical-request.js';
import type { HttpRequest } from '../transport/types.js';
import { encodePairs } from '../wire/percent.js';
import { formatTimestamp } from '../wire/timestamp.js';
import { flattenInput } from './flatten-input.js';
import type { Attempt, Protocol } from './types.js';

const algorithm = 'ACS3-HMAC-SHA256';

async function createRequest(attempt: Attempt): Promise<HttpRequest> {
  const { operation, endpoint, version, now, nonce } = attempt;
  const key = attempt.credentials as AccessKey;
  const pairs = flattenInput(attempt);
  const body = operation.secret ? encodePairs(pairs) : '';
  const query = operation.secret ? '' : canonicalQuery(pairs);
  const bodyHash = await sha256(body);
  const signed: Record<string, string> = {
    // the signature must cover all of these, including those that the caller sets
    ...Object.fromEntries(Object.entries(attempt.headers).filter(([header]) => /^(x-acs-|content-type$)/.test(header))),
    host: endpoint.host,
    'x-acs-action': operation.name,
    'x-acs-content-sha256': bodyHash,
    'x-acs-date': formatTimestamp(now),
    'x-acs-signature-nonce': nonce,
    'x-acs-version': version,
    ...(key.securityToken === undefined ? {} : { 'x-acs-security-token': key.securityToken }),
    ...(operation.secret ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
  };
  const signable = { method: 'POST', path: endpoint.pathname, query, headers: signed, body };
  const { signature, signedHeaders } = await signCanonical(algorithm, [], key.accessKeySecret, signable, bodyHash);
  const { host: _, ...headers } = signed;
  return {
    method: 'POST',
    url: query === '' ? endpoint.href : `${endpoint.href}?${query}`,
    headers: {
      ...attempt.headers,
      ...headers,
      authorization: `${algorithm} Credential=${key.accessKeyId},SignedHeaders=${signedHeaders},Signature=${signature}`,
    },
    body,
  };
}

/**
 * Alibaba Cloud RPC, signed with ACS3-HMAC-SHA256. Parameters are sent in the query or a form, the signature in a
 * header.
 */
export function acs3(): Protocol {
  return { credentials: aliyunKeys, request: createRequest };
}
