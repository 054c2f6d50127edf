import { createHmac, randomUUID } from 'node:crypto';
import type { LocalCloud } from '../../src/index.js';
import { localCredentials } from '../../src/settings.js';
import type { Answer, Ask } from './clients.js';
import { RawError } from './raw-error.js';

/** Writes an input as flat parameters: lists are numbered from 1, members of objects follow a dot. */
function flatten(name: string, value: unknown): [string, string][] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item, i) => flatten(`${name}.${i + 1}`, item));
  if (typeof value !== 'object' || value === null) return [[name, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => flatten(`${name}.${key}`, inner));
}

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** Signs parameters with signature 1.0, and returns the query. */
function sign(parameters: readonly [string, string][], secret: string): string {
  const query = [...parameters]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, text]) => `${encode(name)}=${encode(text)}`)
    .join('&');
  const signature = createHmac('sha1', `${secret}&`)
    .update(`GET&%2F&${encode(query)}`)
    .digest('base64');
  return `${query}&Signature=${encode(signature)}`;
}

/** Creates a caller that writes and signs its requests by itself, with nothing but the words of the documents. */
export function createRawCaller(cloud: LocalCloud, version: string, now: () => number): Ask {
  const { accessKeyId, accessKeySecret } = localCredentials;
  return async (operation, input = {}) => {
    const parameters: [string, string][] = [
      ['Action', operation],
      ['Version', version],
      ['Format', 'JSON'],
      ['AccessKeyId', accessKeyId],
      ['SignatureMethod', 'HMAC-SHA1'],
      ['SignatureVersion', '1.0'],
      ['SignatureNonce', randomUUID()],
      ['Timestamp', `${new Date(now()).toISOString().slice(0, 19)}Z`],
      ...Object.entries(input).flatMap(([name, value]) => flatten(name, value)),
    ];
    const response = await cloud.fetch(new Request(`https://ecs.aliyuncs.com/?${sign(parameters, accessKeySecret)}`));
    const answer = (await response.json()) as Answer;
    if (response.status >= 400) throw new RawError(response.status, String(answer.Code), String(answer.Message));
    return answer;
  };
}
