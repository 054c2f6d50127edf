import { describe, expect, it } from 'vitest';
import { findReader } from '../../../src/audit/readers/index.js';
import { vendorMetadata } from '../../../src/audit/readers/vendor-metadata.js';
import type { Reading } from '../../../src/audit/reading.js';

const read = (value: unknown): Reading => vendorMetadata.read({ name: 'x.json', text: JSON.stringify(value, null, 2) });

const plain = {
  name: 'BoilKettle',
  deprecated: true,
  protocol: 'HTTPS',
  method: 'POST',
  pathPattern: '',
  parameters: [
    {
      name: 'Litres',
      description: 'How much, in `base\\_1`.\n\n*   One.',
      position: 'Query',
      type: 'Integer',
      required: true,
    },
    { name: 'CupId', description: '', position: 'Query', type: 'RepeatList', required: false },
    {
      name: 'Tag',
      description: 'Tags.',
      position: 'Query',
      type: 'RepeatList',
      required: false,
      sub_parameters: [
        { name: 'Key', position: 'Query', type: 'String', required: true },
        { name: 'Inner', type: 'Struct', sub_parameters: [{ name: 'Deep', type: 'Long', required: false }] },
      ],
    },
    { name: 'OwnerId', description: '', position: 'Query', type: 'Long', required: false },
  ],
};

const schemed = {
  parameters: [
    {
      name: 'Litres',
      in: 'query',
      schema: {
        type: 'integer',
        format: 'int32',
        required: true,
        minimum: '1',
        maximum: '12',
        description: 'How much.',
      },
    },
    {
      name: 'CupIds',
      in: 'query',
      style: 'repeatList',
      schema: { type: 'array', maxItems: 3, items: { type: 'string' }, required: false },
    },
    {
      name: 'Tag',
      in: 'query',
      schema: {
        type: 'array',
        items: { type: 'object', properties: { Key: { type: 'string', required: true, maxLength: 9 } } },
      },
    },
    {
      name: 'Mode',
      in: 'query',
      schema: { type: 'string', enum: ['slow', 'fast'], default: 'slow', deprecated: true },
    },
  ],
  responses: { 200: { schema: { $ref: '#/components/schemas/Done' } } },
  errorCodes: { 400: [{ errorCode: 'Kettle.Dry', errorMessage: 'No water.' }], 403: [{ errorCode: 'Kettle.Hot' }] },
};

const product = {
  version: '1.0',
  components: {
    schemas: {
      Done: {
        type: 'object',
        properties: { Cups: { type: 'array', items: { type: 'object', properties: { Id: { type: 'string' } } } } },
      },
    },
  },
  apis: { BoilKettle: schemed, ListKettles: { parameters: [] } },
};

describe('a file of one operation', () => {
  const [operation] = read(plain).operations;

  it('gives names on the wire, types and what is required', () => {
    expect(operation).toMatchObject({ operation: 'BoilKettle', deprecated: true });
    expect(operation?.input?.map(({ name, type, required }) => [name, type, required])).toEqual([
      ['Litres', 'Integer', true],
      ['CupId.n', 'RepeatList', false],
      ['Tag', 'RepeatList', false],
      ['Tag.n.Key', 'String', true],
      ['Tag.n.Inner', 'Struct', undefined],
      ['Tag.n.Inner.Deep', 'Long', false],
    ]);
  });

  it('gives prose without marks, and the line of each name', () => {
    expect(operation?.input?.[0]).toMatchObject({ line: 9, description: 'How much, in `base_1`.\n\n*   One.' });
  });

  it('says nothing of answers and codes', () => {
    expect([operation?.output, operation?.errors]).toEqual([undefined, undefined]);
  });
});

describe('a file of a product', () => {
  const { isComplete, operations } = read(product);

  it('claims to hold all operations', () => {
    expect([isComplete, operations.map(({ operation }) => operation)]).toEqual([true, ['BoilKettle', 'ListKettles']]);
  });

  it('gives limits as data, numbers as numbers', () => {
    expect(operations[0]?.input).toMatchObject([
      { name: 'Litres', required: true, limits: { minimum: 1, maximum: 12 }, description: 'How much.' },
      { name: 'CupIds', required: false, limits: { maxItems: 3 } },
      { name: 'Tag', required: false },
      { name: 'Tag.n.Key', required: true, limits: { maxLength: 9 } },
      { name: 'Mode', deprecated: true, limits: { enum: ['slow', 'fast'], default: 'slow' } },
    ]);
  });

  it('gives answers behind references, and codes', () => {
    expect(operations[0]?.output?.map(({ name }) => name)).toEqual(['Cups', 'Cups.n.Id']);
    expect(operations[0]?.errors).toMatchObject([
      { code: 'Kettle.Dry', http: 400, message: 'No water.' },
      { code: 'Kettle.Hot', http: 403 },
    ]);
  });
});

describe('recognition', () => {
  const cases: readonly (readonly [title: string, text: string, want: string | undefined])[] = [
    ['one operation', JSON.stringify(plain), 'vendor-metadata'],
    ['a product', JSON.stringify(product), 'vendor-metadata'],
    ['OpenAPI', JSON.stringify({ openapi: '3.1.0', paths: { '/': { parameters: [] } } }), 'openapi'],
    ['other data', '{"parameters": 3}', undefined],
    ['half a file', JSON.stringify(plain).slice(0, 99), undefined],
  ];
  it.each(cases)('%s', (_, text, want) => {
    expect(findReader({ name: 'x', text })?.name).toBe(want);
  });
});
