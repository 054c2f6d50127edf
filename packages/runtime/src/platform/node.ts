import type * as Crypto from 'node:crypto';
import type { TracingChannel } from 'node:diagnostics_channel';
import { nodeTransport } from '../transport/node-http.js';
import type { Transport } from '../transport/types.js';

let loaded: typeof Crypto | undefined;

/** Built-in modules are asked for when first used: importing a client stays cheap. */
function crypto(): typeof Crypto {
  loaded ??= process.getBuiltinModule('node:crypto');
  return loaded;
}

export type Digest = 'sha1' | 'sha256';

export function hmac(digest: Digest, key: string | Uint8Array, text: string, form: 'base64' | 'hex'): string {
  return crypto().createHmac(digest, key).update(text, 'utf8').digest(form);
}

export function hash(digest: Digest, text: string): string {
  return crypto().createHash(digest).update(text, 'utf8').digest('hex');
}

let channel: Tracing | undefined;

/** What a tracing channel must be able to do. */
export type Tracing = Pick<TracingChannel, 'tracePromise'> & { readonly hasSubscribers: boolean };

/** The channel every call is traced on, `yunspec:call`. */
export function tracing(): Tracing | undefined {
  channel ??= process.getBuiltinModule('node:diagnostics_channel').tracingChannel('yunspec:call') as unknown as Tracing;
  return channel;
}

export function environment(name: string): string | undefined {
  const text = process.env[name];
  return text === '' ? undefined : text;
}

export function defaultTransport(): Transport {
  return nodeTransport();
}
