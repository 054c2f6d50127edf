import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { describe, expect, test } from 'vitest';
import { Fragments } from '../src/read/fragments.js';
import type { Model, OperationModel, Value } from '../src/write/model.js';
import { makeOpenApi } from '../src/write/openapi/document.js';
import { makeTypesDocument, printOpenApiTypes } from '../src/write/openapi/types.js';
import { lamps, modelOf, parcels } from './support/write-specs.js';

const print = (model: Model): string => printOpenApiTypes(makeOpenApi(model), new Fragments());

describe('types of openapi.json', () => {
  test.each([
    ['parcels', parcels],
    ['lamps', lamps],
  ])('%s: are what openapi-typescript itself makes of the document', async (_, tree) => {
    const model = await modelOf(tree);
    const nodes = await openapiTypescript(makeTypesDocument(makeOpenApi(model)) as unknown as OpenAPI3, {
      defaultNonNullable: false,
      silent: true,
    });
    expect(print(model)).toBe(astToString(nodes));
  });

  test.each<[string, Value, string]>([
    ['an object of anything', { type: 'object' }, '{\n                [key: string]: unknown;\n            }'],
    [
      'a map',
      { type: 'object', values: { type: 'integer' } },
      '{\n                [key: string]: number;\n            }',
    ],
    ['an object without members', { type: 'object', properties: {} }, 'Record<string, never>'],
    ['a text or null', { type: 'string', nullable: true }, 'string | null'],
    ['one of some texts or null', { type: 'string', enum: ['a', 'b'], nullable: true }, '"a" | "b" | null'],
    ['a list with commas', { type: 'array', wire: 'csv', items: { type: 'string' } }, 'string[] | string'],
    ['a boolean in words', { type: 'boolean', text: ['yes', 'no'] }, 'true | false | "yes" | "no"'],
    [
      'an object with a rule, which no type can express',
      { type: 'object', properties: { a: { type: 'string' } }, rules: { one: { requireAny: ['a'] } } },
      '{\n                a?: string;\n            }',
    ],
  ])('%s', async (_, value, type) => {
    const model = await modelOf(lamps);
    const input: Value = { type: 'object', properties: { It: value } };
    const operations = model.operations.map((operation): OperationModel => ({ ...operation, input }));
    const text = print({ ...model, operations }).replace(/ *\/\*\*[\s\S]*?\*\/\n/g, '');
    expect(text).toContain(`        SwitchLampInput: {\n            It?: ${type};\n        };`);
  });

  test('operations of an RPC product have an address of their own, and parameters of any name', async () => {
    const text = print(await modelOf(parcels));
    expect(text).toContain('    "/#Action=SendParcel": {');
    expect(text).toContain('"x-Note"?: components["schemas"]["SendParcelInput"]["x-Note"];');
  });
});
