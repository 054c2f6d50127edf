import { fetchTransport } from '../transport/fetch.js';
import type { Transport } from '../transport/types.js';
import type { Digest } from './node.js';

const names: Readonly<Record<Digest, string>> = { sha1: 'SHA-1', sha256: 'SHA-256' };
const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

function encode(buffer: ArrayBuffer, form: 'base64' | 'hex'): string {
  const all = [...new Uint8Array(buffer)];
  if (form === 'hex') return all.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return btoa(String.fromCharCode(...all));
}

export async function hmac(
  digest: Digest,
  key: string | Uint8Array,
  text: string,
  form: 'base64' | 'hex',
): Promise<string> {
  const material = typeof key === 'string' ? bytes(key) : new Uint8Array(key);
  const imported = await crypto.subtle.importKey('raw', material, { name: 'HMAC', hash: names[digest] }, false, [
    'sign',
  ]);
  return encode(await crypto.subtle.sign('HMAC', imported, bytes(text)), form);
}

export async function hash(digest: Digest, text: string): Promise<string> {
  return encode(await crypto.subtle.digest(names[digest], bytes(text)), 'hex');
}

/** There is no tracing channel outside Node. */
export function tracing(): undefined {
  return undefined;
}

export function environment(_name: string): string | undefined {
  return undefined;
}

export function defaultTransport(): Transport {
  return fetchTransport((request) => fetch(request));
}
