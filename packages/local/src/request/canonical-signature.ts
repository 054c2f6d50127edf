import { canonicalQuery, sha256, signCanonical } from '@yunspec/runtime';
import type { HeaderReader, IncomingRequest } from './incoming.js';

/** An `Authorization` header that holds an access key ID, the names of the signed headers, and a signature. */
export interface CanonicalAuthorization {
  readonly algorithm: string;
  readonly accessKeyId: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const headerFormat = /^(\S+) (?:Credential|Access)=([^,\s]*), ?SignedHeaders=([^,\s]*), ?Signature=([^,\s]*)$/;

/** Parses an `Authorization` header with a canonical signature. Returns undefined for any other header. */
export function parseAuthorization(headers: HeaderReader): CanonicalAuthorization | undefined {
  const [, algorithm, accessKeyId, names, signature] = headerFormat.exec(headers.get('authorization') ?? '') ?? [];
  if (algorithm === undefined || accessKeyId === undefined || names === undefined || signature === undefined)
    return undefined;
  return { algorithm, accessKeyId, signedHeaders: names.split(';'), signature };
}

/**
 * Computes the signature that a request must have. Some algorithms sign additional `lines`, or another form of the
 * `path` than the one received.
 */
export async function computeSignature(
  { algorithm, signedHeaders }: CanonicalAuthorization,
  { method, pathname, host, headers, query, body }: IncomingRequest,
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
