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

export type Credentials = AccessKey | ApiKey;

export type CredentialsKind = 'access-key' | 'bearer';

/** Values, a function that fetches them, or any object with `getCredential()`. */
export type CredentialsSource<C extends Credentials = Credentials> = C | (() => C | Promise<C>) | { getCredential(): Promise<C> };

export const kindOf = (credentials: Credentials): CredentialsKind => ('apiKey' in credentials ? 'bearer' : 'access-key');
