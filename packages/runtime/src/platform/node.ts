import type * as Crypto from 'node:crypto';
import type { TracingChannel } from 'node:diagnostics_channel';
import type { CredentialsKind } from '../credentials/kinds.js';
import { createNodeTransport } from '../transport/node-http.js';
import type { Transport } from '../transport/types.js';

let crypto: typeof Crypto | undefined;

/** Loads the built-in module on first use, so that importing a client is cheap. */
function loadCrypto(): typeof Crypto {
  crypto ??= process.getBuiltinModule('node:crypto');
  return crypto;
}

export type Digest = 'sha1' | 'sha256';

export function computeHmac(digest: Digest, key: string | Uint8Array, text: string, form: 'base64' | 'hex'): string {
  return loadCrypto().createHmac(digest, key).update(text, 'utf8').digest(form);
}

export function computeHash(digest: Digest, text: string): string {
  return loadCrypto().createHash(digest).update(text, 'utf8').digest('hex');
}

let channel: Tracing | undefined;

/** The part of a tracing channel that calls need. */
export type Tracing = Pick<TracingChannel, 'tracePromise'> & { readonly hasSubscribers: boolean };

/** Returns the channel on which every call is traced, `yunspec:call`. */
export function getTracingChannel(): Tracing | undefined {
  channel ??= process.getBuiltinModule('node:diagnostics_channel').tracingChannel('yunspec:call') as unknown as Tracing;
  return channel;
}

/** Returns an environment variable, unless it is empty. */
export function readEnvironment(name: string): string | undefined {
  const text = process.env[name];
  return text === '' ? undefined : text;
}

/** Reads the credentials of the first kind whose parts are all in the environment. */
export function readCredentials(kinds: readonly CredentialsKind[]): object | undefined {
  for (const { parts, sessionToken = '' } of kinds) {
    const values = Object.entries(parts).map(([part, variable]) => [part, readEnvironment(variable)] as const);
    if (values.every(([, text]) => text !== undefined))
      return { ...Object.fromEntries(values), securityToken: readEnvironment(sessionToken) };
  }
  return undefined;
}

/** Describes the variables of a kind of credentials, as the end of a sentence. */
export const describeVariables = ({ parts }: CredentialsKind): string =>
  `, or the environment: ${Object.values(parts).join(' and ')}`;

export function createDefaultTransport(): Transport {
  return createNodeTransport();
}
