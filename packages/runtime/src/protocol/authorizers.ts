import { bearerKey, type CredentialsKind, huaweiKeys, huaweiToken, noCredentials } from '../credentials/kinds.js';
import type { AccessKey, ApiKey, AuthToken } from '../credentials/types.js';
import { canonicalQuery } from '../sign/canonical-query.js';
import { sha256, signCanonical } from '../sign/canonical-request.js';
import type { HttpRequest } from '../transport/types.js';
import { formatTimestamp } from '../wire/timestamp.js';
import type { Attempt } from './types.js';

type Headers = Readonly<Record<string, string>>;

/** Authorizes HTTP requests. */
export interface Authorizer {
  readonly credentials: CredentialsKind;
  /** Returns the headers to add to an otherwise complete request. */
  authorize(request: HttpRequest, attempt: Attempt): Headers | Promise<Headers>;
}

/** Sends an API key as `Authorization: Bearer …`. */
export const bearer: Authorizer = {
  credentials: bearerKey,
  authorize: (_, { credentials }) => ({ authorization: `Bearer ${(credentials as ApiKey).apiKey}` }),
};

/** Sends a token as `X-Auth-Token: …`. */
export const authToken: Authorizer = {
  credentials: huaweiToken,
  authorize: (_, { credentials }) => ({ 'x-auth-token': (credentials as AuthToken).token }),
};

/** Adds nothing: the credentials are members of each input. */
export const inRequest: Authorizer = { credentials: noCredentials, authorize: () => ({}) };

const algorithm = 'SDK-HMAC-SHA256';

async function authorizeHuawei(
  { method, url, headers, body = '' }: HttpRequest,
  { credentials, now }: Attempt,
): Promise<Headers> {
  const key = credentials as AccessKey;
  const { host, pathname, searchParams } = new URL(url);
  const date = formatTimestamp(now).replace(/[-:]/g, '');
  const added = {
    'x-sdk-date': date,
    ...(key.securityToken === undefined ? {} : { 'x-security-token': key.securityToken }),
  };
  const kept = Object.entries(headers).filter(([name]) => name === 'content-type' || name === 'x-project-id');
  const signed = { ...Object.fromEntries(kept), ...added, host };
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
    ...added,
    authorization: `${algorithm} Access=${key.accessKeyId}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
  };
}

/** Signs with a Huawei Cloud access key: SDK-HMAC-SHA256 over content type, host, project and date. */
export const huaweiKey: Authorizer = { credentials: huaweiKeys, authorize: authorizeHuawei };
