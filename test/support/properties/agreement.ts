import type { OperationModel, ValueModel } from '@yunspec/model';
import type { Operation } from '@yunspec/runtime';
import type { OperationCases } from '@yunspec/runtime/cases';
import { check, issueKey } from '@yunspec/runtime/check';
import fc from 'fast-check';
import type { Path } from '../../../packages/contract/src/cases/paths.js';
import { listPlaces, schemaAt } from '../../../packages/contract/src/cases/schema.js';
import { applyChanges } from '../../../packages/contract/src/cases.js';
import { createSchemaValidator } from '../schema-validator.js';
import { anyUnits, makeValue, type ValueMaker } from './values.js';

/** The verbs that JSON Schema has no words for. */
const beyondSchema: readonly string[] = ['compare', 'uniqueBy'];

const numbers = ({ minimum = 0, maximum = 100 }: ValueModel): fc.Arbitrary<number> =>
  fc.oneof(
    fc.constantFrom(minimum - 1, minimum, minimum + 1, maximum - 1, maximum, maximum + 1),
    fc.integer({ min: -10, max: 2 ** 31 }),
  );

/** Lengths on both sides of the limits of a text. */
const lengths = ({ minLength = 0, maxLength = 8 }: ValueModel): number[] =>
  [minLength - 1, minLength, minLength + 1, maxLength, maxLength + 1].filter((length) => length >= 0 && length < 5000);

const texts = (schema: ValueModel): fc.Arbitrary<string> =>
  fc.oneof(
    anyUnits,
    fc
      .constantFrom(...lengths(schema))
      .chain((length) => fc.constantFrom('a', '中', '😀').map((one) => one.repeat(length))),
    ...(schema.pattern === undefined
      ? []
      : [fc.constantFrom('a', 'aB3-', 'a/b', '10.0.0.0/8', '2018-01-01T00:00:00Z', 'http://a', '1/65535', 'ab.c')]),
    ...(schema.enum === undefined ? [] : [fc.constantFrom(...schema.enum.map(String))]),
  );

const maker: ValueMaker = {
  text: texts,
  integer: (schema) =>
    schema.enum === undefined ? numbers(schema) : fc.oneof(fc.constantFrom(...schema.enum), numbers(schema)),
  number: (schema) => fc.oneof(numbers(schema), fc.double({ noNaN: true, noDefaultInfinity: true })),
  resolve: (schema) => schema,
};

/** Values of any type, whatever the schema wants. */
const anything: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(0, 1.5, -1, true, 'true', '', [], {}, ['a'], { a: 1 });

/** Lists of a length on both sides of the limits. */
function listsOf(schema: ValueModel): fc.Arbitrary<unknown> {
  const { minItems = 0, maxItems = 2, items = { type: 'string' } as ValueModel } = schema;
  const counts = [minItems - 1, minItems, maxItems, maxItems + 1].filter((count) => count >= 0 && count <= 120);
  return fc
    .tuple(fc.constantFrom(...counts, 0, 2), fc.array(makeValue(maker, items), { minLength: 1, maxLength: 3 }))
    .map(([count, made]) => Array.from({ length: count }, (_, i) => structuredClone(made[i % made.length])));
}

const makeOther = (schema: ValueModel): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 6, arbitrary: schema.type === 'array' ? listsOf(schema) : makeValue(maker, schema) },
    { weight: 1, arbitrary: anything },
    { weight: 2, arbitrary: fc.constant(undefined) },
  );

/** Makes an arbitrary of inputs near those of the cases: some values are others, missing, or of another type. */
export function makeNearInput(operation: OperationModel, cases: OperationCases): fc.Arbitrary<unknown> {
  const places = listPlaces(operation.input);
  const bases = fc.oneof(
    { weight: 1, arbitrary: fc.constant(cases.base) },
    ...(cases.cases.length === 0
      ? []
      : [{ weight: 3, arbitrary: fc.constantFrom(...cases.cases).map(({ input }) => input) }]),
  );
  if (places.length === 0) return bases;
  const change = fc
    .constantFrom(...places)
    .chain(({ path }) =>
      makeOther(schemaAt(operation.input, path) as ValueModel).map((value) => ({ path: path as Path, value })),
    );
  return fc
    .tuple(bases, fc.array(change, { maxLength: 4 }))
    .map(([base, changes]) => JSON.parse(JSON.stringify(applyChanges(base, changes))) as unknown);
}

/** Compares the checker of the clients with a JSON-Schema validator. Returns what they say where they disagree. */
export type Compare = (input: unknown) => string | undefined;

/** Creates the comparison for each operation of a product. */
export function createComparisons(
  document: object,
  tables: ReadonlyMap<string, Operation>,
): (operation: string) => Compare {
  const ajv = createSchemaValidator();
  ajv.addSchema(document, 'openapi');
  return (operation) => {
    const validate = ajv.compile({ $ref: `openapi#/components/schemas/${operation}Input` });
    const { input: schema } = tables.get(operation) as Operation;
    return (input) => {
      const issues = check(schema, input, { level: 'strict' });
      const seen = issues.filter((issue) => !beyondSchema.includes(issue.code));
      const accepts = validate(input);
      if (accepts === (seen.length === 0)) return undefined;
      const errors = (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
      return `checker: ${seen.map(issueKey).join(' ') || 'accepted'}; openapi.json: ${errors.join(', ') || 'accepted'}`;
    };
  };
}
