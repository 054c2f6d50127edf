import { join } from 'node:path';
import { deriveCases } from '@yunspec/contract/cases';
import { expect, test } from 'vitest';
import { formats } from '../src/language/formats.js';
import { resolveProduct } from '../src/language/resolve/index.js';
import { extractRawSpecs, loadSpecs } from '../src/read/load.js';
import type { Model, OperationModel } from '../src/write/model.js';
import { type Change, depot } from './support/depot.js';

function modelOf(change: Change = {}): Model {
  const { root, remove } = depot(change);
  try {
    const [specs] = loadSpecs(join(root, 'specs'), 'specs').products;
    if (specs === undefined) throw new Error('no product');
    return resolveProduct(extractRawSpecs(specs));
  } finally {
    remove();
  }
}

function operation(name: string, change: Change = {}): OperationModel {
  const found = modelOf(change).operations.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

const inputOf = (was: string, is: string, shapes: Change = {}) =>
  operation('CreateBox', { ...shapes, 'operations/CreateBox.yaml': [[was, is]] }).input;

test('a product', () => {
  const {
    product,
    className,
    version,
    protocols,
    endpoints,
    regions,
    limits,
    sources,
    commonErrors,
    serverErrors,
    operations,
    resources,
    tables,
    discrepancies,
  } = modelOf();
  expect({
    product,
    className,
    version,
    protocols,
    endpoints,
    regions,
    limits,
    sources,
    commonErrors,
    serverErrors,
  }).toEqual({
    product: 'depot',
    className: 'Depot',
    version: '2024-01-01',
    protocols: { rpc: { method: 'GET', auth: ['access-key'] } },
    endpoints: { default: 'https://depot.example.com' },
    regions: [],
    limits: {},
    sources: { guide: { title: 'Depot Guide' } },
    commonErrors: [{ code: 'Throttling', http: 400, kind: 'throttled', cause: 'Too many calls.' }],
    serverErrors: [],
  });
  expect([
    operations.map((one) => one.name),
    resources.map((one) => one.resource),
    tables.map((one) => one.table),
    discrepancies.map((one) => one.id),
  ]).toEqual([['CreateBox', 'ListBoxes', 'SealBox'], ['Box'], ['sizes'], ['depot-01']]);
});

test.each([
  ['a token', 'CreateBox', { safe: false, token: 'ClientToken' }],
  ['a read', 'ListBoxes', { safe: true }],
  ['neither', 'SealBox', { safe: false }],
])('idempotency: %s', (_, name, want) => {
  const { safe, token } = operation(name);
  expect({ safe, ...(token === undefined ? {} : { token }) }).toEqual(want);
});

test('permissions in one form', () => {
  const change: Change = { 'operations/CreateBox.yaml': [['permissions:', 'permissions:\n  - depot:box/*']] };
  expect(operation('CreateBox', change).permissions).toEqual([
    { resource: 'depot:box/*' },
    { resource: 'depot:$regionid:owner/*', when: 'Owner' },
  ]);
});

test('a shape of one value is merged in, the member’s own words first', () => {
  expect(
    inputOf('Owner: { shape: OwnerName }', 'Owner: { shape: OwnerName, maxLength: 10, description: Whose it is. }')
      .properties?.Owner,
  ).toEqual({
    type: 'string',
    shape: 'OwnerName',
    maxLength: 10,
    description: 'Whose it is.',
    codes: { require: 'MissingOwner' },
  });
});

const box = { BoxId: { type: 'string' }, Name: { type: 'string' }, Status: { type: 'string' } };

test('a shape that is an object is written out in an input', () => {
  expect(
    inputOf('From: { type: integer }', 'From: { type: integer }\n    Inside: { shape: Box, required: [Name] }')
      .properties?.Inside,
  ).toEqual({
    type: 'object',
    shape: 'Box',
    required: ['Name'],
    properties: Object.fromEntries(
      Object.entries(box).map(([name, value]) => [name, { ...value, docs: 'guide > Boxes' }]),
    ),
  });
});

test('a shape that is an object stays a name in an output, and stands once in the shapes', () => {
  expect(operation('ListBoxes').output.properties?.Boxes).toEqual({
    type: 'object',
    properties: { Box: { type: 'array', items: { type: 'object', shape: 'Box' } } },
  });
  expect(modelOf().shapes.Box).toEqual({ type: 'object', shape: 'Box', properties: box, docs: 'guide > Boxes' });
});

test('a shape that is a list stays a name in an output', () => {
  const change: Change = {
    'shapes/Boxes.yaml': 'shape: Boxes\ntype: array\nitems: { shape: Box }\n',
    'operations/ListBoxes.yaml': [['Box: { type: array, items: { shape: Box } }', 'Box: { shape: Boxes }']],
  };
  expect(operation('ListBoxes', change).output.properties?.Boxes?.properties?.Box).toEqual({
    type: 'array',
    shape: 'Boxes',
  });
  expect(modelOf(change).shapes.Boxes).toEqual({
    type: 'array',
    shape: 'Boxes',
    items: { type: 'object', shape: 'Box' },
  });
});

test('the members of every answer are in every output', () => {
  const RequestId = { type: 'string', description: 'ID of the request.' };
  expect(modelOf().operations.map((one) => one.output.properties?.RequestId)).toEqual([
    RequestId,
    RequestId,
    RequestId,
  ]);
});

const { pattern, hint } = formats['ipv4-cidr'] ?? {};
const from = 'From: { type: integer }';

test.each([
  [
    'becomes its pattern and hint',
    'Label: { type: string, format: ipv4-cidr }',
    { format: 'ipv4-cidr', pattern, hint },
  ],
  [
    'keeps a hint of the member’s own',
    'Label: { type: string, format: ipv4-cidr, hint: be a range }',
    { format: 'ipv4-cidr', pattern, hint: 'be a range' },
  ],
  [
    'outdoes the pattern of a shape, hint and all',
    'Label: { shape: Plain, format: ipv4-cidr }',
    { shape: 'Plain', format: 'ipv4-cidr', pattern, hint },
  ],
])('a format %s', (_, is, want) => {
  const shapes: Change = { 'shapes/Plain.yaml': "shape: Plain\ntype: string\npattern: '^[a-z]+$'\nhint: be letters\n" };
  expect(
    inputOf("Label: { type: string, pattern: '^[a-z]+$', hint: be lower-case letters }", is, shapes).properties?.Label,
  ).toEqual({
    type: 'string',
    ...want,
  });
});

test('a format inside items and shapes', () => {
  const change: Change = {
    'shapes/OwnerName.yaml': [['maxLength: 20', 'format: ipv4-cidr']],
    'operations/CreateBox.yaml': [[from, 'From: { type: array, items: { type: string, format: ipv4-cidr } }']],
  };
  const { properties } = operation('CreateBox', change).input;
  expect([properties?.Owner?.pattern, properties?.From?.items?.pattern]).toEqual([pattern, pattern]);
});

const errors = (rows: string): Change => ({
  'operations/CreateBox.yaml': [['  - { code: BoxSealed, http: 403, kind: state, cause: The box is sealed. }\n', rows]],
});
const row = (code: string, kind: string, on: string): string =>
  `  - { code: ${code}, kind: ${kind}, on: ${on}, cause: x }\n`;

test.each([
  [
    'by the keywords that a kind of fault is about',
    row('A', 'range', 'Size') + row('B', 'malformed', 'Size'),
    'Size',
    { type: 'B', minimum: 'A', maximum: 'A' },
  ],
  [
    'the first row of a kind',
    row('A', 'range', 'Size') + row('B', 'range', 'Size'),
    'Size',
    { type: 'A', minimum: 'A', maximum: 'A' },
  ],
  [
    'a withdrawn row after all others, though its kind fits better',
    row('A', 'range', 'Size').replace('cause', 'withdrawn: true, cause') + row('B', 'malformed', 'Size'),
    'Size',
    { type: 'B', minimum: 'B', maximum: 'B' },
  ],
  [
    'a withdrawn row, where no other fits',
    row('A', 'range', 'Size').replace('cause', 'withdrawn: true, cause') + row('B', 'missing', 'Size'),
    'Size',
    { type: 'A', minimum: 'A', maximum: 'A' },
  ],
  ['of a required member', row('A', 'missing', 'Name'), 'Name', { required: 'A' }],
  ['of a member that a rule requires', row('MissingOwner', 'mismatch', 'Owner'), 'Owner', { require: 'MissingOwner' }],
  ['not of one that is never required', row('A', 'missing', '[Name, Owner, From]'), 'From', undefined],
  ['a row on two members', row('A', 'malformed', '[From, Until]'), 'Until', { type: 'A' }],
  ['not what only the service can know', row('A', 'notFound', 'Size') + row('B', 'state', 'Size'), 'Size', undefined],
  ['not those of others', row('A', 'range', 'Size'), 'From', undefined],
])('documented codes: %s', (_, rows, member, want) => {
  expect(operation('CreateBox', errors(rows)).input.properties?.[member]?.codes).toEqual(want);
});

test('documented codes of a member of a list', () => {
  const { properties } = operation(
    'CreateBox',
    errors(row('A', 'malformed', "'Tag[].Key'") + row('B', 'quota', 'Tag') + row('C', 'missing', "'Tag[].Key'")),
  ).input;
  expect([properties?.Tag?.codes, properties?.Tag?.items?.properties?.Key?.codes]).toEqual([
    { maxItems: 'B' },
    { required: 'C', type: 'A' },
  ]);
});

test('documented codes of members of a map, and of a shape in a map', () => {
  const change: Change = {
    'shapes/Crate.yaml':
      'shape: Crate\ntype: object\nrequired: [Low]\nproperties:\n  Low: { type: integer, maximum: 9 }\n  High: { type: integer }\nrules:\n  both: { when: { Low: 1 }, require: [High] }\n',
    'operations/CreateBox.yaml': [
      [
        from,
        'From: { type: object, values: { type: string, maxLength: 5 } }\n    In: { type: object, values: { shape: Crate } }',
      ],
      [
        '  - { code: BoxSealed, http: 403, kind: state, cause: The box is sealed. }\n',
        row('A', 'malformed', "'From.*'") +
          row('B', 'range', "'In.*.Low'") +
          row('C', 'missing', "['In.*.Low', 'In.*.High']"),
      ],
    ],
  };
  const { properties } = operation('CreateBox', change).input;
  const crate = properties?.In?.values?.properties;
  expect([properties?.From?.values?.codes, crate?.Low?.codes, crate?.High?.codes]).toEqual([
    { type: 'A', maxLength: 'A' },
    { required: 'C', type: 'B', maximum: 'B' },
    { require: 'C' },
  ]);
});

test.each([
  ['a map', 'From: { type: object, values: { type: string, maxLength: 5 } }', 'From.key1'],
  ['a shape in a map', 'From: { type: object, values: { shape: Label } }', 'From.key1'],
  ['a map of lists', 'From: { type: object, values: { type: array, items: { shape: Label } } }', 'From.key1.0'],
])('a limit in %s gets test cases', (_, member, path) => {
  const made = operation('CreateBox', {
    'shapes/Label.yaml': 'shape: Label\ntype: string\nmaxLength: 5\n',
    'operations/CreateBox.yaml': [[from, member]],
  });
  const { cases } = deriveCases(made, { commonErrors: [], serverErrors: [] });
  const own = cases.filter(({ key }) => key === `${path}#maxLength`);
  expect(own.map(({ side, changes }) => [side, changes[0]?.value])).toEqual([
    ['inside', 'abcde'],
    ['inside', '𠀀𠀀𠀀𠀀𠀀'],
    ['outside', 'abcdef'],
  ]);
});

test('rules stay as they are written', () => {
  expect(Object.keys(operation('CreateBox').input.rules ?? {})).toEqual([
    'size-by-kind',
    'owner-of-sealed',
    'in-order',
  ]);
});

test('says nothing it does not know', () => {
  expect(JSON.stringify(modelOf())).toBe(JSON.stringify(JSON.parse(JSON.stringify(modelOf()))));
  expect(Object.keys(operation('SealBox'))).toEqual([
    'name',
    'docs',
    'summary',
    'safe',
    'input',
    'output',
    'errors',
    'permissions',
    'examples',
  ]);
});
