import type { ValueModel } from '@yunspec/model';
import { type Operation, rpc } from '@yunspec/runtime';
import { describe, expect, it } from 'vitest';
import type { Pairs } from '../src/request/incoming.js';
import { publicParameters } from '../src/request/rpc-call.js';
import { type ListForm, unflatten } from '../src/request/unflatten.js';
import { all } from './support/models.js';

const schema: ValueModel = {
  type: 'object',
  properties: {
    Name: { type: 'string' },
    Size: { type: 'integer' },
    Price: { type: 'number' },
    Renew: { type: 'boolean', text: ['True', 'False'] },
    Plain: { type: 'boolean' },
    Ids: { type: 'array', wire: 'json-string', items: { type: 'string' } },
    Images: { type: 'array', wire: 'csv', items: { type: 'integer' } },
    Tag: { type: 'array', wire: 'repeated', items: { type: 'string' } },
    Account: { type: 'array', items: { type: 'integer' } },
    Disk: { type: 'object', properties: { Size: { type: 'integer' }, Name: { type: 'string' } } },
    DataDisk: {
      type: 'array',
      items: {
        type: 'object',
        properties: { Size: { type: 'integer' }, Tag: { type: 'array', items: { type: 'string' } } },
      },
    },
    Labels: { type: 'object', values: { type: 'integer' } },
    Renamed: { type: 'string', name: 'renamed-on-wire' },
  },
};

const deep = `Disk.${'a.'.repeat(100_000)}`;

const cases: readonly [pairs: Pairs, want: object, lists?: ListForm][] = [
  [[['Name', 'web']], { Name: 'web' }],
  [[['Name', '']], { Name: '' }],
  [
    [
      ['Name', 'first'],
      ['Name', 'second'],
    ],
    { Name: 'first' },
  ],
  [[['Tag.1', 'x']], { 'Tag.1': 'x' }],
  [[['Size', '40']], { Size: 40 }],
  [[['Size', '-1']], { Size: -1 }],
  [[['Size', 'forty']], { Size: 'forty' }],
  [[['Size', '']], { Size: '' }],
  [[['Size', '1e3']], { Size: '1e3' }],
  [[['Size', '9007199254740993']], { Size: '9007199254740993' }],
  [[['Price', '1.5']], { Price: 1.5 }],
  [[['Price', '5e-324']], { Price: 5e-324 }],
  [[['Price', '1E+21']], { Price: 1e21 }],
  [[['Renew', 'True']], { Renew: true }],
  [[['Renew', 'False']], { Renew: false }],
  [[['Renew', 'true']], { Renew: true }],
  [[['Renew', 'FALSE']], { Renew: false }],
  [[['Renew', 'yes']], { Renew: 'yes' }],
  [[['Plain', 'True']], { Plain: true }],
  [[['Plain', 'false']], { Plain: false }],
  [[['Ids', '["i-1","i-2"]']], { Ids: ['i-1', 'i-2'] }],
  [[['Ids', '[]']], { Ids: [] }],
  [[['Ids', '[9007199254740993]']], { Ids: ['9007199254740993'] }],
  [[['Ids', 'i-1,i-2']], { Ids: 'i-1,i-2' }],
  [[['Images', '1,2']], { Images: [1, 2] }],
  [[['Images', '']], { Images: [] }],
  [
    [
      ['Tag', 'a'],
      ['Tag', 'b'],
    ],
    { Tag: ['a', 'b'] },
  ],
  [
    [
      ['Account.2', '20'],
      ['Account.10', '100'],
      ['Account.1', '10'],
    ],
    { Account: [10, 20, 100] },
  ],
  [[['Account', '1']], { Account: '1' }],
  [
    [
      ['Account', '1'],
      ['Account', '2'],
    ],
    { Account: [1, 2] },
    'indexed-or-repeated',
  ],
  [[['Account.1', '1']], { Account: [1] }, 'indexed-or-repeated'],
  [
    [
      ['Disk.Size', '5'],
      ['Disk.Name', 'd'],
    ],
    { Disk: { Size: 5, Name: 'd' } },
  ],
  [[['Disk', 'text']], { Disk: 'text' }],
  [[['Disk.Colour', 'blue']], { Disk: { Colour: 'blue' } }],
  [
    [
      ['DataDisk.1.Size', '5'],
      ['DataDisk.2.Tag.1', 'x'],
    ],
    { DataDisk: [{ Size: 5 }, { Tag: ['x'] }] },
  ],
  [[['DataDisk.one.Size', '5']], { 'DataDisk.one.Size': '5' }],
  [
    [
      ['Labels.a', '1'],
      ['Labels.b', '2'],
    ],
    { Labels: { a: 1, b: 2 } },
  ],
  [[['renamed-on-wire', 'x']], { Renamed: 'x' }],
  [[['Renamed', 'x']], { Renamed: 'x' }],
  [
    [
      ['Unknown', '1'],
      ['Sized', '2'],
    ],
    { Unknown: '1', Sized: '2' },
  ],
  [[[deep, 'x']], { [deep]: 'x' }],
  [[['__proto__', 'x']], Object.fromEntries([['__proto__', 'x']])],
];

it.each(cases)('%.200j is %.200j', (pairs, want, lists) => {
  expect(unflatten(schema, pairs, lists)).toEqual(want);
});

describe.each(all.filter(({ protocols }) => protocols.rpc !== undefined))('$product', (model) => {
  const examples = model.operations.flatMap((operation) =>
    (operation.examples as { ok?: object }[]).flatMap(({ ok }, i) =>
      ok === undefined ? [] : [[`${operation.name} ${i}`, operation, ok] as const],
    ),
  );

  it.each(examples)('%s survives a round trip', async (_, operation, ok) => {
    const attempt = {
      version: '',
      input: ok,
      credentials: { accessKeyId: 'a', accessKeySecret: 'b' },
      endpoint: new URL('http://localhost'),
      now: new Date(0),
      nonce: '',
      isCustomEndpoint: true,
      format: 'JSON',
      headers: {},
    };
    const { body } = await rpc({ method: 'POST' }).request({ ...attempt, operation: operation as Operation });
    const pairs = [...new URLSearchParams(body)].filter(([name]) => !publicParameters.has(name));
    expect(unflatten(operation.input, pairs)).toEqual(ok);
  });
});
