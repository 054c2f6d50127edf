import { canonicalQuery, sha256, signCanonical } from '@yunspec/runtime';
import type { Incoming } from './incoming.js';

/** An `Authorization` header that names a key, the headers that were signed, and the signature. */
export interface CanonicalAuthorization {
  readonly algorithm: string;
  readonly accessKeyId: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const form = /^(\S+) (?:Credential|Access)=([^,\s]*), ?SignedHeaders=([^,\s]*), ?Signature=([^,\s]*)$/;

/** Reads an `Authorization` header of this form; undefined for any other. */
export function canonicalAuthorization(headers: Headers): CanonicalAuthorization | undefined {
  const [, algorithm, accessKeyId, names, signature] = form.exec(headers.get('authorization') ?? '') ?? [];
  if (algorithm === undefined || accessKeyId === undefined || names === undefined || signature === undefined)
    return undefined;
  return { algorithm, accessKeyId, signedHeaders: names.split(';'), signature };
}

/** The signature a request must have. `lines` and `path` are what the algorithm wants beside and instead of what came. */
export async function canonicalSignature(
  { algorithm, signedHeaders }: CanonicalAuthorization,
  { method, pathname, host, headers, query, body }: Incoming,
  secret: string,
  { lines = [], path = pathname }: { readonly lines?: readonly string[]; readonly path?: string } = {},
): Promise<string> {
  const signed = signedHeaders.map((name) => [name, headers.get(name) ?? (name === 'host' ? host : '')]);
  const signable = {
    method,
    path,
    query: canonicalQuery(query.map(([name, text]) => [name, text])),
    headers: Object.fromEntries(signed),
    body,
  };
  return (await signCanonical(algorithm, lines, secret, signable, await sha256(body))).signature;
}
