import { readFileSync } from 'node:fs';
import type { OperationCases } from '@yunspec/runtime/cases';
import { check, issueKey, type ValueSchema } from '@yunspec/runtime/check';
import { expect, test } from 'vitest';
import { findCaseFaults } from './case-faults.js';

interface Table {
  readonly name: string;
  readonly input: ValueSchema;
}

interface Example {
  readonly ok?: unknown;
  readonly fails?: string;
  readonly input?: unknown;
}

function readExamples(product: string): ReadonlyMap<string, readonly Example[]> {
  const text = readFileSync(new URL(`../../packages/${product}/model.json`, import.meta.url), 'utf8');
  const { operations } = JSON.parse(text) as {
    readonly operations: readonly { readonly name: string; readonly examples: readonly Example[] }[];
  };
  return new Map(operations.map(({ name, examples }) => [name, examples]));
}

/** Defines the tests of a package: the tables of its operations keep every case, and the examples of the documents. */
export function defineCaseTests(product: string, cases: readonly OperationCases[], module: object): void {
  const examples = readExamples(product);
  const rows = cases.map((one) => ({
    operation: one.operation,
    cases: one,
    table: (module as Readonly<Record<string, Table>>)[one.operation] as Table,
  }));
  const find = (input: ValueSchema, value: unknown): string[] => [
    ...new Set(check(input, value, { level: 'strict' }).map(issueKey)),
  ];

  test('there are cases of every operation', () => {
    expect(cases.map(({ operation }) => operation)).toEqual([...examples.keys()]);
  });

  test.each(rows)('$operation keeps every case', ({ cases: own, table }) => {
    expect(find(table.input, own.base)).toEqual([]);
    expect(own.cases.flatMap((one) => findCaseFaults(own, one, table.input))).toEqual([]);
  });

  test.each(rows)('$operation keeps the examples', ({ operation, table }) => {
    for (const { ok, fails, input } of examples.get(operation) ?? [])
      expect(find(table.input, ok ?? input)).toEqual(fails === undefined ? [] : [fails]);
  });
}
