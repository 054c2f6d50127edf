import { computeHmac } from '#platform';
import type { Pairs } from '../wire/flatten.js';
import { canonicalQuery } from './canonical-query.js';

/**
 * Builds the text that is signed: method, path, and the canonical parameters encoded once more. `encodeURIComponent` is
 * enough here: encoded parameters contain none of the characters in which it differs from RFC 3986.
 */
const buildStringToSign = (method: string, parameters: string): string =>
  `${method}&%2F&${encodeURIComponent(parameters)}`;

/** Signs canonical parameters with signature version 1.0: HMAC-SHA1 in base64, with the secret and `&` as the key. */
export const signParameters = (method: string, parameters: string, secret: string): string | Promise<string> =>
  computeHmac('sha1', `${secret}&`, buildStringToSign(method, parameters), 'base64');

/** Builds the text that signature version 1.0 signs. */
export const stringToSign = (method: string, pairs: Pairs): string => buildStringToSign(method, canonicalQuery(pairs));

/** Signs parameters with signature version 1.0. */
export const rpcSignature = (method: string, pairs: Pairs, secret: string): string | Promise<string> =>
  signParameters(method, canonicalQuery(pairs), secret);
