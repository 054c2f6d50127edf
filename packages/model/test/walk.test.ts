import { expect, test } from 'vitest';
import { joinPath, listChildren, mapChildren, type ValueModel, walkValues } from '../src/index.js';

const text: ValueModel = { type: 'string' };
const tree: ValueModel = {
  type: 'object',
  properties: {
    Zone: text,
    Disk: { type: 'array', items: { type: 'object', properties: { Size: { type: 'integer' } } } },
    Tags: { type: 'object', values: { type: 'array', items: text } },
    Grid: { type: 'array', items: { type: 'array', items: text } },
    Owner: { type: 'object', shape: 'Owner' },
  },
};
const shapes: Readonly<Record<string, ValueModel>> = {
  Owner: { type: 'object', properties: { Name: text, Home: { type: 'object', shape: 'Home' } } },
  Home: { type: 'object', values: text },
};
const expand = (value: ValueModel): ValueModel => shapes[value.shape ?? ''] ?? value;

test('a walk yields outer values before inner ones, members in their order', () => {
  expect([...walkValues(tree)].map(({ path }) => path)).toEqual([
    '',
    'Zone',
    'Disk',
    'Disk[]',
    'Disk[].Size',
    'Tags',
    'Tags.*',
    'Tags.*[]',
    'Grid',
    'Grid[]',
    'Grid[][]',
    'Owner',
  ]);
});

test('a walk with shapes written out yields the values inside them, and the value that names the shape as it is', () => {
  const inside = [...walkValues(tree, expand)].filter(({ path }) => path.startsWith('Owner'));
  expect(inside.map(({ path, value }) => [path, value])).toEqual([
    ['Owner', { type: 'object', shape: 'Owner' }],
    ['Owner.Name', text],
    ['Owner.Home', { type: 'object', shape: 'Home' }],
    ['Owner.Home.*', text],
  ]);
});

test('the keys of a walk lead to its values', () => {
  for (const { value, keys } of walkValues(tree)) {
    const found = keys.reduce<unknown>((at, key) => (at as Readonly<Record<string, unknown>>)[key], tree);
    expect(found).toBe(value);
  }
});

test.each<[string, ValueModel, readonly string[]]>([
  ['a scalar', text, []],
  ['an object', { type: 'object', properties: { B: text, A: text } }, ['B', 'A']],
  ['a map', { type: 'object', values: text }, ['*']],
  ['a list', { type: 'array', items: text }, ['[]']],
  ['an object without members', { type: 'object', properties: {} }, []],
])('the children of %s', (_, value, want) => {
  expect(listChildren(value).map(({ segment }) => segment)).toEqual(want);
});

test('a copy has each child replaced and leaves the original alone', () => {
  const before = structuredClone(tree);
  const copy = mapChildren(tree, (child, segment) => ({ ...child, description: segment }));
  expect(Object.entries(copy.properties ?? {}).map(([name, { description }]) => [name, description])).toEqual(
    Object.keys(tree.properties ?? {}).map((name) => [name, name]),
  );
  expect(mapChildren(tree.properties?.Tags ?? text, () => text)).toEqual({ type: 'object', values: text });
  expect(mapChildren(tree.properties?.Grid ?? text, () => text)).toEqual({ type: 'array', items: text });
  expect(Object.keys(mapChildren(text, () => text))).toEqual(['type']);
  expect(tree).toEqual(before);
});

test.each([
  ['', 'Size', 'Size'],
  ['Disk', '[]', 'Disk[]'],
  ['Disk[]', 'Size', 'Disk[].Size'],
  ['', '[]', '[]'],
  ['Tags', '*', 'Tags.*'],
])('%j and %j make %j', (path, segment, want) => {
  expect(joinPath(path, segment)).toBe(want);
});
