import { bearerKey, type CredentialsKind, huaweiKeys, huaweiToken, noCredentials } from '../credentials/kinds.js';
import type { AccessKey, ApiKey, AuthToken } from '../credentials/types.js';
import { canonicalQuery } from '../sign/canonical-query.js';
import { sha256, signCanonical } from '../sign/canonical-request.js';
import type { HttpRequest } from '../transport/types.js';
import { stamp } from '../wire/stamp.js';
import type { Attempt } from './types.js';

type Headers = Readonly<Record<string, string>>;

/** How an HTTP request shows who sends it. */
export interface Authorizer {
  readonly credentials: CredentialsKind;
  /** The headers to add, given everything else. */
  authorize(request: HttpRequest, attempt: Attempt): Headers | Promise<Headers>;
}

/** `Authorization: Bearer …`. */
export const bearer: Authorizer = {
  credentials: bearerKey,
  authorize: (_, { credentials }) => ({ authorization: `Bearer ${(credentials as ApiKey).apiKey}` }),
};

/** `X-Auth-Token: …`. */
export const authToken: Authorizer = {
  credentials: huaweiToken,
  authorize: (_, { credentials }) => ({ 'x-auth-token': (credentials as AuthToken).token }),
};

/** The credentials are members of each input. */
export const inRequest: Authorizer = { credentials: noCredentials, authorize: () => ({}) };

const algorithm = 'SDK-HMAC-SHA256';

async function authorizeHuawei(
  { method, url, headers, body = '' }: HttpRequest,
  { credentials, now }: Attempt,
): Promise<Headers> {
  const key = credentials as AccessKey;
  const { host, pathname, searchParams } = new URL(url);
  const date = stamp(now).replace(/[-:]/g, '');
  const own = {
    'x-sdk-date': date,
    ...(key.securityToken === undefined ? {} : { 'x-security-token': key.securityToken }),
  };
  const kept = Object.entries(headers).filter(([name]) => name === 'content-type' || name === 'x-project-id');
  const signed = { ...Object.fromEntries(kept), ...own, host };
  const path = pathname.endsWith('/') ? pathname : `${pathname}/`;
  const query = canonicalQuery([...searchParams]);
  const { signature, signedHeaders } = await signCanonical(
    algorithm,
    [date],
    key.accessKeySecret,
    { method, path, query, headers: signed, body },
    await sha256(body),
  );
  return {
    ...own,
    authorization: `${algorithm} Access=${key.accessKeyId}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
  };
}

/** Huawei Cloud AK/SK: SDK-HMAC-SHA256 over content type, host, project and date. */
export const huaweiKey: Authorizer = { credentials: huaweiKeys, authorize: authorizeHuawei };
