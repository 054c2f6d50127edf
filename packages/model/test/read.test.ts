import { describe, expect, test } from 'vitest';
import { ModelError, modelFormat, type ReadOptions, readModel } from '../src/index.js';

const operation = {
  name: 'SealBox',
  docs: 'guide > Boxes',
  summary: 'Closes a box for good.',
  safe: false,
  input: { type: 'object', properties: {} },
  output: { type: 'object', properties: {} },
  errors: [{ code: 'BoxSealed', cause: 'The box is sealed.' }],
  permissions: [{ resource: 'depot:box/*' }],
  examples: [{ ok: {} }],
};

const whole: Readonly<Record<string, unknown>> = {
  format: modelFormat,
  product: 'depot',
  className: 'Depot',
  title: 'Depot Service',
  vendor: 'Example',
  version: '2024-01-01',
  description: 'Boxes on shelves.',
  protocols: { rpc: { method: 'GET', auth: ['access-key'] } },
  endpoints: { default: 'https://depot.example.com' },
  regions: ['north'],
  limits: {},
  retry: {},
  sources: { guide: { title: 'Depot Guide' } },
  commonErrors: [],
  serverErrors: [],
  operations: [operation],
  shapes: { Box: { type: 'object' } },
  resources: [{ resource: 'Box', identity: { member: 'BoxId' } }],
};

function readMessage(given: unknown, options: ReadOptions = {}): string {
  try {
    readModel(given, options);
  } catch (error) {
    expect(error).toBeInstanceOf(ModelError);
    expect(error).toMatchObject({ name: 'ModelError' });
    return (error as Error).message;
  }
  return 'a model';
}

test('a model is returned as it is, from text and from data', () => {
  expect(readModel(whole)).toBe(whole);
  expect(readModel(JSON.stringify(whole), { product: 'depot', from: 'model.json' })).toEqual(whole);
});

const ask = 'give the model.json of an @yunspec package.';

test.each<[given: string, data: unknown, want: string]>([
  ['a package.json', { name: 'x', version: '1.0.0', dependencies: {} }, `This is a package.json, not a model; ${ask}`],
  [
    'a package.json without dependencies',
    { name: 'x', exports: './index.js' },
    `This is a package.json, not a model; ${ask}`,
  ],
  ['an openapi.json', { openapi: '3.1.0', info: {} }, `This is an OpenAPI document, not a model; ${ask}`],
  ['a swagger.json', { swagger: '2.0' }, `This is a Swagger document, not a model; ${ask}`],
  ['a tsconfig.json', { compilerOptions: {} }, `This is a tsconfig.json, not a model; ${ask}`],
  [
    'a JSON Schema',
    { $schema: 'http://json-schema.org/draft-07/schema#' },
    `This is a JSON Schema or a configuration file, not a model; ${ask}`,
  ],
  ['a lock file', { name: 'x', lockfileVersion: 3 }, `This is a lock file, not a model; ${ask}`],
  ['another object', { a: 1, b: 2, c: 3, d: 4 }, `This is an object with a, b, c, not a model; ${ask}`],
  ['an empty object', {}, `This is an empty object, not a model; ${ask}`],
  ['an array', [whole], `This is an array, not a model; ${ask}`],
  ['null', null, `This is null, not a model; ${ask}`],
  ['nothing', undefined, `This is undefined, not a model; ${ask}`],
  ['a number', 3, `This is a number, not a model; ${ask}`],
  ['the text of null', 'null', `This is null, not a model; ${ask}`],
  ['text', 'Hello', `This is not JSON; ${ask}`],
  ['an empty text', '', `This is not JSON; ${ask}`],
  ['truncated JSON', JSON.stringify(whole).slice(0, -20), `This is not JSON; ${ask}`],
  ['a model without a format', { ...whole, format: undefined }, `This is a model without a format number; ${ask}`],
  ['a format in words', { ...whole, format: '1' }, `This is a model without a format number; ${ask}`],
  [
    'a newer format',
    { format: modelFormat + 1, product: 'depot' },
    `This has format ${modelFormat + 1}, and this version of @yunspec/model reads formats up to ${modelFormat}; update @yunspec/model and the packages that use it.`,
  ],
  [
    'an older format',
    { format: 0, product: 'depot' },
    'This has format 0, and this version of @yunspec/model reads formats from 1 on; update @yunspec/depot.',
  ],
])('%s is not a model', (_, data, want) => {
  expect(readMessage(data)).toBe(want);
});

test('the model of another product', () => {
  expect(readMessage(whole, { product: 'ecs', from: 'depot/model.json' })).toBe(
    'depot/model.json is the model of depot, not of ecs; give the model.json of @yunspec/ecs.',
  );
});

describe('a damaged model', () => {
  const again = 'install @yunspec/depot again.';
  const members = Object.keys(whole).filter((name) => name !== 'format' && name !== 'product');

  test.each(members)('without %s', (name) => {
    const { [name]: _, ...damaged } = whole;
    expect(readMessage(damaged)).toBe(`This is a damaged model: it has no '${name}'; ${again}`);
  });

  test.each<[name: string, value: unknown]>([
    ...members.map((name): [string, unknown] => [name, 3]),
    ['protocols', { rpc: { method: 'GET' } }],
    ['regions', [3]],
    ['sources', { guide: {} }],
    ['commonErrors', [{ code: 'BoxSealed' }]],
    ['operations', [{ ...operation, safe: 'no' }]],
    ['operations', [{ ...operation, input: {} }]],
    ['shapes', { Box: {} }],
    ['resources', [{ resource: 'Box', identity: {} }]],
  ])('with a wrong %s: %j', (name, value) => {
    expect(readMessage({ ...whole, [name]: value })).toBe(
      `This is a damaged model: its '${name}' is not what a model has there; ${again}`,
    );
  });
});
