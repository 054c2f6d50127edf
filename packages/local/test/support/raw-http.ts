import type { Model } from '@yunspec/model';
import { getAtPath } from '@yunspec/runtime/check';
import type { LocalCloud } from '../../src/index.js';
import { localCredentials } from '../../src/settings.js';
import type { Answer, Ask } from './clients.js';
import { findOperation } from './models.js';
import { RawError } from './raw-error.js';

const { accessKeyId, accessKeySecret, apiKey } = localCredentials;

/** The credentials that need no signature. */
const headers = {
  'content-type': 'application/json',
  authorization: `Bearer ${apiKey}`,
  'x-auth-token': apiKey,
};
/** The credentials that are members of an input. */
const inside = { accessKeyId, accessKeySecret, endpoint: 'ecs.cn-hangzhou.aliyuncs.com' };

/** Creates a caller of a product with methods and paths. It writes its requests by itself. */
export function createRawHttpCaller(model: Model, cloud: LocalCloud): Ask {
  return async (name, given = {}) => {
    const { http, input: schema } = findOperation(model, name);
    const { method = 'GET', path = '' } = http ?? {};
    const credentials = Object.entries(inside).filter(([member]) => Object.hasOwn(schema.properties ?? {}, member));
    const input: Record<string, unknown> = { ...Object.fromEntries(credentials), ...given };
    const members = Object.entries(input).filter(([member]) => !path.includes(`{${member}}`));
    const address = `https://cloud.example${path.replace(/\{(\w+)\}/g, (_, member: string) => String(input[member]))}`;
    const request =
      method === 'GET' || method === 'DELETE'
        ? new Request(`${address}?${new URLSearchParams(members as [string, string][])}`, { method, headers })
        : new Request(address, { method, headers, body: JSON.stringify(Object.fromEntries(members)) });
    const response = await cloud.fetch(request);
    const text = await response.text();
    const body: unknown = text === '' ? {} : JSON.parse(text);
    const { envelope } = model;
    const answer = (envelope === undefined ? body : getAtPath(body, envelope.body)) as Answer;
    if (response.status < 400) return answer;
    throw new RawError(response.status, answer.error_code ?? answer.Code, answer.error_msg ?? answer.Message);
  };
}
