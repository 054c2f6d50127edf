/** The credentials that the local cloud accepts. They are valid nowhere else. */
export interface LocalCredentials {
  /** Default `local`. */
  readonly accessKeyId: string;
  /** Default `local-secret`. */
  readonly accessKeySecret: string;
  /** The bearer key, also accepted as the token in `X-Auth-Token`. Default `local-key`. */
  readonly apiKey: string;
}

/** The credentials that the local cloud accepts by default. */
export const localCredentials: LocalCredentials = {
  accessKeyId: 'local',
  accessKeySecret: 'local-secret',
  apiKey: 'local-key',
};

/** The treatment of parameters that an operation does not document: an error, or a line in the log. */
export type UnknownParameters = 'refuse' | 'ignore';

export interface Settings {
  readonly credentials: LocalCredentials;
  /** The time a resource spends in a transitional state, in milliseconds. */
  readonly transition: number;
  /** Returns the current time, in milliseconds since 1970. */
  readonly now: () => number;
  readonly unknown: UnknownParameters;
  /** Takes a line about a request. */
  readonly log: (line: string) => void;
}
