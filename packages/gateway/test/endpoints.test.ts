import { describe, expect, it } from 'vitest';
import { createGateway } from '../src/index.js';
import { start } from './support/start.js';

/** Sends a request that names an endpoint, and returns its status and the address that was called, if any. */
async function call(endpoint: string | undefined, allowEndpoints: readonly string[] = []) {
  let called: string | undefined;
  const { fetch } = createGateway({
    allowEndpoints,
    fetch: async (request) => {
      const { origin, pathname } = new URL(request.url);
      called = origin + pathname;
      return Response.json({ RequestId: 'r-1' });
    },
  });
  const query = new URLSearchParams({ accessKeyId: 'id', accessKeySecret: 'secret' });
  if (endpoint !== undefined) query.set('endpoint', endpoint);
  const text = query.toString().replaceAll('+', '%20');
  const { status } = await fetch(new Request(`http://gateway/api/regions?${text}`));
  return { status, called };
}

describe('endpoints that may be called', () => {
  it.each([
    [undefined, 'https://ecs.aliyuncs.com/'],
    ['ecs.aliyuncs.com', 'https://ecs.aliyuncs.com/'],
    ['ecs.cn-beijing.aliyuncs.com', 'https://ecs.cn-beijing.aliyuncs.com/'],
    ['ECS.CN-BEIJING.aliyuncs.com', 'https://ecs.cn-beijing.aliyuncs.com/'],
    ['ecs.ap-southeast-1.aliyuncs.com', 'https://ecs.ap-southeast-1.aliyuncs.com/'],
    ['https://ecs.cn-beijing.aliyuncs.com', 'https://ecs.cn-beijing.aliyuncs.com/'],
    ['https://ecs.cn-beijing.aliyuncs.com:443/', 'https://ecs.cn-beijing.aliyuncs.com/'],
  ])('%s', async (endpoint, called) => {
    expect(await call(endpoint)).toEqual({ status: 200, called });
  });
});

describe('endpoints that are refused, and never called', () => {
  it.each([
    'example.com',
    '127.0.0.1',
    '127.0.0.1:9000',
    'localhost',
    '[::1]',
    '169.254.169.254',
    '100.100.100.200',
    '0x7f000001',
    'http://127.0.0.1/latest/meta-data',
    'http://ecs.aliyuncs.com',
    'ecs.aliyuncs.com:8443',
    'ecs.aliyuncs.com.',
    'ecs.aliyuncs.com/../admin',
    'ecs.aliyuncs.com/?Action=x',
    'ecs.aliyuncs.com#x',
    'ecs.aliyuncs.com@example.com',
    'user:password@ecs.aliyuncs.com',
    'example.com#ecs.aliyuncs.com',
    'example.com/ecs.aliyuncs.com',
    'example.com\\ecs.aliyuncs.com',
    'ecs.aliyuncs.com.example.com',
    'ecs.example.com.aliyuncs.com',
    'xecs.aliyuncs.com',
    'rds.cn-beijing.aliyuncs.com',
    'ecs..aliyuncs.com',
    'ecs.cn-beijing.aliyuncs.com%00.example.com',
    'ecs.cn-beijing.aliyuncs.com\n.example.com',
    'https://example.com/https://ecs.aliyuncs.com/',
    'file:///etc/passwd',
    'gopher://ecs.aliyuncs.com',
    'javascript:alert(1)',
    'https://',
    `ecs.${'a-'.repeat(20_000)}.aliyuncs.com`,
  ])('%s', async (endpoint) => {
    expect(await call(endpoint)).toEqual({ status: 400, called: undefined });
  });
});

describe('endpoints that the operator allows', () => {
  const allowed = ['http://127.0.0.1:9000', 'https://proxy.example.com/ecs'];

  it.each([
    [undefined, 'http://127.0.0.1:9000/'],
    ['http://127.0.0.1:9000', 'http://127.0.0.1:9000/'],
    ['127.0.0.1:9000', 'http://127.0.0.1:9000/'],
    ['https://proxy.example.com/ecs', 'https://proxy.example.com/ecs'],
    ['proxy.example.com/ecs', 'https://proxy.example.com/ecs'],
    ['ecs.cn-beijing.aliyuncs.com', 'https://ecs.cn-beijing.aliyuncs.com/'],
  ])('%s', async (endpoint, called) => {
    expect(await call(endpoint, allowed)).toEqual({ status: 200, called });
  });

  it.each([
    'http://127.0.0.1:9001',
    'http://127.0.0.1:9000/other',
    'http://a@127.0.0.1:9000',
    'https://proxy.example.com',
  ])('not %s', async (endpoint) => {
    expect(await call(endpoint, allowed)).toEqual({ status: 400, called: undefined });
  });

  it.each(['127.0.0.1:9000', 'ftp://host', 'https://user@host', 'https://host/?a=b', 'https://host/#a', ''])(
    'an option %j is an error',
    (endpoint) => {
      expect(() => createGateway({ allowEndpoints: [endpoint] })).toThrow(TypeError);
    },
  );
});

it('a redirect of ECS is not followed', async () => {
  const called: string[] = [];
  const { send } = await start({
    fetch: async (request) => {
      called.push(new URL(request.url).host);
      return new Response(null, { status: 307, headers: { location: 'http://169.254.169.254/' } });
    },
  });
  const { status } = await send('PUT', '/api/instances/start', { instanceIds: ['i-1'] });
  expect([status, new Set(called).size]).toEqual([502, 1]);
});
