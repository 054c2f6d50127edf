import { createRequire } from 'node:module';
import { type Attempt, http, huaweiKey, type Operation } from '@yunspec/runtime';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { randomInputs } from './support/random-inputs.js';

/** The vendor's own signer. */
interface Signer {
  sign(
    request: { endpoint: string; method: string; headers: Record<string, string>; queryParams: Record<string, unknown>; data?: unknown },
    credential: { getAk(): string; getSk(): string },
  ): Record<string, string>;
}

const { AKSKSigner: vendor } = createRequire(import.meta.url)('@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner') as {
  AKSKSigner: Signer;
};
const { below, text, parameters } = randomInputs(20180101);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const text1 = { type: 'string' } as const;
const operation = (method: string): Operation => ({
  name: 'CreateInstance',
  http: { method, path: '/v5/iot/{project_id}/iotda-instances' },
  input: { type: 'object', properties: { project_id: { ...text1, wire: 'path' }, 'X-Project-Id': { ...text1, wire: 'header' } } },
});

it.each(['POST', 'GET'])('1,500 random %s requests are signed as the vendor’s client does', async (method) => {
  for (let i = 0; i < 1500; i++) {
    vi.setSystemTime(Date.UTC(2012 + below(20), below(12), 1 + below(28), below(24), below(60), below(60)));
    const project = `p${below(1e9)}`;
    const own =
      method === 'GET' ? Object.fromEntries(Object.entries(parameters()).filter(([, value]) => !Array.isArray(value))) : parameters(true);
    const input = { project_id: project, 'X-Project-Id': project, ...own };
    const credentials = { accessKeyId: `id-${below(1e6)}`, accessKeySecret: text() || 'secret' };
    const attempt: Attempt = {
      version: 'v5',
      operation: operation(method),
      input,
      credentials,
      endpoint: new URL('https://iotda.example.com'),
      isCustomEndpoint: false,
      now: new Date(),
      nonce: '',
      format: 'JSON',
      headers: { accept: 'application/json' },
    };
    const { url, headers, body } = await http({ auth: huaweiKey }).request(attempt);
    const { origin, pathname, searchParams } = new URL(url);
    const theirs = vendor.sign(
      {
        endpoint: origin + pathname,
        method,
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), 'x-project-id': project },
        queryParams: Object.fromEntries(searchParams),
        ...(body === undefined ? {} : { data: JSON.parse(body) as unknown }),
      },
      { getAk: () => credentials.accessKeyId, getSk: () => credentials.accessKeySecret },
    );
    expect(headers.authorization, JSON.stringify(input)).toBe(theirs.Authorization);
    expect(headers['x-sdk-date']).toBe(theirs['X-Sdk-Date']);
  }
});
