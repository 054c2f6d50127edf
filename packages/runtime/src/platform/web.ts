import type { CredentialsKind } from '../credentials/kinds.js';
import { createFetchTransport } from '../transport/fetch.js';
import type { Transport } from '../transport/types.js';
import type { Digest } from './node.js';

const algorithmNames: Readonly<Record<Digest, string>> = { sha1: 'SHA-1', sha256: 'SHA-256' };
const encodeUtf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

function encodeBytes(buffer: ArrayBuffer, form: 'base64' | 'hex'): string {
  const bytes = [...new Uint8Array(buffer)];
  if (form === 'hex') return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return btoa(String.fromCharCode(...bytes));
}

export async function computeHmac(
  digest: Digest,
  key: string | Uint8Array,
  text: string,
  form: 'base64' | 'hex',
): Promise<string> {
  const material = typeof key === 'string' ? encodeUtf8(key) : new Uint8Array(key);
  const imported = await crypto.subtle.importKey(
    'raw',
    material,
    { name: 'HMAC', hash: algorithmNames[digest] },
    false,
    ['sign'],
  );
  return encodeBytes(await crypto.subtle.sign('HMAC', imported, encodeUtf8(text)), form);
}

export async function computeHash(digest: Digest, text: string): Promise<string> {
  return encodeBytes(await crypto.subtle.digest(algorithmNames[digest], encodeUtf8(text)), 'hex');
}

/** There is no tracing channel outside Node. */
export function getTracingChannel(): undefined {
  return undefined;
}

export function readEnvironment(_name: string): string | undefined {
  return undefined;
}

/** There is no environment outside Node. */
export function readCredentials(_kinds: readonly CredentialsKind[]): object | undefined {
  return undefined;
}

export const describeVariables = (_kind: CredentialsKind): string => '';

export function createDefaultTransport(): Transport {
  return createFetchTransport((request) => fetch(request));
}
