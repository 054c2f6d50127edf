import { describe, expect, it } from 'vitest';
import { createLocalCloud } from '../src/index.js';
import { catchError, createCaller } from './support/clients.js';
import { all, cas, ecs } from './support/models.js';

// signatures of another time are refused
const start = Date.now();
const formatTime = (time: number): string => new Date(time).toISOString();
const first = { accessKeyId: 'local', accessKeySecret: 'local-secret', apiKey: 'local-key' };
const second = { accessKeyId: 'second', accessKeySecret: 'second-secret', apiKey: 'second-key' };

function open() {
  const lines: string[] = [];
  const cloud = createLocalCloud({
    products: [ecs, cas],
    accounts: [second],
    now: () => start,
    log: (line) => lines.push(line),
  });
  const connect = (credentials: typeof first) => createCaller(ecs, { fetch: cloud.fetch, credentials });
  return { cloud, lines, ask: connect(first), askSecond: connect(second) };
}

const vpc = { RegionId: 'cn-hangzhou', VpcName: 'office' };

describe('resources', () => {
  it('that calls create can be read, changed and removed', async () => {
    const { cloud, ask } = open();
    const { VpcId } = await ask('CreateVpc', vpc);
    expect(cloud.ecs.vpcs.all()).toMatchObject([{ VpcId, VpcName: 'office', Status: 'Pending' }]);
    cloud.ecs.vpcs.set(VpcId, { Status: 'Available', VpcName: 'home' });
    expect(cloud.ecs.vpcs.find({ VpcName: 'home' })).toMatchObject([{ VpcId, Status: 'Available' }]);
    expect([cloud.ecs.vpcs.remove(VpcId), cloud.ecs.vpcs.remove(VpcId), cloud.ecs.vpcs.get(VpcId)]).toEqual([
      true,
      false,
      undefined,
    ]);
    expect((await ask('DescribeVpcs', { RegionId: 'cn-hangzhou' })).TotalCount).toBe(0);
  });

  it('that a test adds are completed from the specs, and calls find them', async () => {
    const { cloud, ask } = open();
    const added = cloud.ecs.disks.add({ RegionId: 'cn-hangzhou', ZoneId: 'cn-hangzhou-b', Size: 20 });
    expect(added).toMatchObject({ DiskId: expect.stringMatching(/^d-/), Size: 20, Status: expect.any(String) });
    expect((await ask('DescribeDisks', { RegionId: 'cn-hangzhou' })).TotalCount).toBe(1);
  });

  /** Changes every value in an object or a list, at any depth. */
  function spoil(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    for (const inner of Object.values(value)) spoil(inner);
    if (Array.isArray(value)) value.push('spoilt');
    else for (const name of Object.keys(value)) (value as Record<string, unknown>)[name] = 'spoilt';
  }

  const region = { RegionId: 'cn-hangzhou' };
  const order = { ...region, ImageId: 'm-1', InstanceType: 'ecs.n1.small', SecurityGroupId: 'sg-1' };
  type World = ReturnType<typeof open>;

  it.each<[what: string, take: (world: World, id: string) => unknown]>([
    ['all()', ({ cloud }) => cloud.ecs.instances.all()],
    ['get()', ({ cloud }, id) => cloud.ecs.instances.get(id)],
    ['find()', ({ cloud }) => cloud.ecs.instances.find(region)],
    ['what set() returns', ({ cloud }, id) => cloud.ecs.instances.set(id, {})],
    ['snapshot()', ({ cloud }) => cloud.snapshot()],
    ['calls', ({ cloud }) => [...cloud.calls]],
    ['the answer to a list', ({ ask }) => ask('DescribeInstances', region)],
    ['the answer about one', ({ ask }, InstanceId) => ask('DescribeInstanceAttribute', { InstanceId })],
    ['a seeded list', ({ ask }) => ask('DescribeZones', region)],
    ['the answer to a repeated token', ({ ask }) => ask('RunInstances', { ...order, Amount: 2, ClientToken: 'a' })],
  ])('do not change when a caller changes %s', async (_, take) => {
    const world = open();
    const { cloud, ask } = world;
    const [id] = (await ask('RunInstances', { ...order, Amount: 2, ClientToken: 'a' })).InstanceIdSets.InstanceIdSet;
    const list = async () => (await ask('DescribeInstances', region)).Instances;
    const before = { ...cloud.snapshot(), list: await list() };
    spoil(await take(world, id));
    expect({ ...cloud.snapshot(), list: await list() }).toEqual(before);
  });

  it.each<[what: string, give: (world: World, value: { SecurityGroupIds: { SecurityGroupId: string[] } }) => void]>([
    ['add()', ({ cloud }, groups) => cloud.ecs.instances.add({ InstanceId: 'i-1', ...groups })],
    ['set()', ({ cloud }, groups) => cloud.ecs.instances.set('i-0', { ...groups })],
    ['seed()', ({ cloud }, groups) => cloud.seed({ ecs: { Instance: [{ InstanceId: 'i-1', ...groups }] } })],
  ])('do not change when a caller changes what it has given to %s', (_, give) => {
    const world = open();
    world.cloud.ecs.instances.add({ InstanceId: 'i-0' });
    const value = { SecurityGroupIds: { SecurityGroupId: ['sg-team'] } };
    give(world, value);
    const before = world.cloud.snapshot();
    expect(JSON.stringify(before)).toContain('sg-team');
    spoil(value);
    expect(world.cloud.snapshot()).toEqual(before);
  });

  it('are as they were saved, whatever happens to the snapshot after it is restored', () => {
    const { cloud } = open();
    const saved = cloud.snapshot();
    const copy = structuredClone(saved);
    cloud.restore(saved);
    spoil(saved);
    expect(cloud.snapshot()).toEqual(copy);
  });

  it('keep their identity', () => {
    const { cloud } = open();
    cloud.ecs.vpcs.add({ VpcId: 'vpc-a' });
    expect(() => cloud.ecs.vpcs.set('vpc-a', { VpcId: 'vpc-b' })).toThrow('The VpcId of a resource stays.');
    expect(cloud.ecs.vpcs.set('vpc-a', { VpcId: 'vpc-a', VpcName: 'a' })).toMatchObject({ VpcName: 'a' });
  });

  it('cannot have a state that their kind does not have', () => {
    const { cloud } = open();
    // @ts-expect-error a state that is misspelt
    expect(() => cloud.ecs.vpcs.add({ Status: 'Availabel' })).toThrow(
      'There is no state of Vpc "Availabel". Did you mean Available?',
    );
    expect(() => cloud.ecs.vpcs.set('vpc-1', {})).toThrow('There is no Vpc vpc-1.');
  });

  it('have a member for each kind of each product', () => {
    const cloud = createLocalCloud({ products: all });
    const names = Object.fromEntries(
      Object.entries(cloud.account('local')).map(([product, kinds]) => [product, Object.keys(kinds)]),
    );
    expect(names).toMatchObject({
      ecs: expect.arrayContaining(['instances', 'vSwitches', 'eipAddresses', 'autoSnapshotPolicies', 'vpcs']),
      ecsGateway: expect.any(Array),
    });
  });
});

describe('accounts', () => {
  it('have resources of their own', async () => {
    const { cloud, ask, askSecond } = open();
    await ask('CreateVpc', vpc);
    expect((await askSecond('DescribeVpcs', { RegionId: 'cn-hangzhou' })).TotalCount).toBe(0);
    expect(cloud.account('second').ecs.vpcs.all()).toEqual([]);
    expect(cloud.account('local').ecs.vpcs.all()).toHaveLength(1);
    expect(() => cloud.account('thrid')).toThrow('There is no account "thrid".');
  });

  it('are told apart by every kind of key', async () => {
    const { cloud } = open();
    const count = async (key: string): Promise<number> => {
      const headers = { authorization: `Bearer ${key}` };
      const response = await cloud.fetch(new Request('https://cas.aliyuncs.com/api/v1/instances', { headers }));
      return (await response.json()).TotalCount;
    };
    const { certificateInstances } = cloud.account('second').cas;
    const before = await count('second-key');
    for (const { InstanceId } of certificateInstances.all()) certificateInstances.remove(InstanceId);
    expect([await count('local-key'), await count('second-key')]).toEqual([before, 0]);
  });
});

describe('the clock', () => {
  it('moves resources on when it is set forward', async () => {
    const { cloud, ask } = open();
    await ask('CreateVpc', vpc);
    const see = async (): Promise<string> => {
      await ask('DescribeVpcs', { RegionId: 'cn-hangzhou' });
      return String(cloud.ecs.vpcs.all()[0]?.Status);
    };
    expect(await see()).toBe('Pending');
    cloud.advance('1s');
    expect(await see()).toBe('Available');
    // the time of signatures is not advanced
    cloud.advance('2d');
    expect(await see()).toBe('Available');
  });

  it.each(['soon', '5', '-1s', Number.NaN, -1])('does not take %j', (duration) => {
    expect(() => open().cloud.advance(duration)).toThrow(
      'A duration is a number of milliseconds, or a text such as 30s',
    );
  });
});

it('a snapshot brings everything back, as JSON too', async () => {
  const { cloud, ask } = open();
  await ask('CreateVpc', { ...vpc, ClientToken: 'token-1' });
  const saved = JSON.parse(JSON.stringify(cloud.snapshot()));
  const before = cloud.ecs.vpcs.all();
  cloud.reset();
  expect(cloud.ecs.vpcs.all()).toEqual([]);
  cloud.restore(saved);
  expect(cloud.ecs.vpcs.all()).toEqual(before);
  await ask('CreateVpc', { ...vpc, ClientToken: 'token-1' });
  expect(cloud.ecs.vpcs.all()).toEqual(before);
  expect(() => cloud.restore({} as never)).toThrow('This is not a snapshot');
});

it.each<[name: string, change: (saved: Record<string, unknown>) => unknown, sentence: string]>([
  ['nothing', () => null, 'it must be an object.'],
  ['another version', (saved) => ({ ...saved, version: 2 }), 'version must be 1.'],
  ['a clock of the past', (saved) => ({ ...saved, clock: -1 }), 'clock must be a number of milliseconds.'],
  ['no accounts', (saved) => ({ ...saved, accounts: [] }), 'accounts must be an object.'],
  [
    'an entry without members',
    (saved) => ({
      ...saved,
      accounts: { local: { ecs: { resources: { entries: [{ resource: 'Vpc' }], numbers: {} }, tokens: {} } } },
    }),
    'accounts.local.ecs.resources.entries[0].members must be an object.',
  ],
])('a snapshot with %s changes nothing', async (_, change, sentence) => {
  const { cloud, ask } = open();
  await ask('CreateVpc', vpc);
  const broken = change({ ...cloud.snapshot() });
  expect(() => cloud.restore(broken as never)).toThrow(`This is not a snapshot of a local cloud: ${sentence}`);
  expect(cloud.ecs.vpcs.all()).toHaveLength(1);
});

it('a snapshot holds no secrets, and holds the time', async () => {
  const { cloud, ask } = open();
  const instance = { ImageId: 'm-1', InstanceType: 'ecs.t1.small', SecurityGroupId: 'sg-1', Password: 'Hidden-1' };
  await ask('CreateInstance', { RegionId: 'cn-hangzhou', ...instance, ClientToken: 'token-1' });
  cloud.advance('2h');
  const saved = cloud.snapshot();
  expect(JSON.stringify(saved)).not.toContain('Hidden-1');
  cloud.reset();
  cloud.restore(saved);
  expect(cloud.snapshot()).toEqual(saved);
});

describe('seeding', () => {
  it('of the initial state outlives a reset, and is not that of other accounts', () => {
    const cloud = createLocalCloud({
      products: [ecs],
      accounts: [second],
      seed: { ecs: { Vpc: [{ VpcId: 'vpc-1', Status: 'Available' }] } },
    });
    cloud.ecs.vpcs.remove('vpc-1');
    cloud.ecs.vpcs.add({ VpcId: 'vpc-2' });
    cloud.reset();
    expect(cloud.ecs.vpcs.all()).toMatchObject([{ VpcId: 'vpc-1', Status: 'Available' }]);
    expect(cloud.account('second').ecs.vpcs.all()).toEqual([]);
  });

  it('adds resources by product and kind', () => {
    const { cloud } = open();
    cloud.seed({ ecs: { Vpc: [{ VpcId: 'vpc-1' }, { VpcId: 'vpc-2', Status: 'Available' }] } });
    expect(cloud.ecs.vpcs.all()).toMatchObject([{ VpcId: 'vpc-1', Status: 'Pending' }, { VpcId: 'vpc-2' }]);
  });

  it.each([
    [{ ecz: {} }, 'There is no product "ecz". Did you mean ecs?'],
    [{ ecs: { Vpcs: [] } }, 'There is no resource of ecs "Vpcs". Did you mean Vpc?'],
    [{ ecs: { Vpc: {} } }, 'ecs.Vpc of a seed must be a list.'],
    [{ ecs: { Vpc: [{ VpcId: 'vpc-1' }, { Status: 'Lost' }] } }, 'There is no state of Vpc "Lost".'],
  ])('adds nothing of %j', (seed, sentence) => {
    const { cloud } = open();
    expect(() => cloud.seed(seed as never)).toThrow(sentence);
    expect(cloud.ecs.vpcs.all()).toEqual([]);
  });
});

it('calls are recorded and logged, without secrets', async () => {
  const { cloud, ask, lines } = open();
  await ask('DescribeVpcs', { RegionId: 'cn-hangzhou' });
  await catchError(
    ask('ModifyInstanceVncPasswd', { RegionId: 'cn-hangzhou', InstanceId: 'i-1', VncPassword: 'hidden' }),
  );
  expect(cloud.calls).toMatchObject([
    { product: 'ecs', operation: 'DescribeVpcs', status: 200, input: { RegionId: 'cn-hangzhou' } },
    { operation: 'ModifyInstanceVncPasswd', code: expect.stringMatching(/Instance/), status: 404 },
  ]);
  expect(JSON.stringify(cloud.calls) + lines.join()).not.toContain('hidden');
  expect(lines[0]).toBe(`${formatTime(start).slice(11, 19)} DescribeVpcs 200`);
  expect(lines[1]).toMatch(/^\S+ ModifyInstanceVncPasswd 404 Invalid\S+: /);
});

describe('over HTTP', () => {
  const { cloud } = open();
  const send = async (method: string, path: string, body?: unknown) => {
    const init =
      body === undefined ? { method } : { method, body: typeof body === 'string' ? body : JSON.stringify(body) };
    const response = await cloud.fetch(new Request(`http://127.0.0.1/_yunspec/${path}`, init));
    return [response.status, await response.json()];
  };

  it.each<[method: string, path: string, body: unknown, status: number, answer: unknown]>([
    ['GET', 'health', undefined, 200, { status: 'ok', products: ['ecs', 'cas'], accounts: ['local', 'second'] }],
    ['POST', 'seed', { ecs: { Vpc: [{ VpcId: 'vpc-9' }] } }, 200, { ok: true }],
    ['GET', 'state', undefined, 200, { ecs: { vpcs: [{ VpcId: 'vpc-9' }] } }],
    ['GET', 'state?account=second', undefined, 200, { ecs: { vpcs: [] } }],
    [
      'PATCH',
      'state',
      { ecs: { Vpc: [{ VpcId: 'vpc-9', VpcName: 'home' }], Account: [{ Balance: 0 }] } },
      200,
      { ok: true },
    ],
    ['GET', 'state', undefined, 200, { ecs: { vpcs: [{ VpcName: 'home' }], accounts: [{ Balance: 0 }] } }],
    ['PATCH', 'state', { ecs: { Vpc: [{ VpcId: 'vpc-8' }] } }, 400, { error: 'There is no Vpc vpc-8.' }],
    [
      'GET',
      'state?account=nobody',
      undefined,
      400,
      { error: expect.stringContaining('There is no account "nobody".') },
    ],
    ['POST', 'fail', { operation: 'DescribeVpcs', code: 'Throttling' }, 200, { ok: true }],
    ['GET', 'fail', undefined, 200, [{ operation: 'DescribeVpcs', code: 'Throttling', times: 1 }]],
    ['DELETE', 'fail', undefined, 200, { ok: true }],
    [
      'POST',
      'fail',
      { operation: 'DescribeVpc' },
      400,
      { error: expect.stringContaining('Did you mean DescribeVpcs?') },
    ],
    ['POST', 'clock', { advance: '90s', transition: 0 }, 200, { now: formatTime(start + 90_000), transition: 0 }],
    ['POST', 'clock', { advance: 'soon' }, 400, { error: expect.stringContaining('not soon') }],
    ['GET', 'calls', undefined, 200, []],
    [
      'POST',
      'fail',
      { operation: 'DescribeVpcs', times: 2 },
      400,
      { error: expect.stringContaining('needs one of code') },
    ],
    ['POST', 'seed', '{', 400, { error: 'The body is not JSON.' }],
    ['POST', 'seed', '[]', 400, { error: 'The body must be a JSON object.' }],
    ['POST', 'snapshot', {}, 400, { error: expect.stringContaining('This is not a snapshot') }],
    ['PUT', 'reset', undefined, 405, { error: '/_yunspec/reset takes POST.' }],
    ['GET', 'helth', undefined, 404, { error: expect.stringContaining('There is no /_yunspec/helth.') }],
    ['POST', 'reset', undefined, 200, { ok: true }],
    ['GET', 'state', undefined, 200, { ecs: { vpcs: [] } }],
    ['GET', 'clock', undefined, 200, { now: formatTime(start) }],
  ])('%s %s %j is answered with %i', async (method, path, body, status, answer) => {
    const [got, content] = await send(method, path, body);
    expect([got, content]).toEqual([status, Array.isArray(answer) ? answer : expect.objectContaining({})]);
    expect(content).toMatchObject(answer as object);
  });
});

it('over HTTP, calls can be read by operation, and forgotten', async () => {
  const { cloud, ask } = open();
  const send = async (path: string, method = 'GET') =>
    (await cloud.fetch(new Request(`http://127.0.0.1/_yunspec/${path}`, { method }))).json();
  await ask('DescribeVpcs', { RegionId: 'cn-hangzhou' });
  await ask('DescribeRegions');
  expect(await send('calls')).toMatchObject([{ operation: 'DescribeVpcs' }, { operation: 'DescribeRegions' }]);
  expect(await send('calls?operation=DescribeRegions')).toMatchObject([{ operation: 'DescribeRegions', status: 200 }]);
  expect(await send('calls?operation=DescribeZones')).toEqual([]);
  expect([await send('calls', 'DELETE'), await send('calls')]).toEqual([{ ok: true }, []]);
});

it('a snapshot without a product leaves that as it is in a new cloud', async () => {
  const { cloud } = open();
  const before = cloud.snapshot();
  const { ecs: _, ...products } = before.accounts.local ?? {};
  cloud.ecs.vpcs.add({ VpcId: 'vpc-1', RegionId: 'cn-hangzhou' });
  cloud.restore({ ...before, accounts: { ...before.accounts, local: products } });
  expect(cloud.ecs.vpcs.all()).toEqual([]);
  expect(cloud.ecs.regions.all().length).toBeGreaterThan(0);
  cloud.ecs.vpcs.add({ VpcId: 'vpc-1', RegionId: 'cn-hangzhou' });
  cloud.restore({ ...before, accounts: {} });
  expect(cloud.ecs.vpcs.all()).toEqual([]);
});

describe('over HTTP, a body', () => {
  const form = 'application/x-www-form-urlencoded';
  const json = '{"operation":"DescribeVpcs","code":"Throttling"}';

  it.each<[what: string, body: string, headers: Record<string, string>, status: number, page: boolean]>([
    ['of JSON', json, { 'content-type': 'application/json' }, 200, false],
    ['of JSON that curl calls a form', json, { 'content-type': form }, 200, false],
    ['of fields', 'operation=DescribeVpcs&code=Throttling&delay=', { 'content-type': form }, 200, false],
    ['of a wrong field', 'operation=DescribeVpc&code=Throttling', { 'content-type': form }, 400, false],
    ['of a browser', 'code=Throttling', { 'content-type': form, accept: 'text/html' }, 303, true],
    ['of a browser that is wrong', 'code=Throtling', { 'content-type': form, accept: 'text/html' }, 400, true],
  ])('%s is taken', async (_, body, headers, status, isPage) => {
    const { cloud } = open();
    const response = await cloud.fetch(
      new Request('http://127.0.0.1/_yunspec/fail', { method: 'POST', body, headers }),
    );
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    expect([response.status, isJson]).toEqual([status, !isPage]);
  });

  it.each([
    ['http://127.0.0.1/_yunspec', 308],
    ['http://127.0.0.1/_yunspec/', 200],
    ['http://127.0.0.1/_yunspec/?account=second', 200],
    ['http://127.0.0.1/_yunspec/?account=nobody', 400],
  ])('%s has status %i', async (url, status) => {
    expect((await open().cloud.fetch(new Request(url))).status).toBe(status);
  });
});
