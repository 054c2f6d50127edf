import { hmac } from '#platform';
import type { Pairs } from '../wire/flatten.js';
import { encodePairs } from '../wire/percent.js';

const byName = ([a]: readonly [string, string], [b]: readonly [string, string]): number => (a < b ? -1 : a > b ? 1 : 0);

/** The text that is signed: method, path and the sorted, twice encoded parameters. */
export function stringToSign(method: string, pairs: Pairs): string {
  // encoded once, nothing is left that RFC 3986 encodes in another way
  return `${method}&%2F&${encodeURIComponent(encodePairs([...pairs].sort(byName)))}`;
}

/** Signature version 1.0, HMAC-SHA1, as base64. The key is the secret with `&` behind it. */
export function rpcSignature(method: string, pairs: Pairs, secret: string): string | Promise<string> {
  return hmac('sha1', `${secret}&`, stringToSign(method, pairs), 'base64');
}
