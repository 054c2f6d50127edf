/** An AccessKey pair, with a `securityToken` if it is from STS. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string | undefined;
  /** The time at which it expires. A credentials function is called again five minutes before. */
  readonly expiration?: Date | undefined;
}

/** A key that is sent as `Authorization: Bearer …`. */
export interface ApiKey {
  readonly apiKey: string;
  readonly expiration?: Date | undefined;
}

/** A token that is sent as `X-Auth-Token: …`. */
export interface AuthToken {
  readonly token: string;
  readonly expiration?: Date | undefined;
}

/** The empty credentials of services whose inputs contain them. */
export type NoCredentials = Readonly<Record<string, never>>;

export type Credentials = AccessKey | ApiKey | AuthToken | NoCredentials;

/**
 * Credentials, a function that fetches them, or an object with `getCredential()`, such as those of
 * `@alicloud/credentials`.
 */
export type CredentialsSource =
  | Credentials
  | (() => Credentials | Promise<Credentials>)
  | { getCredential(): Promise<object> };

/** Lists the texts in credentials that must never be shown. */
export const listSecrets = (credentials: Credentials = {}): string[] =>
  ['accessKeySecret', 'securityToken', 'apiKey', 'token']
    .map((member) => (credentials as Readonly<Record<string, unknown>>)[member])
    .filter((text) => typeof text === 'string');
