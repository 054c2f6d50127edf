import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { type Model, readModel } from '@yunspec/model';
import { describe, expect, it, onTestFinished } from 'vitest';
import { curl } from './support/curl.js';
import { accessKeyId, accessKeySecret, start } from './support/start.js';

const model: Model = readModel(readFileSync(new URL('../../ecs-gateway/model.json', import.meta.url), 'utf8'));

const keys = `accessKeyId=${accessKeyId}&accessKeySecret=${accessKeySecret}`;

describe('the key as a first value without a name', () => {
  it('is accepted', async () => {
    const { url, endpoint } = await start();
    const query = `?${accessKeyId}&accessKeySecret=${accessKeySecret}&endpoint=${endpoint}&region_id=cn-beijing`;
    expect((await curl(`${url}/api/instances${query}`)).status).toBe(200);
  });

  it.each([
    ['a later value without a name', `?accessKeySecret=${accessKeySecret}&${accessKeyId}`],
    ['beside the key with its name', `?${accessKeyId}&${keys}`],
  ])('%s is refused', async (_, query) => {
    const { url } = await start();
    expect(await curl(`${url}/api/regions${query}`)).toMatchObject({ status: 400, body: { Code: 'InvalidParameter' } });
  });
});

it.each([
  ['a plus sign', 'se+cret', 'se+cret'],
  ['an encoded plus sign', 'se%2Bcret', 'se+cret'],
  ['signs of base64', 'a/b+c==', 'a/b+c=='],
])('%s in a secret is itself', async (_, written, secret) => {
  let text = '';
  const { url } = await start({
    fetch: async (request) => {
      text = request.method === 'GET' ? new URL(request.url).search.slice(1) : await request.text();
      return Response.json({ RequestId: 'r-1' });
    },
  });
  await curl(`${url}/api/regions?accessKeyId=id&accessKeySecret=${written}`);
  const parameters = new URLSearchParams(text);
  const signature = parameters.get('Signature');
  parameters.delete('Signature');
  const encode = (value: string): string =>
    encodeURIComponent(value).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  const canonical = [...parameters]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  const sign = (method: string): string =>
    createHmac('sha1', `${secret}&`)
      .update(`${method}&%2F&${encode(canonical)}`)
      .digest('base64');
  expect([sign('GET'), sign('POST')]).toContain(signature);
});

describe('every required member of the model is required', () => {
  const rows = model.operations.flatMap(({ name, http, input }) =>
    (input.required ?? []).map((member) => [name, member, http?.method ?? '', http?.path ?? ''] as const),
  );

  it.each(rows)('%s without %s', async (name, member, method, path) => {
    const { url } = await start();
    const example = model.operations.find((one) => one.name === name)?.examples.find(({ ok }) => ok)?.ok as object;
    const { [member]: _, ...input } = example as Record<string, unknown>;
    const query = Object.entries(input).map(([key, value]) => `${key}=${String(value)}`);
    const args =
      method === 'GET'
        ? [`${url}${path}?${query.join('&')}`]
        : ['--request', method, '--data-raw', JSON.stringify(input), url + path];
    expect(await curl(...args)).toMatchObject({
      status: 400,
      body: { Code: 'MissingParameter', Message: `${member} is required.`, RequestId: expect.any(String) },
    });
  });
});

describe('a wrong body', () => {
  it.each<[what: string, members: object, code: string, message: string]>([
    ['instanceIds as a string', { instanceIds: 'i-1' }, 'InvalidParameter', 'instanceIds must be an array'],
    ['an ID that is no string', { instanceIds: [1] }, 'InvalidParameter', 'instanceIds.0 must be a string'],
    [
      'a member nobody knows',
      { instanceIds: ['i-1'], force: true },
      'UnsupportedParameter',
      'force is not a documented',
    ],
    [
      'a misspelt member',
      { instanceIds: ['i-1'], instanceId: 'i-1' },
      'UnsupportedParameter',
      'did you mean instanceIds?',
    ],
    ['two regions', { instanceIds: ['i-1'], region_id: 'cn-hangzhou' }, 'InvalidParameter', 'two spellings'],
    ['a prototype', JSON.parse('{ "instanceIds": ["i-1"], "__proto__": {} }'), 'UnsupportedParameter', '__proto__'],
    [
      'keys that are no strings',
      { instanceIds: ['i-1'], accessKeyId: 1 },
      'InvalidParameter',
      'accessKeyId must be a string',
    ],
    [
      'a key with a space',
      { instanceIds: ['i-1'], accessKeyId: 'a key' },
      'InvalidParameter',
      'character that no key has',
    ],
  ])('%s', async (_, members, code, message) => {
    const { send } = await start();
    const { status, body } = await send('PUT', '/api/instances/start', members);
    expect([status, body.Code]).toEqual([400, code]);
    expect(body.Message).toContain(message);
  });

  it.each<[what: string, data: string]>([
    ['nothing', ''],
    ['no JSON', '{"accessKeyId":'],
    ['a form', 'accessKeyId=a&accessKeySecret=b'],
    ['a list', '[]'],
    ['null', 'null'],
    ['deep nesting', '['.repeat(50_000)],
  ])('%s', async (_, data) => {
    const { url } = await start();
    const answer = await curl('--request', 'POST', '--data-raw', data, `${url}/api/instances`);
    expect(answer).toMatchObject({
      status: 400,
      body: { Code: 'InvalidParameter', Message: 'The body is not a JSON object.' },
    });
  });

  it('a body that is cut off', async () => {
    const { gateway } = await start();
    const body = new ReadableStream({
      pull(controller) {
        controller.error(new Error('the client has gone'));
      },
    });
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
    const response = await gateway.fetch(new Request('http://gateway/api/instances', init));
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('The body was cut off.')]);
  });

  it('bytes that are no UTF-8', async () => {
    const { gateway } = await start();
    const body = Buffer.concat([Buffer.from('{"accessKeyId":"'), Buffer.from([0xff]), Buffer.from('"}')]);
    const response = await gateway.fetch(new Request('http://gateway/api/instances', { method: 'POST', body }));
    expect(response.status).toBe(400);
  });

  it('creations whose numbers are none', async () => {
    const { send } = await start();
    const launch = { imageId: 'm-debian', instanceType: 'ecs.t1.small' };
    const answers = await Promise.all([
      send('POST', '/api/instances', { ...launch, systemDiskSize: 'large' }),
      send('POST', '/api/instances', { ...launch, systemDiskSize: '-1' }),
      send('POST', '/api/instances', { ...launch, amount: 'ten' }),
      send('POST', '/api/instances', { ...launch, dry_run: 'yes' }),
    ]);
    expect(answers.map(({ status, body }) => [status, body.Code])).toEqual(
      Array.from(answers, () => [400, 'InvalidParameter']),
    );
  });
});

describe('a wrong address', () => {
  it.each<[what: string, method: string, target: string, status: number, code: string]>([
    ['another path', 'GET', '/api/other', 404, 'InvalidPath.NotFound'],
    ['a path below', 'PUT', '/api/instances/start/now', 404, 'InvalidPath.NotFound'],
    ['another method', 'DELETE', '/api/instances', 405, 'UnsupportedHTTPMethod'],
    ['a GET of an action', 'GET', '/api/instances/start', 405, 'UnsupportedHTTPMethod'],
    ['a broken percent sign', 'GET', '/api/regions?accessKeyId=%zz', 400, 'InvalidParameter'],
    ['a member twice', 'GET', `/api/regions?${keys}&accessKeyId=b`, 400, 'InvalidParameter'],
    ['a member nobody knows', 'GET', `/api/regions?${keys}&pageSize=1`, 400, 'UnsupportedParameter'],
    ['a body in the query', 'POST', `/api/instances?${keys}`, 400, 'UnsupportedParameter'],
  ])('%s', async (_, method, target, status, code) => {
    const { url } = await start();
    const answer = await curl('--request', method, '--path-as-is', url + target);
    expect(answer).toMatchObject({ status, body: { Code: code } });
  });

  it('a method that is not allowed is told which are', async () => {
    const { url } = await start();
    expect((await curl('--request', 'PATCH', `${url}/api/instances`)).headers.allow).toBe('POST, GET');
  });

  it('a host that is none', async () => {
    const { url } = await start();
    expect(await curl('--header', 'Host: a b', `${url}/api/regions`)).toMatchObject({ status: 400 });
  });
});

describe('the limit of the body', () => {
  const members = { imageId: 'm-debian', instanceType: 'ecs.t1.small', instanceName: 'x'.repeat(65_536) };

  it('holds for a body whose length is known', async () => {
    const { send } = await start();
    expect(await send('POST', '/api/instances', members)).toMatchObject({
      status: 413,
      body: { Code: 'RequestEntityTooLarge' },
    });
  });

  it('holds for a body that comes in chunks', async () => {
    const { url } = await start();
    const data = JSON.stringify({ accessKeyId, accessKeySecret, ...members });
    const header = ['--header', 'Transfer-Encoding: chunked'];
    expect(await curl('--request', 'POST', ...header, '--data-raw', data, `${url}/api/instances`)).toMatchObject({
      status: 413,
    });
  });

  it('holds before a body arrives', async () => {
    const { url } = await start();
    const { port } = new URL(url);
    const socket = connect(Number(port), '127.0.0.1');
    onTestFinished(() => {
      socket.destroy();
    });
    socket.write('POST /api/instances HTTP/1.1\r\nHost: gateway\r\nContent-Length: 1000000\r\n\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('can be set', async () => {
    const { send } = await start({ maxBodyBytes: 100 });
    expect((await send('PUT', '/api/instances/start', { instanceIds: ['i-1'] })).status).toBe(413);
  });

  it('lets chunks below it pass', async () => {
    const { url, endpoint } = await start();
    const data = JSON.stringify({
      accessKeyId,
      accessKeySecret,
      endpoint,
      regionId: 'cn-beijing',
      instanceIds: ['i-stopped'],
    });
    const header = ['--header', 'Transfer-Encoding: chunked'];
    expect(await curl('--request', 'PUT', ...header, '--data-raw', data, `${url}/api/instances/start`)).toMatchObject({
      status: 200,
    });
  });
});
