import { acs3 } from '@yunspec/ecs';
import { describe, expect, it } from 'vitest';
import {
  type Call,
  create,
  createIot,
  disk,
  instance,
  iot,
  list,
  type Options,
  startClients,
} from './support/clients.js';
import { answerJson, catchError } from './support/loopback.js';

// Inputs and the requests made of them: faults that other SDKs of these services were seen to have.

const ok = answerJson({ RequestId: 'r-1' });

describe('no wrong value is sent', () => {
  const rule = { SecurityGroupId: 'sg-1', RegionId: 'cn-hangzhou', PortRange: '22/22', SourceCidrIp: '10.0.0.0/8' };
  const rows: readonly [what: string, call: Call, code: string, path: readonly unknown[]][] = [
    [
      'none of the words',
      ({ ecs }) => ecs.authorizeSecurityGroup({ ...rule, IpProtocol: 'tpc' }),
      'pattern',
      ['IpProtocol'],
    ],
    ['too small', list({ PageSize: 0 }), 'minimum', ['PageSize']],
    ['too large', list({ PageSize: 101 }), 'maximum', ['PageSize']],
    ['a number as text', list({ PageSize: '10' }), 'type', ['PageSize']],
    ['a fraction', list({ PageSize: 1.5 }), 'type', ['PageSize']],
    ['no number', list({ PageSize: Number.NaN }), 'type', ['PageSize']],
    ['a text for a list', list({ InstanceIds: 'i-1' }), 'type', ['InstanceIds']],
    ['a number in a list of texts', list({ InstanceIds: ['i-1', 7] }), 'type', ['InstanceIds', 1]],
    ['too many items', list({ InstanceIds: Array(101).fill('i-1') }), 'maxItems', ['InstanceIds']],
    ['null', list({ ZoneId: null }), 'type', ['ZoneId']],
    ['within an object', create({ SystemDisk: { Size: 'large' } }), 'type', ['SystemDisk', 'Size']],
    ['within a list', create({ DataDisk: [{ Size: 20 }, { Size: '20' }] }), 'type', ['DataDisk', 1, 'Size']],
    ['the wrong letters', createIot({ name: 'my instance' }), 'pattern', ['name']],
    [
      'a member missing',
      ({ ecs }) => ecs.createInstance({ RegionId: 'cn-hangzhou' } as never),
      'required',
      ['InstanceType'],
    ],
    ['a member of the path missing', createIot({ project_id: undefined }), 'required', ['project_id']],
    ['a member missing because of another', createIot({ flavor: { type: 't' } }), 'require', ['flavor', 'size']],
  ];

  it.each(rows)('%s', async (_, call, code, path) => {
    const on = await startClients(ok);
    const error = await catchError(call(on));
    expect([error.name, error.issues]).toMatchObject([
      'ValidationError',
      expect.arrayContaining([expect.objectContaining({ code, path })]),
    ]);
    expect(on.arrived).toEqual([]);
  });
});

// that neither compiles is said in types.test.ts, and in packed.test.ts for installed packages
describe('no unknown member goes unnoticed', () => {
  const rows: readonly [what: string, call: Call, path: string][] = [
    ['misspelt', list({ PageSzie: 10 }), 'PageSzie'],
    ['in other letters', list({ pageSize: 10 }), 'pageSize'],
    ['of an object', create({ SystemDisk: { Catgory: 'cloud' } }), 'SystemDisk.Catgory'],
    ['of an item', create({ DataDisk: [{ Size: 20 }, { Siez: 5 }] }), 'DataDisk.1.Siez'],
    ['of a body', createIot({ flavor: { ...iot.flavor, sise: 2 } }), 'flavor.sise'],
    ['that every object inherits', list({ constructor: 'x' }), 'constructor'],
  ];

  it.each(rows)('%s', async (_, call, path) => {
    const on = await startClients(ok);
    const error = await catchError(call(on));
    expect(error.issues).toMatchObject([
      { code: 'unknown', path: path.split('.').map((name) => (/^\d$/.test(name) ? Number(name) : name)) },
    ]);
    expect(error.message).toContain(path.split('.').at(-1));
    expect(on.arrived).toEqual([]);
  });
});

describe('no limit that nobody can pass once it has moved', () => {
  const many = list({ PageSize: 200 });
  const skip = ['PageSize#maximum'];
  const perCall = (validate: Options['validate']): Call => {
    return ({ ecs }) => ecs.describeInstances({ RegionId: 'cn-hangzhou', PageSize: 200 }, { validate });
  };
  const rows: readonly [way: string, call: Call, options: Options, sent: string | undefined][] = [
    ['no way', many, {}, undefined],
    ['a level of the client', many, { validate: 'lenient' }, '200'],
    ['a skip list of the client', many, { validate: { skip } }, '200'],
    ['a level of the call', perCall('lenient'), {}, '200'],
    ['a skip list of the call', perCall({ skip }), {}, '200'],
    ['a skip list for something else', perCall({ skip: ['PageSize#minimum', 'PageNumber'] }), {}, undefined],
    ['no check at all', perCall('off'), { validate: 'strict' }, '200'],
  ];

  it.each(rows)('%s', async (_, call, options, sent) => {
    const on = await startClients(ok, options);
    await call(on).catch(() => undefined);
    expect(on.arrived.map(({ parameters }) => parameters.PageSize)).toEqual(sent === undefined ? [] : [sent]);
  });

  it('a value that is new in a list, and a member that is new', async () => {
    const on = await startClients(ok);
    await on.ecs.createDisk({ ...disk, DiskCategory: 'cloud_next' });
    await on.ecs.createDisk({ ...disk, ...{ Turbo: true } }, { validate: 'lenient' });
    expect(on.arrived.map(({ parameters }) => [parameters.DiskCategory, parameters.Turbo])).toEqual([
      ['cloud_next', undefined],
      [undefined, 'true'],
    ]);
  });
});

describe('no object and no null sent as a word for it', () => {
  const nested: readonly [what: string, given: object, want: Readonly<Record<string, string>>][] = [
    [
      'an object',
      { SystemDisk: { Category: 'cloud', Size: 40 } },
      { 'SystemDisk.Category': 'cloud', 'SystemDisk.Size': '40' },
    ],
    [
      'objects in a list',
      { DataDisk: [{ Size: 20 }, { Size: 40 }] },
      { 'DataDisk.1.Size': '20', 'DataDisk.2.Size': '40' },
    ],
    ['an object nobody knows', { A: { B: { C: 1 }, D: [{ E: 'e' }] } }, { 'A.B.C': '1', 'A.D.1.E': 'e' }],
    ['null', { A: null, B: { C: null, D: 'd' }, E: [null, 'e'] }, { 'B.D': 'd', 'E.2': 'e' }],
    ['a date', { A: new Date(0) }, { A: '1970-01-01T00:00:00.000Z' }],
  ];
  const ways = [
    ['in a query or a form', {}],
    ['with headers', { protocol: acs3() }],
  ] as const;

  it.each(ways.flatMap(([way, options]) => nested.map(([what, ...row]) => [way, what, options, ...row] as const)))(
    '%s: %s',
    async (_, _what, options, given, want) => {
      const on = await startClients(ok, { ...options, validate: 'off' });
      await on.ecs.createInstance({ ...instance, ...given });
      const [{ parameters } = { parameters: {} }] = on.arrived;
      const own = Object.keys(given).map((name) => `${name}.`);
      const sent = Object.entries(parameters).filter(([name]) => own.some((prefix) => `${name}.`.startsWith(prefix)));
      expect(Object.fromEntries(sent)).toEqual(want);
      expect(Object.values<string>(parameters).filter((text) => text === 'null' || text.includes('[object'))).toEqual(
        [],
      );
    },
  );

  it('in a body', async () => {
    const on = await startClients(ok, { validate: 'off' });
    const given = {
      ...iot,
      charge_info: { charge_mode: 'postPaid', more: { a: null, b: [{ c: 1 }] } },
      description: undefined,
    };
    await on.iotda.createInstance(given);
    const { project_id: _, ...body } = given;
    expect(JSON.parse(on.arrived[0]?.body ?? '')).toEqual(JSON.parse(JSON.stringify(body)));
  });
});

describe('no header lost to those of a call', () => {
  const rows: readonly [protocol: string, options: Options, kept: readonly string[]][] = [
    ['signature in the query', {}, ['accept', 'host']],
    [
      'signature in headers',
      { protocol: acs3() },
      ['accept', 'authorization', 'host', 'x-acs-action', 'x-acs-date', 'x-acs-signature-nonce', 'x-acs-version'],
    ],
  ];

  it.each(rows)('%s', async (_, options, kept) => {
    const on = await startClients(ok, options);
    for (const headers of [{}, { 'X-Trace': 't-1', 'x-other': undefined }, { Accept: 'application/xml' }])
      await on.ecs.describeRegions({}, { headers });
    const [usual = [], added = []] = on.arrived.map(({ headers }) => Object.keys(headers).sort());
    expect(usual).toEqual(expect.arrayContaining([...kept]));
    expect(added).toEqual([...usual, 'x-trace'].sort());
    expect(on.arrived.map(({ headers }) => headers.accept)).toEqual([
      'application/json',
      'application/json',
      'application/xml',
    ]);
  });
});

describe('no second set of names', () => {
  it('what is given and what is got are what travels', async () => {
    const answer = {
      RequestId: 'r-1',
      Instances: { Instance: [{ InstanceId: 'i-1', VpcAttributes: { VpcId: 'v-1' } }] },
      TotalCount: 1,
    };
    const on = await startClients(answerJson(answer));
    expect(await on.ecs.describeInstances({ RegionId: 'cn-hangzhou', VpcId: 'v-1' })).toEqual(answer);
    expect(on.arrived[0]?.parameters).toMatchObject({ RegionId: 'cn-hangzhou', VpcId: 'v-1' });
    const { project_id, ...body } = iot;
    expect(await on.iotda.createInstance(iot)).toEqual(answer);
    expect(JSON.parse(on.arrived[1]?.body ?? '')).toEqual(body);
    expect(on.arrived[1]?.path).toBe(`/v5/iot/${project_id}/iotda-instances`);
  });
});
