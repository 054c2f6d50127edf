import { expect, it } from 'vitest';
import { type CauseTable, causesOf, type PolicyOptions, policyDocument, ServiceError } from '../src/index.js';

const causes: CauseTable = {
  operations: ['Start', 'Create', 'Restart'],
  causes: [
    { status: 500, cause: 'common' },
    { status: 500, cause: 'of Start' },
    { status: 400, cause: 'vlan' },
    { status: 403, cause: 'image' },
  ],
  rows: {
    InternalError: [
      [[], 0],
      [[2, 0], 1],
    ],
    OperationDenied: [
      [[1], 2],
      [[1], 3],
    ],
  },
};

it.each([
  ['InternalError', 'Start', 500, ['of Start']],
  ['InternalError', 'Stop', 500, ['common']],
  ['OperationDenied', 'Create', 403, ['image']],
  ['OperationDenied', 'Create', 418, ['vlan', 'image']],
  ['OperationDenied', 'Stop', 403, []],
  ['toString', 'Stop', 403, []],
])('the causes of %s in %s with HTTP %i are %j', (code, operation, status, want) => {
  const error = new ServiceError({ product: 'demo', code, operation, status, text: '', retryable: false });
  expect(causesOf(causes, error).map((row) => row.cause)).toEqual(want);
});

const table = {
  Start: [{ resource: 'acs:ecs:$regionid:$accountid:instance/$instanceid' }],
  Stop: [{ resource: 'acs:ecs:$regionid:$accountid:instance/$instanceid' }],
  Create: [
    { resource: 'acs:ecs:$regionid:$accountid:disk/*' },
    { resource: 'acs:ecs:$regionid:$accountid:snapshot/$snapshotid', when: 'SnapshotId' },
  ],
};

it.each<[(keyof typeof table)[], PolicyOptions, [string[], string[]][]]>([
  [['Start'], {}, [[['ecs:Start'], ['acs:ecs:*:*:instance/*']]]],
  [['Start', 'Stop', 'Start'], {}, [[['ecs:Start', 'ecs:Stop'], ['acs:ecs:*:*:instance/*']]]],
  [
    ['Start'],
    { region: 'cn-x', account: '1', resources: { instanceid: ['i-1', 'i-2'] } },
    [[['ecs:Start'], ['acs:ecs:cn-x:1:instance/i-1', 'acs:ecs:cn-x:1:instance/i-2']]],
  ],
  [['Create'], {}, [[['ecs:Create'], ['acs:ecs:*:*:disk/*', 'acs:ecs:*:*:snapshot/*']]]],
  [['Create'], { optional: false }, [[['ecs:Create'], ['acs:ecs:*:*:disk/*']]]],
])('the policy for %j with %j', (actions, options, want) => {
  const Statement = want.map(([Action, Resource]) => ({ Effect: 'Allow', Action, Resource }));
  expect(policyDocument('ecs', table, actions, options)).toEqual({ Version: '1', Statement });
});
