import { ConfigurationError, CredentialsError } from '../errors.js';
import { variables } from './environment.js';
import { type Credentials, type CredentialsKind, type CredentialsSource, kindOf, parts } from './types.js';

export type Provider = () => Credentials | Promise<Credentials>;

const early = 300_000;

function isFresh(credentials: Credentials): boolean {
  if (!('expiration' in credentials) || credentials.expiration === undefined) return true;
  return credentials.expiration.getTime() - Date.now() > early;
}

/** Fetches once, keeps the result until five minutes before it expires, and never fetches twice at a time. */
function cached(fetch: () => Credentials | Promise<Credentials>): Provider {
  let known: Credentials | undefined;
  let pending: Promise<Credentials> | undefined;
  const refresh = async (): Promise<Credentials> => {
    try {
      known = await fetch();
      return known;
    } catch (error) {
      throw new CredentialsError('The credentials function failed', undefined, { cause: error });
    } finally {
      pending = undefined;
    }
  };
  return () => {
    if (known !== undefined && isFresh(known)) return known;
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

function assertUsable(client: string, credentials: Credentials, kinds: readonly CredentialsKind[]): Credentials {
  const values = parts[kindOf(credentials)].map((part) => (credentials as Record<string, unknown>)[part]);
  if (values.some((value) => typeof value !== 'string' || value === '')) {
    throw new CredentialsError(`${client} was given credentials with an empty part. Expected ${kinds.map((kind) => variables[kind].option).join(' or ')}`);
  }
  if (!kinds.includes(kindOf(credentials))) {
    throw new ConfigurationError(`${client} cannot use ${kindOf(credentials)} credentials here. Expected ${kinds.map((kind) => variables[kind].option).join(' or ')}`);
  }
  return credentials;
}

/** A provider from an option, else from the environment. Values are checked at once, fetched ones when they arrive. */
export function provider(client: string, source: CredentialsSource | undefined, kinds: readonly CredentialsKind[]): Provider {
  if (typeof source === 'function') return cached(async () => assertUsable(client, await source(), kinds));
  if (source !== undefined && 'getCredential' in source) {
    return cached(async () => assertUsable(client, await source.getCredential(), kinds));
  }
  const values = assertUsable(client, source ?? fromEnvironment(client, kinds), kinds);
  const copy = { ...values };
  return () => copy;
}
