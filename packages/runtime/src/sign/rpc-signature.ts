import { hmac } from '#platform';
import type { Pairs } from '../wire/flatten.js';
import { canonicalQuery } from './canonical-query.js';

/**
 * The text that is signed: method, path and the canonical parameters, encoded once more. Encoded once already, they
 * hold nothing that RFC 3986 encodes in another way.
 */
const textOf = (method: string, parameters: string): string => `${method}&%2F&${encodeURIComponent(parameters)}`;

/** Signature version 1.0 of canonical parameters: HMAC-SHA1 as base64. The key is the secret with `&` behind it. */
export const signParameters = (method: string, parameters: string, secret: string): string | Promise<string> =>
  hmac('sha1', `${secret}&`, textOf(method, parameters), 'base64');

/** What is signed of some parameters. */
export const stringToSign = (method: string, pairs: Pairs): string => textOf(method, canonicalQuery(pairs));

/** Signature version 1.0 of some parameters. */
export const rpcSignature = (method: string, pairs: Pairs, secret: string): string | Promise<string> =>
  signParameters(method, canonicalQuery(pairs), secret);
