import { findNearest } from './nearest.js';

/** Writes a path of the wire, such as `DataDisk.1.Size`, as the input has it: `DataDisk: [{ Size: … }]`. */
function nest([name = '', ...rest]: readonly string[]): string {
  const isList = /^\d+$/.test(rest[0] ?? '');
  const inner = isList ? rest.slice(1) : rest;
  const value = inner.length === 0 ? '…' : `{ ${nest(inner)} }`;
  return `${name}: ${isList ? `[${value}]` : value}`;
}

/** Names of other clients' options, by the name in lower case, and what is written here. */
const foreignOptions: Readonly<Record<string, string>> = {
  accesskeyid: 'credentials: { accessKeyId, accessKeySecret }',
  accesskeysecret: 'credentials: { accessKeyId, accessKeySecret }',
  secretaccesskey: 'credentials: { accessKeyId, accessKeySecret }',
  securitytoken: 'credentials: { accessKeyId, accessKeySecret, securityToken }',
  apikey: 'credentials: { apiKey }',
  credential: 'credentials: …',
  maxretries: 'retry: { retries: … }',
  maxattempts: 'retry: { retries: … }',
  autoretry: 'retry: { retries: … }',
  backoffperiod: 'retry: { base: … }',
  readtimeout: 'timeout: { attempt: … }',
  connecttimeout: 'timeout: { attempt: … }',
  requesttimeout: 'timeout: { attempt: … }',
  regionid: 'region: …',
  baseurl: 'endpoint: …',
  httpproxy: 'fetch: …, as the README shows',
  httpsproxy: 'fetch: …, as the README shows',
  logger: 'log: …',
  loglevel: 'log: …, or set YUNSPEC_LOG',
};

/**
 * Returns how a member that is not documented should be written: a flat name of the wire as an object or a list, or a
 * name as the nearest documented one.
 */
export function suggestMember(name: string, known: readonly string[]): string | undefined {
  const [first = '', ...rest] = name.split('.');
  const parent = rest.length === 0 ? undefined : findNearest(first, known);
  if (parent !== undefined) return `write ${nest([parent, ...rest])}`;
  const foreign = Object.hasOwn(foreignOptions, name.toLowerCase()) ? foreignOptions[name.toLowerCase()] : undefined;
  // inputs may have members of the same names
  if (foreign !== undefined && known.includes(foreign.split(':')[0] ?? '')) return `write ${foreign}`;
  const nearest = findNearest(name, known);
  return nearest === undefined ? undefined : `did you mean ${nearest}?`;
}

/** Returns whether a text is JSON for a list or an object, as the vendors' clients want it. */
export const isJsonText = (value: unknown): boolean =>
  typeof value === 'string' && /^\s*(\[.*\]|\{.*\})\s*$/s.test(value);
