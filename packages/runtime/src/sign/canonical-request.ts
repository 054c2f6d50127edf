import { computeHash, computeHmac } from '#platform';
import { compareCodeUnits } from './canonical-query.js';

/** The signed parts of a request. Header names are in lower case. */
export interface Signable {
  readonly method: string;
  readonly path: string;
  /** In canonical form. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export const sha256 = (text: string): string | Promise<string> => computeHash('sha256', text);

/** Builds the canonical form of a request, and the list of the headers in it. */
export function buildCanonicalRequest(
  { method, path, query, headers }: Signable,
  bodyHash: string,
): { text: string; signedHeaders: string } {
  const names = Object.keys(headers).sort(compareCodeUnits);
  const signedHeaders = names.join(';');
  const lines = names.map((name) => `${name}:${(headers[name] ?? '').trim()}\n`).join('');
  return { text: [method, path, query, lines, signedHeaders, bodyHash].join('\n'), signedHeaders };
}

/**
 * Signs a request with HMAC-SHA256. The signed text is the algorithm, its own `lines` and the hash of the canonical
 * request.
 */
export async function signCanonical(
  algorithm: string,
  lines: readonly string[],
  secret: string,
  request: Signable,
  bodyHash: string,
): Promise<{ signature: string; signedHeaders: string }> {
  const { text, signedHeaders } = buildCanonicalRequest(request, bodyHash);
  const signature = await computeHmac('sha256', secret, [algorithm, ...lines, await sha256(text)].join('\n'), 'hex');
  return { signature, signedHeaders };
}
