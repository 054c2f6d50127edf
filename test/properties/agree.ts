import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readModel } from '@yunspec/model';
import type { Operation } from '@yunspec/runtime';
import type { OperationCases } from '@yunspec/runtime/cases';
import fc from 'fast-check';
import { createComparisons, makeNearInput } from '../support/properties/agreement.js';

/** Lists the products that have packages. */
export const listProducts = (root: string): string[] =>
  readdirSync(join(root, 'packages')).filter((name) => existsSync(join(root, 'packages', name, '.generated.json')));

/**
 * Tries so many random inputs of a product, spread over its operations. Returns a text for each operation about which the
 * checker and the validator disagree, with the smallest input.
 */
export async function tryProduct(
  root: string,
  product: string,
  { runs, seed }: { readonly runs: number; readonly seed: number },
): Promise<string[]> {
  const folder = join(root, 'packages', product);
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
  const { operations } = readModel(read('model.json'), { product });
  const module = (await import(pathToFileURL(join(folder, 'dist/index.js')).href)) as Record<string, Operation>;
  const { cases } = createRequire(import.meta.url)(join(folder, 'cases/index.cjs')) as {
    readonly cases: readonly OperationCases[];
  };
  const tables = new Map(operations.map(({ name }) => [name, module[name] as Operation]));
  const compare = createComparisons(JSON.parse(read('openapi.json')) as object, tables);
  const numRuns = Math.ceil(runs / operations.length);
  return operations.flatMap((operation) => {
    const own = cases.find((one) => one.operation === operation.name) as OperationCases;
    const compareOwn = compare(operation.name);
    const property = fc.property(makeNearInput(operation, own), (input) => compareOwn(input) === undefined);
    const { failed, counterexample } = fc.check(property, { numRuns, seed });
    if (!failed) return [];
    const [input] = counterexample ?? [];
    return [`  ${operation.name}: ${JSON.stringify(input)}\n    ${compareOwn(input) ?? 'the run was cut short'}`];
  });
}
