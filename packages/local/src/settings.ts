/** The keys the local cloud knows. They open nothing else. */
export interface LocalCredentials {
  /** Default `local`. */
  readonly accessKeyId: string;
  /** Default `local-secret`. */
  readonly accessKeySecret: string;
  /** Bearer key, and the token of `X-Auth-Token`. Default `local-key`. */
  readonly apiKey: string;
}

export const localCredentials: LocalCredentials = {
  accessKeyId: 'local',
  accessKeySecret: 'local-secret',
  apiKey: 'local-key',
};

export interface Settings {
  readonly credentials: LocalCredentials;
  /** How long a resource stays in a passing state, in milliseconds. */
  readonly transition: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
