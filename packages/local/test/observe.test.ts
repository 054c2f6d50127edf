import { expect, it } from 'vitest';
import { createLocalCloud, type Observation } from '../src/index.js';
import { type Answer, createCaller } from './support/clients.js';
import { ecs } from './support/models.js';

const credentials = { accessKeyId: 'local', accessKeySecret: 'local-secret' };
const group = 'sg-1';
const order = { RegionId: 'cn-hangzhou', ImageId: 'm-1', InstanceType: 'ecs.t1.small', SecurityGroupId: group };

/** Writes an observation in a few words. */
function describeSeen(seen: Observation): string {
  switch (seen.kind) {
    case 'answer':
      return [seen.operation ?? 'unknown', seen.status, seen.code].filter((part) => part !== undefined).join(' ');
    case 'rule':
      return `${seen.rule} ${seen.holds ? 'kept' : 'broken'}`;
    case 'state':
      return `${seen.resource} ${seen.state} ${seen.isAllowed ? 'allowed' : 'refused'}`;
    case 'passage':
      return `${seen.resource} ${seen.from} becomes ${seen.to}`;
  }
}

function open() {
  const seen: Observation[] = [];
  const cloud = createLocalCloud({ products: [ecs], transition: 0, observe: (one) => seen.push(one) });
  const ask = createCaller(ecs, { fetch: cloud.fetch, credentials });
  /** Calls an operation. Returns its answer, and what was seen of it. */
  const watch = async (operation: string, input: object): Promise<{ answer: Answer; words: string[] }> => {
    seen.length = 0;
    const answer = await ask(operation, input).catch(() => ({}));
    for (const one of seen) expect(one.product).toBe('ecs');
    for (const one of seen) if ('operation' in one) expect(one.operation).toBe(operation);
    return { answer, words: seen.map(describeSeen).filter((words) => !words.startsWith('Image ')) };
  };
  return { cloud, seen, watch };
}

it('a cloud tells which rules calls keep and break, in which states, and how it answers', async () => {
  const { cloud, watch } = open();
  const { answer } = await watch('CreateInstance', { ...order, ClientToken: 'once' });
  const instance = { InstanceId: (answer as { InstanceId: string }).InstanceId };
  const { answer: created } = await watch('CreateSecurityGroup', { RegionId: 'cn-hangzhou' });
  const other = { ...instance, SecurityGroupId: (created as { SecurityGroupId: string }).SecurityGroupId };

  const steps: readonly [operation: string, input: object, want: readonly string[]][] = [
    ['DescribeRegions', {}, ['DescribeRegions 200']],
    ['StartInstance', { InstanceId: 'i-none' }, ['StartInstance 404 InvalidInstanceId.NotFound']],
    // an answer that is given again is the answer alone
    ['CreateInstance', { ...order, ClientToken: 'once' }, ['CreateInstance 200']],
    [
      'CreateInstance',
      { ...order, ClientToken: 'once', InstanceName: 'another' },
      ['CreateInstance 400 IdempotentParameterMismatch'],
    ],
    [
      'StartInstance',
      instance,
      [
        'disks-settled kept',
        'not-locked kept',
        'enough-balance kept',
        'created kept',
        'stopped-only kept',
        'Instance Stopped allowed',
        'StartInstance 200',
      ],
    ],
    [
      'StartInstance',
      instance,
      [
        'Instance Starting becomes Running',
        'Instance Running refused',
        'stopped-only broken',
        'StartInstance 403 IncorrectInstanceStatus',
      ],
    ],
    [
      'JoinSecurityGroup',
      { ...instance, SecurityGroupId: group },
      [
        'not-locked kept',
        'group-size kept',
        'same-vpc kept',
        'not-yet-in broken',
        'JoinSecurityGroup 403 InvalidInstanceId.AlreadyExists',
      ],
    ],
    [
      'JoinSecurityGroup',
      other,
      [
        'not-locked kept',
        'group-size kept',
        'same-vpc kept',
        'stopped-or-running kept',
        'groups-per-instance kept',
        'not-yet-in kept',
        'Instance Running allowed',
        'JoinSecurityGroup 200',
      ],
    ],
    [
      'LeaveSecurityGroup',
      other,
      [
        'not-locked kept',
        'member kept',
        'stopped-or-running kept',
        'not-the-last kept',
        'Instance Running allowed',
        'LeaveSecurityGroup 200',
      ],
    ],
    [
      'LeaveSecurityGroup',
      { ...instance, SecurityGroupId: group },
      ['not-locked kept', 'member kept', 'not-the-last broken', 'LeaveSecurityGroup 403 InstanceLastSecurityGroup'],
    ],
    [
      'DeleteSecurityGroup',
      { RegionId: 'cn-hangzhou', SecurityGroupId: group },
      ['no-members broken', 'DeleteSecurityGroup 403 DependencyViolation'],
    ],
  ];
  for (const [operation, input, want] of steps) expect((await watch(operation, input)).words).toEqual(want);
  expect(cloud.ecs.instances.get(instance.InstanceId)?.Status).toBe('Running');
});

it('an answer to an unknown operation names none', async () => {
  const { cloud, seen } = open();
  await cloud.fetch(new Request('https://ecs.aliyuncs.com/?Action=Nothing&Version=2014-05-26'));
  expect(seen).toEqual([{ kind: 'answer', product: 'ecs', status: 400, code: 'MissingParameter' }]);
});
