import { ServiceError } from '@yunspec/runtime';
import { describe, expect, it } from 'vitest';
import { asking, inProcess, startCloud, withBearer } from './support/clients.js';
import { cas, ecs, eiam } from './support/models.js';

const { cloud } = startCloud();

/** Types a wire of texts and numbers cannot carry, so that nothing is wrong with what arrives. */
const lost = new Set(['ContactIdList#minItems', 'VSwitchId#type']);

const products = [
  ['ecs', ecs, inProcess(ecs, cloud)],
  ['cas', cas, asking(cas, { fetch: cloud.fetch, ...withBearer })],
  ['cas by RPC', cas, inProcess(cas, cloud)],
  ['eiam', eiam, asking(eiam, { fetch: cloud.fetch, ...withBearer })],
  ['eiam by RPC', eiam, inProcess(eiam, cloud)],
] as const;

async function outcome(asking: Promise<unknown>): Promise<ServiceError | undefined> {
  try {
    await asking;
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
    const error = await outcome(ask(name, input));
    expect(error?.status).toBeGreaterThanOrEqual(400);
    expect(error?.status).toBeLessThan(500);
  });

  it('every example that passes the checks is answered, or refused for a resource that is not there or not ready', async () => {
    const codes = [];
    for (const [name, ok] of oks) {
      const error = await outcome(ask(name, ok));
      if (error !== undefined) codes.push(error.code);
    }
    const expected =
      /NotFound|ValueNotSupported|^404$|Incorrect.*Status|OperationDenied|InstanceInUse|ResourceNotFound|SourceRegion/;
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
  ])('%s keeps them to itself', async (name, input) => {
    const ask = inProcess(ecs, cloud);
    const error = await outcome(ask(name, input));
    const shown = [
      error?.message,
      await ask('DescribeInstances', { RegionId: 'cn-hangzhou' }),
      await ask('DescribeDisks', { RegionId: 'cn-hangzhou' }),
    ];
    expect(JSON.stringify(shown)).not.toContain('Hunter2');
  });
});
