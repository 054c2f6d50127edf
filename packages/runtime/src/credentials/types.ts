/** An AccessKey pair; `securityToken` where it came from STS. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string | undefined;
  /** When it stops being valid. A provider is asked again shortly before. */
  readonly expiration?: Date | undefined;
}

/** A key sent as `Authorization: Bearer …`. */
export interface ApiKey {
  readonly apiKey: string;
}

/** A token sent as `X-Auth-Token`. */
export interface AuthToken {
  readonly token: string;
}

/** For services whose credentials are members of each input. */
export type NoCredentials = Readonly<Record<string, never>>;

export type Credentials = AccessKey | ApiKey | AuthToken | NoCredentials;

/** What a protocol signs with. The two pairs of keys have the same form and come from different variables. */
export type CredentialsKind = 'access-key' | 'huawei-key' | 'bearer' | 'token' | 'none';

/** Values, a function that fetches them, or any object with `getCredential()`. */
export type CredentialsSource<C extends Credentials = Credentials> = C | (() => C | Promise<C>) | { getCredential(): Promise<C> };

/** The parts of each kind of credentials; none may be empty. */
export const parts: Readonly<Record<CredentialsKind, readonly string[]>> = {
  'access-key': ['accessKeyId', 'accessKeySecret'],
  'huawei-key': ['accessKeyId', 'accessKeySecret'],
  bearer: ['apiKey'],
  token: ['token'],
  none: [],
};

/** Whether credentials have the form of a kind. */
export function isOfKind(credentials: Credentials, kind: CredentialsKind): boolean {
  const [first] = parts[kind];
  return first === undefined ? Object.keys(credentials).length === 0 : first in credentials;
}

/** The texts in credentials that must never be shown. */
export const secretTexts = (credentials: Credentials): string[] =>
  ['accessKeySecret', 'securityToken', 'apiKey', 'token'].flatMap((member) => {
    const text = (credentials as Record<string, unknown>)[member];
    return typeof text === 'string' ? [text] : [];
  });
