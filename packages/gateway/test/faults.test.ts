import { describe, expect, it } from 'vitest';
import { type Answer, cut, half, refuse, reset, silence, startLoopback } from '../../../test/support/loopback.js';
import { createSignal } from './support/signal.js';
import { start } from './support/start.js';

const timeout = { attempt: 300, total: 1_500 };
const ids = { instanceIds: ['i-stopped'] };

describe('errors of ECS pass through', () => {
  it.each<[code: string, status: number]>([
    ['Forbidden.RAM', 403],
    ['InvalidAccessKeyId.NotFound', 400],
  ])('%s', async (code, status) => {
    const { cloud, send, lines } = await start();
    cloud.fail({ operation: 'StartInstances', code });
    const answer = await send('PUT', '/api/instances/start', ids);
    expect(answer).toMatchObject({
      status,
      body: { Code: code, Message: expect.any(String), RequestId: expect.any(String), HostId: expect.any(String) },
    });
    const { data } = JSON.parse(answer.text);
    expect(data.value.headers['x-acs-request-id']).toBe(answer.body.RequestId);
    expect(lines.at(-1)).toMatch(
      new RegExp(`^PUT /api/instances/start ${status} ${code} \\d+ ms ${answer.body.RequestId}$`),
    );
  });
});

describe('what may pass', () => {
  it.each<[what: string, failure: object]>([
    ['throttling', { code: 'Throttling', times: 2 }],
    ['a failure of the service', { code: 'ServiceUnavailable', times: 2 }],
    ['a cut connection', { cut: true, times: 2 }],
  ])('%s is tried again by a list', async (_, failure) => {
    const { cloud, get } = await start();
    cloud.fail({ operation: 'DescribeInstances', ...failure });
    expect(await get('/api/instances', { regionId: 'cn-beijing' })).toMatchObject({
      status: 200,
      body: { TotalCount: 2 },
    });
  });

  it('throttling is tried again by a change, which then happens once', async () => {
    const { cloud, send, get } = await start();
    cloud.fail({ operation: 'RunInstances', code: 'Throttling', times: 2 });
    const launch = { imageId: 'm-debian', instanceType: 'ecs.t1.small' };
    expect((await send('POST', '/api/instances', launch)).status).toBe(200);
    expect((await get('/api/instances', { regionId: 'cn-beijing' })).body.TotalCount).toBe(3);
  });

  it('throttling that does not end is the answer', async () => {
    const { cloud, get } = await start({ timeout: { attempt: 1_000, total: 3_000 } });
    cloud.fail({ operation: 'DescribeRegions', code: 'Throttling', times: 1_000 });
    const { status, body } = await get('/api/regions');
    // the attempts may be used up, or the time
    expect([`400 Throttling`, '504 GatewayTimeout']).toContain(`${status} ${body.Code}`);
  });
});

describe('no answer of ECS', () => {
  it('a delay beyond the timeout is a 504', async () => {
    const { cloud, send } = await start({ timeout });
    cloud.fail({ operation: 'StartInstances', delay: 20_000, times: 10 });
    expect(await send('PUT', '/api/instances/start', ids)).toMatchObject({
      status: 504,
      body: { Code: 'GatewayTimeout', Message: 'ECS did not answer in time. The operation may have taken effect.' },
    });
  });

  it('nobody who listens is a 502', async () => {
    const { url } = await startLoopback(silence);
    const unused = url.replace(/\d+$/, '1');
    const { send } = await start({ allowEndpoints: [unused] });
    expect(await send('PUT', '/api/instances/start', { ...ids, endpoint: unused })).toMatchObject({
      status: 502,
      body: {
        Code: 'BadGateway',
        Message: 'ECS sent no answer (ECONNREFUSED).',
        HostId: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
      },
    });
  });

  it.each<[what: string, answer: Answer, message: string]>([
    ['a cut connection', reset, 'ECS sent no answer'],
    ['half an answer that ends', cut, 'cannot be read'],
  ])('%s is a 502', async (_, answer, message) => {
    const { url } = await startLoopback(answer);
    const { send } = await start({ allowEndpoints: [url] });
    const { status, body, text } = await send('PUT', '/api/instances/start', { ...ids, endpoint: url });
    expect([status, body.Code]).toEqual([502, 'BadGateway']);
    expect(body.Message).toContain(message);
    expect(body.Message).toContain('The operation may have taken effect.');
    expect(text).not.toMatch(/ at .*\.(js|ts)/);
  });

  it.each(['empty', 'truncated', 'html', 'list'] as const)('an answer that is %s is a 502', async (malformed) => {
    const { cloud, send } = await start();
    cloud.fail({ operation: 'StartInstances', malformed });
    expect(await send('PUT', '/api/instances/start', ids)).toMatchObject({
      status: 502,
      body: {
        Code: 'BadGateway',
        Message: 'The answer of ECS cannot be read (HTTP 200). The operation may have taken effect.',
      },
    });
  });

  it('half an answer without an end is a 504', async () => {
    const { url } = await startLoopback(half);
    const { send } = await start({ allowEndpoints: [url], timeout });
    expect((await send('PUT', '/api/instances/start', { ...ids, endpoint: url })).status).toBe(504);
  });

  it('an error with the status of a success is no success', async () => {
    const { url } = await startLoopback(refuse('Strange', 200));
    const { send } = await start({ allowEndpoints: [url] });
    expect(await send('PUT', '/api/instances/start', { ...ids, endpoint: url })).toMatchObject({
      status: 502,
      body: { Code: 'Strange', Message: 'not now', RequestId: 'r-1' },
    });
  });
});

it('a fault of the gateway is a 500, and shows nothing of itself', async () => {
  // deeper than JSON can be written
  const depth = 50_000;
  const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const { get, lines } = await start({
    fetch: async () => new Response(`{"RequestId":"r-1","Regions":{"Region":[{"LocalName":${deep}}]}}`),
  });
  const { status, body, text } = await get('/api/regions');
  expect([status, body]).toEqual([
    500,
    {
      Code: 'InternalError',
      Message: 'The gateway failed.',
      RequestId: expect.any(String),
      HostId: expect.any(String),
    },
  ]);
  expect(text).not.toMatch(/RangeError|stack/i);
  expect(lines[0]).toBe('A fault of the gateway: RangeError');
});

it('a transport that throws is a 502, and shows nothing of itself', async () => {
  const { send, lines } = await start({
    fetch: () => {
      throw new RangeError('the-secret-cause');
    },
  });
  const { status, text } = await send('PUT', '/api/instances/start', ids);
  expect(status).toBe(502);
  expect(text + lines.join('\n')).not.toContain('the-secret-cause');
});

it('a log that throws fails no request', async () => {
  const { get } = await start({
    log: () => {
      throw new Error('the disk is full');
    },
  });
  expect((await get('/api/regions')).status).toBe(200);
});

it('a client that goes away ends the call to ECS', async () => {
  const aborted = createSignal();
  const started = createSignal();
  const { gateway } = await start({
    fetch: (request) =>
      new Promise((_, reject) => {
        started.happen();
        request.signal.addEventListener('abort', () => {
          aborted.happen();
          reject(request.signal.reason);
        });
      }),
  });
  const controller = new AbortController();
  const query = 'accessKeyId=id&accessKeySecret=secret';
  const answer = gateway.fetch(new Request(`http://gateway/api/regions?${query}`, { signal: controller.signal }));
  await started.happened;
  controller.abort();
  await aborted.happened;
  expect((await answer).status).toBe(499);
});
