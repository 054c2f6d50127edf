import { hash, hmac } from '#platform';
import { byCodeUnit } from './canonical-query.js';

/** What is signed of a request. Header names are in lower case. */
export interface Signable {
  readonly method: string;
  readonly path: string;
  /** In canonical form. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export const sha256 = (text: string): string | Promise<string> => hash('sha256', text);

/** The request in the one form both sides can make, and the names of the headers in it. */
export function canonicalRequest(
  { method, path, query, headers }: Signable,
  bodyHash: string,
): { text: string; signedHeaders: string } {
  const names = Object.keys(headers).sort(byCodeUnit);
  const signedHeaders = names.join(';');
  const lines = names.map((name) => `${name}:${(headers[name] ?? '').trim()}\n`).join('');
  return { text: [method, path, query, lines, signedHeaders, bodyHash].join('\n'), signedHeaders };
}

/** Signs a canonical request: the algorithm, any lines of its own, and the hash of the request, under HMAC-SHA256. */
export async function signCanonical(
  algorithm: string,
  lines: readonly string[],
  secret: string,
  request: Signable,
  bodyHash: string,
): Promise<{ signature: string; signedHeaders: string }> {
  const { text, signedHeaders } = canonicalRequest(request, bodyHash);
  const signature = await hmac('sha256', secret, [algorithm, ...lines, await sha256(text)].join('\n'), 'hex');
  return { signature, signedHeaders };
}
