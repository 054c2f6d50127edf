/** An AccessKey pair; `securityToken` where it came from STS. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string | undefined;
  /** When it stops being valid. A function is asked again shortly before. */
  readonly expiration?: Date | undefined;
}

/** A key sent as `Authorization: Bearer …`. */
export interface ApiKey {
  readonly apiKey: string;
  readonly expiration?: Date | undefined;
}

/** A token sent as `X-Auth-Token`. */
export interface AuthToken {
  readonly token: string;
  readonly expiration?: Date | undefined;
}

/** For services whose credentials are members of each input. */
export type NoCredentials = Readonly<Record<string, never>>;

export type Credentials = AccessKey | ApiKey | AuthToken | NoCredentials;

/** Values, a function that fetches them, or any object with `getCredential()`, such as `@alicloud/credentials` gives. */
export type CredentialsSource =
  | Credentials
  | (() => Credentials | Promise<Credentials>)
  | { getCredential(): Promise<object> };

/** The texts in credentials that must never be shown. */
export const secretTexts = (credentials: Credentials): string[] =>
  ['accessKeySecret', 'securityToken', 'apiKey', 'token'].flatMap((member) => {
    const text = (credentials as Record<string, unknown>)[member];
    return typeof text === 'string' ? [text] : [];
  });
