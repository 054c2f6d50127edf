import { describeVariables, readCredentials } from '#platform';
import { CredentialsError, YunspecError } from '../errors.js';
import { isObject } from '../object.js';
import type { CredentialsKind } from './kinds.js';
import type { AccessKey, Credentials, CredentialsSource } from './types.js';

export interface Provider {
  get(): Credentials | Promise<Credentials>;
  /** Discards fetched credentials that the service rejected, so that the next call fetches new ones. */
  invalidate(): void;
}

/** The time before their expiration at which credentials are refreshed, in milliseconds. */
const refreshBefore = 300_000;
/** The time after which a source that does not respond is asked again, in milliseconds. */
const giveUpOnSourceAfter = 60_000;
/** The shortest time between two refreshes while the old credentials are valid, in milliseconds. */
const refreshAgainAfter = 10_000;

/**
 * Returns how long credentials stay valid, in milliseconds. Of session credentials without an expiration, only the
 * source knows.
 */
function getRemainingLifetime(credentials: Credentials): number {
  const { expiration, securityToken } = credentials as Partial<AccessKey>;
  const remaining = new Date(expiration ?? Number.NaN).getTime() - Date.now();
  if (!Number.isNaN(remaining)) return remaining;
  return securityToken === undefined ? Number.POSITIVE_INFINITY : 0;
}

/**
 * Caches the credentials of a source. They are refreshed five minutes before they expire, by one request at a time.
 * Until they do, they stay in use while the refresh runs or if it fails.
 */
function cacheCredentials(client: string, fetch: () => Credentials | Promise<Credentials>): Provider {
  let current: Credentials | undefined;
  let pending: Promise<Credentials> | undefined;
  let lastRefresh = 0;

  async function fetchCredentials(startedAt: number): Promise<Credentials> {
    try {
      const fetched = await fetch();
      // a later refresh may have replaced this one
      if (startedAt === lastRefresh) current = fetched;
      return fetched;
    } catch (underlying) {
      if (underlying instanceof YunspecError) throw underlying;
      throw new CredentialsError(`${client}: the credentials function failed`, undefined, { underlying });
    }
  }

  function startRefresh(): void {
    lastRefresh = Date.now();
    const refresh = fetchCredentials(lastRefresh).finally(() => {
      if (pending === refresh) pending = undefined;
    });
    // the calls that wait for it get the error; without any, it must not be an unhandled rejection
    refresh.catch(() => {});
    pending = refresh;
  }

  function shouldRefresh(remaining: number): boolean {
    if (remaining > refreshBefore) return false;
    const elapsed = Date.now() - lastRefresh;
    if (pending !== undefined) return elapsed > giveUpOnSourceAfter;
    return remaining <= 0 || elapsed > refreshAgainAfter;
  }

  return {
    get() {
      const remaining = current === undefined ? 0 : getRemainingLifetime(current);
      if (shouldRefresh(remaining)) startRefresh();
      return current !== undefined && remaining > 0 ? current : (pending as Promise<Credentials>);
    },
    invalidate() {
      current = undefined;
    },
  };
}

/** Describes how the option for a kind of credentials is written. */
function describeOption({ parts }: CredentialsKind): string {
  const names = Object.keys(parts);
  return names.length === 0
    ? 'nothing, because the credentials are members of each input'
    : `credentials: { ${names.join(', ')} }`;
}

function findInEnvironment(client: string, kinds: readonly CredentialsKind[]): object {
  const found = readCredentials(kinds);
  if (found !== undefined) return found;
  const ways = kinds.map((kind) => `\n  - ${describeOption(kind)}${describeVariables(kind)}`);
  throw new CredentialsError(`${client} has no credentials. Pass one of:${ways.join('')}`);
}

/**
 * Returns whether a text can be a key or token: printable ASCII. Files and shells often leave a line break at the end.
 */
const isKeyText = (value: string): boolean => /^[!-~]+$/.test(value);

const isNonEmptyString = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Converts what a source returns to credentials of the first kind whose parts it has. */
function parseCredentials(client: string, given: unknown, kinds: readonly CredentialsKind[]): Credentials {
  const members = (isObject(given) ? given : {}) as Readonly<Record<string, unknown>>;
  const createError = (problem: string): CredentialsError =>
    new CredentialsError(`${client} ${problem}. Expected ${kinds.map(describeOption).join(' or ')}`);
  const readParts = ({ parts, alias = '' }: CredentialsKind): [part: string, text: unknown][] =>
    Object.keys(parts).map((part) => [part, isNonEmptyString(members[part]) ? members[part] : members[alias]]);
  const kind = kinds.find((candidate) => readParts(candidate).every(([, text]) => isNonEmptyString(text)));
  if (kind === undefined || (Object.keys(kind.parts).length === 0 && Object.values(members).some(isNonEmptyString))) {
    const partial = kinds.find(({ parts }) => Object.keys(parts).some((part) => part in members));
    const missing = Object.keys(partial?.parts ?? {}).filter((part) => !isNonEmptyString(members[part]));
    throw createError(
      partial ? `got credentials without ${missing.join(' and ')}` : 'cannot use credentials of this form',
    );
  }
  const { securityToken, expiration } = members;
  const texts = readParts(kind);
  if (kind.sessionToken !== undefined && isNonEmptyString(securityToken)) texts.push(['securityToken', securityToken]);
  if (!texts.every(([, text]) => isKeyText(text as string)))
    throw createError('got credentials with a character that no key has, such as a line break');
  return { ...Object.fromEntries(texts), ...(expiration ? { expiration } : {}) } as Credentials;
}

/** Returns the function of an object that fetches credentials, if it has one. */
function getFetch(source: CredentialsSource | undefined): (() => Promise<object>) | undefined {
  const { getCredential } = Object(source) as { getCredential?: () => Promise<object> };
  return typeof getCredential === 'function' ? () => getCredential.call(source) : undefined;
}

/**
 * Creates a provider from an option, or else from the environment. Values are checked at once, fetched ones on arrival,
 * and the environment at the first call: a build that only creates a client needs no keys.
 */
export function createProvider(
  client: string,
  source: CredentialsSource | undefined,
  kinds: readonly CredentialsKind[],
): Provider {
  const fetch = typeof source === 'function' ? source : getFetch(source);
  if (fetch !== undefined) return cacheCredentials(client, async () => parseCredentials(client, await fetch(), kinds));
  const isGiven = source !== undefined;
  const read = (): Credentials => parseCredentials(client, isGiven ? source : findInEnvironment(client, kinds), kinds);
  let found = isGiven ? read() : undefined;
  return {
    get() {
      found ??= read();
      return found;
    },
    invalidate() {
      found = undefined;
    },
  };
}
