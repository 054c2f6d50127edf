import { readFileSync } from 'node:fs';
import { check, issueKey, type ValueSchema } from '@yunspec/runtime/check';
import { expect, test } from 'vitest';
import { products } from './support/repository.js';

interface Example {
  readonly ok?: unknown;
  readonly fails?: string;
  readonly input?: unknown;
}

interface Operation {
  readonly name: string;
  readonly input: ValueSchema;
  readonly examples: readonly Example[];
}

const readJson = (product: string, file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../packages/${product}/${file}`, import.meta.url), 'utf8')) as Record<
    string,
    unknown
  >;

test.each(products)('%s: every example in openapi.json is valid', (product) => {
  const { components } = readJson(product, 'openapi.json') as {
    components: { schemas: Record<string, { examples?: unknown[] }> };
  };
  const { operations } = readJson(product, 'model.json') as unknown as { operations: readonly Operation[] };
  for (const { name, input } of operations) {
    const { examples = [] } = components.schemas[`${name}Input`] ?? {};
    expect(examples.length, name).toBeGreaterThan(0);
    for (const example of examples) expect(check(input, example, { level: 'strict' }).map(issueKey), name).toEqual([]);
  }
});

test.each(products)('%s: the error codes of an operation are those of its error table, row by row', (product) => {
  const { paths, components } = readJson(product, 'openapi.json') as {
    paths: Record<string, Record<string, { 'x-input'?: { $ref: string }; 'x-error-codes'?: number[] }>>;
    components: { 'x-error-codes'?: { code: string; status?: number }[] };
  };
  const rows = components['x-error-codes'] ?? [];
  expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(rows.length);
  const found = Object.values(paths)
    .flatMap((item) => Object.values(item))
    .filter((operation) => operation['x-error-codes'] !== undefined)
    .map((operation) => [
      operation['x-input']?.$ref.replace(/^.*\/|Input$/g, ''),
      operation['x-error-codes']?.map((place) => [rows[place]?.code, rows[place]?.status]),
    ]);
  const { operations } = readJson(product, 'model.json') as unknown as {
    operations: { name: string; errors: { code: string; http?: number }[] }[];
  };
  expect(Object.fromEntries(found)).toEqual(
    Object.fromEntries(operations.map(({ name, errors }) => [name, errors.map(({ code, http }) => [code, http])])),
  );
});
