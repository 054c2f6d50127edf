import { ServiceError } from '@yunspec/runtime';
import { describe, expect, it } from 'vitest';
import { createCaller, createLocalCaller, startCloud, withBearer } from './support/clients.js';
import { cas, ecs, eiam } from './support/models.js';

const { cloud } = startCloud();

/** Issues that are lost on the wire, which carries only text and numbers. */
const lost = new Set(['ContactIdList#minItems', 'VSwitchId#type']);

const products = [
  ['ecs', ecs, createLocalCaller(ecs, cloud)],
  ['cas', cas, createCaller(cas, { fetch: cloud.fetch, ...withBearer })],
  ['cas by RPC', cas, createLocalCaller(cas, cloud)],
  ['eiam', eiam, createCaller(eiam, { fetch: cloud.fetch, ...withBearer })],
  ['eiam by RPC', eiam, createLocalCaller(eiam, cloud)],
] as const;

async function catchServiceError(call: Promise<unknown>): Promise<ServiceError | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    if (error instanceof ServiceError) return error;
    throw error;
  }
}

describe.each(products)('%s', (_, model, ask) => {
  const examples = model.operations.flatMap(({ name, examples: list }) =>
    (list as { ok?: object; fails?: string; input?: object }[]).map((example) => [name, example] as const),
  );
  const fails = examples.flatMap(([name, { fails: key, input }]) =>
    key === undefined || input === undefined || lost.has(key) ? [] : [[name, key, input] as const],
  );
  const oks = examples.flatMap(([name, { ok }]) => (ok === undefined ? [] : [[name, ok] as const]));

  it.each(fails)('%s refuses %s', async (name, _key, input) => {
    const error = await catchServiceError(ask(name, input));
    expect(error?.status).toBeGreaterThanOrEqual(400);
    expect(error?.status).toBeLessThan(500);
  });

  it('every valid example is answered, or refused for a resource that is missing or not ready', async () => {
    const codes: string[] = [];
    for (const [name, ok] of oks) {
      const error = await catchServiceError(ask(name, ok));
      if (error !== undefined) codes.push(`${name} ${error.code}`);
    }
    const expected =
      /NotFound|ValueNotSupported| 404$|Incorrect.*Status|OperationDenied|InstanceInUse|SourceRegion|ParameterInvalid$|DryRunOperation|InstanceTypes InvalidParameter$/;
    expect(codes.filter((code) => !expected.test(code))).toEqual([]);
  });
});

describe('secrets', () => {
  it.each([
    [
      'CreateInstance',
      {
        RegionId: 'cn-hangzhou',
        ImageId: 'm-1',
        InstanceType: 'ecs.t1.small',
        SecurityGroupId: 'sg-1',
        Password: 'Hunter2Hunter2',
      },
    ],
    ['ModifyInstanceVncPasswd', { RegionId: 'cn-hangzhou', InstanceId: 'i-nothing', VncPassword: 'Hunter2Hunter2' }],
  ])('%s does not reveal them', async (name, input) => {
    const ask = createLocalCaller(ecs, cloud);
    const error = await catchServiceError(ask(name, input));
    const shown = [
      error?.message,
      await ask('DescribeInstances', { RegionId: 'cn-hangzhou' }),
      await ask('DescribeDisks', { RegionId: 'cn-hangzhou' }),
    ];
    expect(JSON.stringify(shown)).not.toContain('Hunter2');
  });
});
