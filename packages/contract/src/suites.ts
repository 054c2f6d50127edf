import { type ModelJson, readModel } from '@yunspec/model';
import type { ContractResult } from './report/result.js';
import { type ChapterName, chapterNames } from './run/difference.js';
import { ContractError, type ContractOptions, runContract } from './run/run-contract.js';

type Define = (name: string, body: () => void) => unknown;
type DefineTest = (name: string, body: () => Promise<void>, timeout?: number) => unknown;

/** The functions of a test runner, as Vitest and Jest have them. */
export interface TestRunner {
  readonly describe?: Define | undefined;
  readonly test?: DefineTest | undefined;
}

/** The options of suites: those of a run, and the functions of the test runner. Default: the global ones. */
export interface DefineContractOptions extends ContractOptions, TestRunner {
  /** The time that the run may take, in milliseconds. Default ten minutes. */
  readonly timeout?: number | undefined;
}

/** One chapter of a contract, as a suite. */
export interface ContractSuite {
  readonly name: ChapterName;
  /** A test for each operation. It rejects if the endpoint differs from the documents. */
  readonly tests: readonly { readonly name: string; run(): Promise<void> }[];
}

const usualTimeout = 600_000;

/** Finds the functions of a test runner: those that are given, else the global ones. */
function findRunner({ describe, test }: TestRunner): { describe: Define; test: DefineTest } {
  const globals = globalThis as { describe?: Define; test?: DefineTest; it?: DefineTest };
  const found = { describe: describe ?? globals.describe, test: test ?? globals.test ?? globals.it };
  if (found.describe === undefined || found.test === undefined)
    throw new ContractError(
      'defineContract needs describe and test: pass them, or let the test runner make them global.',
    );
  return found as { describe: Define; test: DefineTest };
}

function assertNoDifference(
  { differences, unreachable, endpoint }: ContractResult,
  chapter: ChapterName,
  operation: string,
): void {
  if (unreachable !== undefined) throw new Error(`${endpoint} cannot be reached: ${unreachable}`);
  const own = differences.filter((difference) => difference.chapter === chapter && difference.operation === operation);
  if (own.length > 0) throw new Error(own.map(({ text }) => text).join('\n'));
}

/**
 * Defines the contract of a product as suites of Vitest or Jest: one for each chapter, with a test for each operation. The
 * contract is run once, when the first test begins. Returns the suites, for other test runners.
 */
export function defineContract(json: ModelJson, options: DefineContractOptions): ContractSuite[] {
  const model = readModel(json);
  const { describe, test } = findRunner(options);
  const { chapters = chapterNames, only, allowWrites = false, timeout = usualTimeout } = options;
  const operations = model.operations.filter(
    ({ name, safe }) => (safe || allowWrites) && (only === undefined || only.includes(name)),
  );
  let result: Promise<ContractResult> | undefined;
  const runOnce = (): Promise<ContractResult> => {
    result ??= runContract(json, options);
    return result;
  };
  const suites = chapters.map(
    (name): ContractSuite => ({
      name,
      tests: operations.map((operation) => ({
        name: operation.name,
        run: async () => assertNoDifference(await runOnce(), name, operation.name),
      })),
    }),
  );
  for (const suite of suites)
    describe(`${model.product}: ${suite.name}`, () => {
      for (const one of suite.tests) test(one.name, one.run, timeout);
    });
  return suites;
}
