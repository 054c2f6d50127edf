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

export type CredentialsKind = 'access-key' | 'bearer' | 'token' | 'none';

/** Values, a function that fetches them, or any object with `getCredential()`. */
export type CredentialsSource<C extends Credentials = Credentials> = C | (() => C | Promise<C>) | { getCredential(): Promise<C> };

const members: Readonly<Record<string, CredentialsKind>> = { accessKeyId: 'access-key', apiKey: 'bearer', token: 'token' };

export const kindOf = (credentials: Credentials): CredentialsKind =>
  Object.entries(members).find(([member]) => member in credentials)?.[1] ?? 'none';

/** The parts of credentials that must not be empty. */
export const parts: Readonly<Record<CredentialsKind, readonly string[]>> = {
  'access-key': ['accessKeyId', 'accessKeySecret'],
  bearer: ['apiKey'],
  token: ['token'],
  none: [],
};

/** The texts in credentials that must never be shown. */
export const secretTexts = (credentials: Credentials): string[] =>
  ['accessKeySecret', 'securityToken', 'apiKey', 'token'].flatMap((member) => {
    const text = (credentials as Record<string, unknown>)[member];
    return typeof text === 'string' ? [text] : [];
  });
