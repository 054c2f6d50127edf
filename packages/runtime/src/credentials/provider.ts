import { isObject } from '../check/members.js';
import { CredentialsError, YunspecError } from '../errors.js';
import { variables } from './environment.js';
import { type AccessKey, type Credentials, type CredentialsKind, type CredentialsSource, isOfKind, parts } from './types.js';

export type Provider = () => Credentials | Promise<Credentials>;

const early = 300_000;

/** For how long credentials are good, in milliseconds. How long a session lasts that does not say, only its source knows. */
function lifetime(credentials: Credentials): number {
  const { expiration, securityToken } = credentials as Partial<AccessKey>;
  if (expiration !== undefined) return new Date(expiration).getTime() - Date.now();
  return securityToken === undefined ? Number.POSITIVE_INFINITY : 0;
}

/**
 * Fetches once, keeps the result until five minutes before it expires, and never fetches twice at a time. What is still
 * good stays in use when fetching fails.
 */
function cached(client: string, fetch: () => Credentials | Promise<Credentials>): Provider {
  let known: Credentials | undefined;
  let pending: Promise<Credentials> | undefined;
  const refresh = async (): Promise<Credentials> => {
    try {
      known = await fetch();
      return known;
    } catch (error) {
      if (known !== undefined && lifetime(known) > 0) return known;
      throw error instanceof YunspecError
        ? error
        : new CredentialsError(`${client}: the credentials function failed`, undefined, { cause: error });
    } finally {
      pending = undefined;
    }
  };
  return () => {
    if (known !== undefined && lifetime(known) > early) return known;
    pending ??= refresh();
    return pending;
  };
}

function fromEnvironment(client: string, kinds: readonly CredentialsKind[]): Credentials {
  for (const kind of kinds) {
    const found = variables[kind].read();
    if (found !== undefined) return found;
  }
  const ways = kinds.map((kind) => `\n  - ${variables[kind].option}, or the environment: ${variables[kind].names.join(' and ')}`);
  throw new CredentialsError(`${client} has no credentials. Give one of:${ways.join('')}`);
}

/** Keys and tokens are printable ASCII; a line break at the end is what files and shells leave behind. */
const isKeyText = (value: unknown): boolean => typeof value === 'string' && /^[!-~]+$/.test(value);

function usable(client: string, given: unknown, kinds: readonly CredentialsKind[]): Credentials {
  const credentials = (isObject(given) ? given : { given }) as Credentials;
  const expected = `Expected ${kinds.map((kind) => variables[kind].option).join(' or ')}`;
  const kind = kinds.find((one) => isOfKind(credentials, one));
  if (kind === undefined) throw new CredentialsError(`${client} cannot use credentials of this form. ${expected}`);
  const values = parts[kind].map((part) => (credentials as Record<string, unknown>)[part]);
  if (values.some((value) => typeof value !== 'string' || value === '')) {
    throw new CredentialsError(`${client} was given credentials with an empty part. ${expected}`);
  }
  const { securityToken } = credentials as Partial<AccessKey>;
  if (![...values, ...(securityToken ? [securityToken] : [])].every(isKeyText)) {
    throw new CredentialsError(`${client} was given credentials with a character no key has, such as a blank or a line break. ${expected}`);
  }
  return securityToken === '' ? ({ ...credentials, securityToken: undefined } as Credentials) : credentials;
}

/** A provider from an option, else from the environment. Values are checked at once, fetched ones when they arrive. */
export function provider(client: string, source: CredentialsSource | undefined, kinds: readonly CredentialsKind[]): Provider {
  if (typeof source === 'function') return cached(client, async () => usable(client, await source(), kinds));
  if (isObject(source) && typeof source.getCredential === 'function') {
    const { getCredential } = source;
    return cached(client, async () => usable(client, await getCredential.call(source), kinds));
  }
  const values = usable(client, source === undefined ? fromEnvironment(client, kinds) : source, kinds);
  const copy = { ...values };
  return () => copy;
}
