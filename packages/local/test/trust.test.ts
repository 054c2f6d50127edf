import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLocalCloud } from '../src/index.js';
import { type LocalServer, listen } from '../src/server.js';
import { cas, ecs } from './support/models.js';

let server: LocalServer;
const page = 'http://localhost:5173';

beforeAll(async () => {
  server = await listen(createLocalCloud({ products: [cas, ecs] }), { cors: [page] });
});

afterAll(() => server.close());

interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly target?: string;
  readonly body?: Buffer;
}

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Sends a request whose Host, Origin and target may be anything, which `fetch` does not allow. */
const ask = ({ method = 'GET', headers = {}, target = '/api/v1/instances', body }: Ask): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const options = {
      hostname,
      port,
      path: target,
      method,
      headers: { authorization: 'Bearer local-key', ...headers },
    };
    const sent = request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks).toString() });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });

it.each<[name: string, ask: Ask, status: number]>([
  ['this machine', {}, 200],
  ['localhost', { headers: { host: 'localhost:8000' } }, 200],
  ['an IPv6 address', { headers: { host: '[::1]:8000' } }, 200],
  ['the name of a container', { headers: { host: 'yunspec:8000' } }, 200],
  ['a documented host', { headers: { host: 'cas.aliyuncs.com' } }, 200],
  ['the host of a region', { headers: { host: 'ecs.cn-hangzhou.aliyuncs.com' } }, 200],
  ['a host of somebody else', { headers: { host: 'evil.example' } }, 403],
  ['a host that ends like a documented one', { headers: { host: 'evil-aliyuncs.com' } }, 403],
  ['the page of another origin', { headers: { origin: 'https://evil.example' } }, 403],
  ['a sandboxed page', { headers: { origin: 'null' } }, 403],
  ['an allowed page', { headers: { origin: page } }, 200],
  ['an image in the page of another site', { headers: { 'sec-fetch-site': 'cross-site' } }, 403],
  ['a page of another port', { headers: { 'sec-fetch-site': 'same-site' } }, 403],
  ['the address bar', { headers: { 'sec-fetch-site': 'none' } }, 200],
  ['a link of another site', { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' } }, 403],
  [
    'a link of another site to the state',
    { target: '/_yunspec/state', headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' } },
    200,
  ],
])('a request for or from %s is answered with a status', async (_, sent, status) => {
  expect((await ask(sent)).status).toBe(status);
});

it('an allowed page may ask first, and may read answers', async () => {
  const preflight = await ask({ method: 'OPTIONS', headers: { origin: page } });
  expect([preflight.status, preflight.headers['access-control-allow-origin']]).toEqual([204, page]);
  const { headers } = await ask({ headers: { origin: page } });
  expect(headers['access-control-allow-origin']).toBe(page);
  expect((await ask({})).headers['access-control-allow-origin']).toBeUndefined();
});

it('a client that takes the server for a proxy is answered', async () => {
  const target = 'http://cas.aliyuncs.com/api/v1/instances?ShowSize=2';
  const { status, body } = await ask({ target });
  expect([status, JSON.parse(body).InstanceList.length]).toEqual([200, 2]);
});

it('a body that is too large is refused before its signature is looked at', async () => {
  const { status, body } = await ask({
    method: 'POST',
    target: '/',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: Buffer.alloc(1024 * 1024 + 1, 'a'),
  });
  expect([status, body]).toEqual([413, expect.stringContaining('The body is larger than 1 MiB.')]);
});
