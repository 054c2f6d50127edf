import { environment } from '#platform';
import { isObject } from '../check/members.js';
import { CredentialsError, YunspecError } from '../errors.js';
import type { CredentialsKind } from './kinds.js';
import type { AccessKey, Credentials, CredentialsSource } from './types.js';

export interface Provider {
  get(): Credentials | Promise<Credentials>;
  /** The service did not take them: what was fetched is fetched anew for the next call. */
  refused(): void;
}

/** How long before they expire new ones are asked for, in milliseconds. */
const early = 300_000;
/** How long a source is waited for before it is asked once more. */
const patience = 60_000;
/** How long it is left alone after it failed, as long as what it gave is good. */
const pause = 10_000;

/** For how long credentials are good, in milliseconds. How long a session lasts that does not say, only its source knows. */
function lifetime(credentials: Credentials): number {
  const { expiration, securityToken } = credentials as Partial<AccessKey>;
  const left = new Date(expiration ?? Number.NaN).getTime() - Date.now();
  if (!Number.isNaN(left)) return left;
  return securityToken === undefined ? Number.POSITIVE_INFINITY : 0;
}

/**
 * Fetches once and keeps the result. New ones are asked for five minutes before it expires, never twice at a time; what
 * is still good stays in use meanwhile, and when that fails.
 */
function cached(client: string, fetch: () => Credentials | Promise<Credentials>): Provider {
  let known: Credentials | undefined;
  let pending: Promise<Credentials> | undefined;
  let asked = 0;
  const ask = async (): Promise<Credentials> => {
    try {
      return await fetch();
    } catch (underlying) {
      if (underlying instanceof YunspecError) throw underlying;
      throw new CredentialsError(`${client}: the credentials function failed`, undefined, { underlying });
    }
  };
  const refresh = (): Promise<Credentials> => {
    const at = Date.now();
    asked = at;
    const own = ask()
      .then((fetched) => {
        // unless it was given up, and asked again meanwhile
        if (at === asked) known = fetched;
        return fetched;
      })
      .finally(() => {
        if (pending === own) pending = undefined;
      });
    // told to those who wait for it
    own.catch(() => {});
    return own;
  };
  return {
    get() {
      const left = known === undefined ? 0 : lifetime(known);
      const since = Date.now() - asked;
      const isTime = pending === undefined ? left <= 0 || since > pause : since > patience;
      if (left <= early && isTime) pending = refresh();
      return known !== undefined && left > 0 ? known : (pending as Promise<Credentials>);
    },
    refused() {
      known = undefined;
    },
  };
}

/** How an option for a kind is written. */
function optionText({ parts }: CredentialsKind): string {
  const names = Object.keys(parts);
  return names.length === 0
    ? 'nothing: the credentials are members of each input'
    : `credentials: { ${names.join(', ')} }`;
}

function fromEnvironment(client: string, kinds: readonly CredentialsKind[]): object {
  for (const { parts, sessionToken } of kinds) {
    const values = Object.entries(parts).map(([part, variable]) => [part, environment(variable)] as const);
    if (!values.every(([, text]) => text !== undefined)) continue;
    return {
      ...Object.fromEntries(values),
      securityToken: sessionToken === undefined ? undefined : environment(sessionToken),
    };
  }
  const ways = kinds.map(
    (kind) => `\n  - ${optionText(kind)}, or the environment: ${Object.values(kind.parts).join(' and ')}`,
  );
  throw new CredentialsError(`${client} has no credentials. Give one of:${ways.join('')}`);
}

/** Keys and tokens are printable ASCII; a line break at the end is what files and shells leave behind. */
const isKeyText = (value: string): boolean => /^[!-~]+$/.test(value);

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** What a source gives, as credentials of the first kind that it has all parts of. */
function usable(client: string, given: unknown, kinds: readonly CredentialsKind[]): Credentials {
  const from = (isObject(given) ? given : {}) as Readonly<Record<string, unknown>>;
  const refusal = (fault: string): CredentialsError =>
    new CredentialsError(`${client} ${fault}. Expected ${kinds.map(optionText).join(' or ')}`);
  const textsOf = ({ parts, alias = '' }: CredentialsKind): [part: string, text: unknown][] =>
    Object.keys(parts).map((part) => [part, isText(from[part]) ? from[part] : from[alias]]);
  const kind = kinds.find((one) => textsOf(one).every(([, text]) => isText(text)));
  if (kind === undefined || (Object.keys(kind.parts).length === 0 && Object.values(from).some(isText))) {
    const isPartial = kinds.some(({ parts }) => Object.keys(parts).some((part) => part in from));
    throw refusal(isPartial ? 'was given credentials with an empty part' : 'cannot use credentials of this form');
  }
  const { securityToken, expiration } = from;
  const texts = textsOf(kind);
  if (kind.sessionToken !== undefined && isText(securityToken)) texts.push(['securityToken', securityToken]);
  if (!texts.every(([, text]) => isKeyText(text as string)))
    throw refusal('was given credentials with a character no key has, such as a line break');
  return { ...Object.fromEntries(texts), ...(expiration ? { expiration } : {}) } as Credentials;
}

/** A provider from an option, else from the environment. Values are checked at once, fetched ones when they arrive. */
export function provider(
  client: string,
  source: CredentialsSource | undefined,
  kinds: readonly CredentialsKind[],
): Provider {
  if (typeof source === 'function') return cached(client, async () => usable(client, await source(), kinds));
  if (isObject(source) && typeof source.getCredential === 'function') {
    const { getCredential } = source;
    return cached(client, async () => usable(client, await getCredential.call(source), kinds));
  }
  const values = usable(client, source === undefined ? fromEnvironment(client, kinds) : source, kinds);
  return { get: () => values, refused: () => {} };
}
