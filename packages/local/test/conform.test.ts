import type { ValueModel } from '@yunspec/model';
import { expect, it } from 'vitest';
import { conform } from '../src/answer/conform.js';

const shapes: Readonly<Record<string, ValueModel>> = {
  Disk: {
    type: 'object',
    shape: 'Disk',
    properties: {
      DiskId: { type: 'string' },
      Size: { type: 'integer' },
      Locks: { type: 'object', properties: { Lock: { type: 'array', items: { type: 'string' } } } },
    },
  },
};
const disk: ValueModel = { type: 'object', shape: 'Disk' };
const text: ValueModel = { type: 'string' };
const object = (properties: Record<string, ValueModel>): ValueModel => ({ type: 'object', properties });

const cases: readonly [what: string, schema: ValueModel, value: unknown, want: unknown][] = [
  ['undocumented members are dropped', object({ A: text }), { A: 'a', B: 'b' }, { A: 'a' }],
  ['absent members stay absent', object({ A: text, B: text }), { A: 'a' }, { A: 'a' }],
  ['null is absent', object({ A: text }), { A: null }, {}],
  ['an absent list is empty', object({ List: { type: 'array', items: text } }), {}, { List: [] }],
  [
    'the object around an absent list is present',
    object({ Disks: object({ Disk: { type: 'array', items: disk } }) }),
    {},
    { Disks: { Disk: [] } },
  ],
  ['an absent object without a list stays absent', object({ Eip: object({ Id: text }) }), {}, {}],
  [
    'an absent object that has more than a list stays absent',
    object({ Whitelist: { ...object({ On: text, List: { type: 'array', items: text } }), required: ['On'] } }),
    {},
    {},
  ],
  [
    'an absent object that has all it must have, under another name on the wire, is present',
    object({
      Pages: { ...object({ List: { type: 'array', items: text, name: 'list' } }), required: ['List'] },
    }),
    {},
    { Pages: { list: [] } },
  ],
  [
    'a list in a list keeps its form',
    object({ Sets: { type: 'array', items: { type: 'array', wire: 'json-string', items: text } } }),
    { Sets: [['a', 'b']] },
    { Sets: ['["a","b"]'] },
  ],
  [
    'shapes are resolved',
    object({ Disk: disk }),
    { Disk: { DiskId: 'd-1', Size: 5, Secret: 1 } },
    { Disk: { DiskId: 'd-1', Size: 5, Locks: { Lock: [] } } },
  ],
  ['one value is a list of one', { type: 'array', items: text }, 'a', ['a']],
  ['the word of a switch becomes a boolean', { type: 'boolean' }, 'optimized', true],
  ['the word for none becomes false', { type: 'boolean' }, 'none', false],
  ['numeric text becomes a number', { type: 'integer' }, '20', 20],
  ['an integer that no number represents keeps its digits', { type: 'integer' }, '9007199254740993', 9007199254740993n],
  ['a number becomes text', text, 20, '20'],
  ['text that is not a number stays text', { type: 'integer' }, 'many', 'many'],
  [
    'secrets are dropped',
    object({ Password: { type: 'string', secret: true }, A: text }),
    { Password: 'p', A: 'a' },
    { A: 'a' },
  ],
  ['maps keep their keys', { type: 'object', values: { type: 'integer' } }, { a: '1' }, { a: 1 }],
  ['members have their names on the wire', object({ Id: { type: 'string', name: 'id' } }), { Id: 'x' }, { id: 'x' }],
  ['inherited members are ignored', object({ constructor: text }), {}, {}],
  ['a value of any type is kept', { type: 'any' }, { a: [1] }, { a: [1] }],
  ['an object without documented members is kept', { type: 'object' }, { a: 1 }, { a: 1 }],
];

it.each(cases)('%s', (_, schema, value, want) => {
  expect(conform(shapes, schema, value)).toEqual(want);
});
