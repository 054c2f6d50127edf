import { hmac } from '#platform';
import type { Pairs } from '../wire/flatten.js';
import { percentEncode } from '../wire/percent.js';

const byName = ([a]: readonly [string, string], [b]: readonly [string, string]): number => (a < b ? -1 : a > b ? 1 : 0);

const twice = (text: string): string => percentEncode(percentEncode(text));

/** The text that is signed: method, path and the sorted, twice encoded parameters. */
export function stringToSign(method: string, pairs: Pairs): string {
  const parameters = [...pairs].sort(byName).map(([name, text]) => `${twice(name)}%3D${twice(text)}`);
  return `${method}&%2F&${parameters.join('%26')}`;
}

/** Signature version 1.0, HMAC-SHA1, as base64. The key is the secret with `&` behind it. */
export function rpcSignature(method: string, pairs: Pairs, secret: string): string | Promise<string> {
  return hmac('sha1', `${secret}&`, stringToSign(method, pairs), 'base64');
}
