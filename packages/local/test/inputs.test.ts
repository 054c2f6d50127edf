import { type Inputs, listMemberInputs, type ValueModel } from '@yunspec/model';
import { expect, it } from 'vitest';
import { addDefaults, removeSecrets } from '../src/effects/inputs.js';

const schema: ValueModel = {
  type: 'object',
  properties: {
    Name: { type: 'string', default: 'box' },
    Password: { type: 'string', secret: true },
    Disk: {
      type: 'object',
      properties: { Category: { type: 'string', default: 'cloud' }, Key: { type: 'string', secret: true } },
    },
    Users: {
      type: 'array',
      items: { type: 'object', properties: { Id: { type: 'string' }, Password: { type: 'string', secret: true } } },
    },
    Keys: { type: 'object', values: { type: 'string', secret: true } },
  },
};

const secrets: readonly [value: unknown, want: unknown][] = [
  [{ Name: 'a', Password: 'p' }, { Name: 'a' }],
  [{ Disk: { Category: 'c', Key: 'k' } }, { Disk: { Category: 'c' } }],
  [
    {
      Users: [
        { Id: '1', Password: 'p' },
        { Id: '2', Password: 'q' },
      ],
    },
    { Users: [{ Id: '1' }, { Id: '2' }] },
  ],
  [{ Keys: { a: 'p', b: 'q' } }, { Keys: {} }],
];

it.each(secrets)('removeSecrets of %j', (value, want) => {
  expect(removeSecrets(schema, value)).toEqual(want);
});

const defaults: readonly [value: unknown, want: unknown][] = [
  [{}, { Name: 'box' }],
  [{ Name: 'a' }, { Name: 'a' }],
  [{ Disk: {} }, { Name: 'box', Disk: { Category: 'cloud' } }],
  [{ Disk: { Category: 'ssd' } }, { Name: 'box', Disk: { Category: 'ssd' } }],
];

it.each(defaults)('addDefaults to %j', (value, want) => {
  expect(addDefaults(schema, value)).toEqual(want);
});

const inputs: readonly [inputs: Inputs | undefined, want: unknown][] = [
  [undefined, []],
  ['A', [['A', 'A']]],
  [
    ['A', 'B'],
    [
      ['A', 'A'],
      ['B', 'B'],
    ],
  ],
  [{ Size: 'NewSize' }, [['Size', 'NewSize']]],
];

it.each(inputs)('listMemberInputs of %j', (given, want) => {
  expect(listMemberInputs(given)).toEqual(want);
});
