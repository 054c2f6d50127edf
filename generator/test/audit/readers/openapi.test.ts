import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { findReader } from '../../../src/audit/readers/index.js';
import { openApi } from '../../../src/audit/readers/openapi.js';
import type { Reading } from '../../../src/audit/reading.js';

const document = {
  openapi: '3.0.3',
  servers: [{ url: 'https://kettle.example.com/v1' }],
  paths: {
    '/kettles/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', maxLength: 9 } }],
      put: {
        operationId: 'BoilKettle',
        deprecated: true,
        parameters: [
          { $ref: '#/components/parameters/Force' },
          { name: 'X-Token', in: 'header', schema: { type: 'string' } },
        ],
        requestBody: {
          content: {
            'application/json': {
              schema: {
                allOf: [
                  { $ref: '#/components/schemas/Base' },
                  {
                    type: 'object',
                    required: ['mode'],
                    properties: { mode: { type: 'string', enum: ['slow', 'fast'] } },
                  },
                ],
              },
              example: { litres: 3, mode: 'slow' },
            },
          },
        },
        responses: { 201: { $ref: '#/components/responses/Done' }, 400: { description: 'Bad.' } },
      },
    },
  },
  components: {
    parameters: {
      Force: {
        name: 'force',
        in: 'query',
        description: 'Without questions.',
        schema: { type: 'boolean', default: false },
      },
    },
    schemas: {
      Base: {
        type: 'object',
        required: ['litres'],
        properties: {
          litres: { type: 'integer', minimum: 1, description: 'How much.' },
          cups: { type: 'array', maxItems: 3, items: { $ref: '#/components/schemas/Cup' } },
        },
      },
      Cup: { type: 'object', properties: { size: { type: 'integer' }, inner: { $ref: '#/components/schemas/Cup' } } },
    },
    responses: {
      Done: {
        description: 'Done.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Base' } } },
      },
    },
  },
};

const read = (text: string): Reading => openApi.read({ name: 'openapi', text });

describe.each([
  ['JSON', JSON.stringify(document, null, 2)],
  ['YAML', stringify(document)],
  ['version 3.1', JSON.stringify({ ...document, openapi: '3.1.0' }, null, 2)],
])('%s', (_, text) => {
  const reading = read(text);
  const [operation] = reading.operations;

  it('gives operations and hosts', () => {
    expect(reading.hosts).toMatchObject([{ host: 'kettle.example.com' }]);
    expect(operation).toMatchObject({
      operation: 'BoilKettle',
      method: 'PUT',
      path: '/kettles/{id}',
      deprecated: true,
    });
  });

  it('gives parameters and bodies, references and parts resolved', () => {
    const rows = operation?.input?.map(({ name, wire, required, limits }) => [name, wire, required, limits]);
    expect(rows?.slice(0, 6)).toEqual([
      ['id', 'path', true, { maxLength: 9 }],
      ['force', 'query', false, { default: false }],
      ['X-Token', 'header', false, undefined],
      ['litres', undefined, true, { minimum: 1 }],
      ['cups', undefined, false, { maxItems: 3 }],
      ['cups.n.size', undefined, false, undefined],
    ]);
    expect(operation?.input?.at(-1)).toMatchObject({
      name: 'mode',
      required: true,
      limits: { enum: ['slow', 'fast'] },
    });
  });

  it('ends where schemas hold themselves', () => {
    expect(operation?.input?.length).toBeLessThan(50);
  });

  it('gives answers and samples', () => {
    expect(operation?.output?.map(({ name }) => name).slice(0, 3)).toEqual(['litres', 'cups', 'cups.n.size']);
    expect(operation?.samples).toMatchObject([{ input: { litres: 3, mode: 'slow' } }]);
  });

  it('gives the line of a property, behind references too', () => {
    const at = text.split('\n').findIndex((line) => /^\s*"?litres"?:\s*\{?$/.test(line)) + 1;
    expect(operation?.input?.find(({ name }) => name === 'litres')?.line).toBe(at);
  });

  it('is recognised', () => {
    expect(findReader({ name: 'x', text })?.name).toBe('openapi');
  });
});

describe('other files', () => {
  it.each([
    ['version 2', '{"swagger":"2.0","paths":{}}'],
    ['prose', 'The openapi of kettles: 3.1'],
  ])('%s', (_, text) => {
    expect(openApi.recognise({ name: 'x', text })).toBe(0);
  });

  it('that end in the middle have no operations', () => {
    expect(read(JSON.stringify(document).slice(0, 400)).operations).toEqual([]);
  });
});
