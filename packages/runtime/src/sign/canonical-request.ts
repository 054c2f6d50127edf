import { hash, hmac } from '#platform';
import type { Pairs } from '../wire/flatten.js';
import { percentEncode } from '../wire/percent.js';

/** What is signed of a request. Header names are in lower case. */
export interface Signable {
  readonly method: string;
  readonly path: string;
  readonly query: Pairs;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const sha256 = (text: string): string | Promise<string> => hash('sha256', text);

/** Names and texts encoded, then sorted as they stand. */
function canonicalQuery(query: Pairs): string {
  return query
    .map(([name, text]) => [name, `${percentEncode(name)}=${percentEncode(text)}`] as const)
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([, text]) => text)
    .join('&');
}

/** The request in the one form both sides can make, and the names of the headers in it. */
export function canonicalRequest({ method, path, query, headers }: Signable, bodyHash: string): { text: string; signedHeaders: string } {
  const names = Object.keys(headers).sort(byCodeUnit);
  const signedHeaders = names.join(';');
  const lines = names.map((name) => `${name}:${(headers[name] ?? '').trim()}\n`).join('');
  return { text: [method, path, canonicalQuery(query), lines, signedHeaders, bodyHash].join('\n'), signedHeaders };
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
