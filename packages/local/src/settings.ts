import type { Observe } from './observe.js';

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

/** Takes a line of the log: one for each request (`info`), and one for each that was not taken as it was (`warning`). */
export type Log = (line: string, level: 'info' | 'warning') => void;

export interface Settings {
  /** The credentials of each account. Every account has a world of its own. */
  readonly accounts: readonly LocalCredentials[];
  /** The time a resource spends in a transitional state, in milliseconds. */
  transition: number;
  /** Returns the current time of the resources, in milliseconds since 1970. */
  readonly now: () => number;
  /** Returns the current time of the callers, whose clocks nobody sets forward. */
  readonly callerNow: () => number;
  readonly unknown: UnknownParameters;
  readonly log: Log;
  /** Takes what the cloud does, if anybody wants to know. */
  readonly observe: Observe | undefined;
}

/** Finds the account with an access key ID. */
export const findByAccessKey = ({ accounts }: Settings, id: string): LocalCredentials | undefined =>
  accounts.find(({ accessKeyId }) => accessKeyId === id);

/** Finds the account with a bearer key or token. */
export const findByApiKey = ({ accounts }: Settings, key: string): LocalCredentials | undefined =>
  accounts.find(({ apiKey }) => apiKey === key);
