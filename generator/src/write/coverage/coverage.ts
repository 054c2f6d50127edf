import { join } from 'node:path';
import { type Model, readModel } from '@yunspec/model';
import { type CaseFile, type OperationCases, readCases } from '@yunspec/runtime/cases';
import { listGeneratedPackages } from '../../read/packages.js';
import { listed } from '../files/plan.js';
import { readText } from '../files/text.js';
import { listConstraintGoals } from './constraint-goals.js';
import { listErrorGoals } from './error-goals.js';
import type { Goal } from './goal.js';
import { locateRecord, reasonsPath } from './paths.js';
import { findStale, giveReasons, type Reason, readReasons } from './reasons.js';
import { Shown } from './record.js';
import { listRuleGoals } from './rule-goals.js';
import { listStateGoals } from './state-goals.js';

/** What tests reach of a product. */
export interface ProductCoverage {
  readonly product: string;
  readonly title: string;
  readonly operations: readonly string[];
  readonly goals: readonly Goal[];
  /** The requests that its documents show and that were replayed. */
  readonly requests: number;
}

/** What tests reach of all products. */
export interface Coverage {
  readonly products: readonly ProductCoverage[];
  /** Reasons that are no longer needed. */
  readonly stale: readonly string[];
}

/** The files of a package that coverage is computed from. */
export interface PackageFiles {
  /** The text of its `model.json`. */
  readonly model: string;
  /** The texts of its files of cases. */
  readonly cases: readonly string[];
}

const listCallGoals = ({ operations }: Model, shown: Shown): Goal[] =>
  operations.map(({ name }) => ({
    aspect: 'operations',
    operation: name,
    text: 'called',
    isReached: shown.has(name, 'answers', 'ok'),
  }));

const listExampleGoals = ({ operations }: Model, shown: Shown): Goal[] =>
  operations.flatMap(({ name, examples }) =>
    examples.map((_, i): Goal => {
      const text = `${i + 1}`;
      return { aspect: 'examples', operation: name, text, isReached: shown.has(name, 'examples', text) };
    }),
  );

/** Lists everything that tests are to reach of a product, and what they reach. */
const listGoals = (model: Model, shown: Shown, cases: ReadonlyMap<string, OperationCases>): Goal[] => [
  ...listConstraintGoals(model, shown, cases),
  ...listCallGoals(model, shown),
  ...listErrorGoals(model, shown),
  ...listRuleGoals(model, shown),
  ...listStateGoals(model, shown),
  ...listExampleGoals(model, shown),
];

function computeProduct(root: string, product: string, files: PackageFiles): ProductCoverage {
  const model = readModel(files.model, { product });
  const shown = new Shown(readText(join(root, locateRecord(product))) ?? '');
  const cases = readCases(files.cases.map((text) => JSON.parse(text) as CaseFile));
  return {
    product,
    title: `${model.vendor} ${model.title}`,
    operations: model.operations.map(({ name }) => name),
    goals: listGoals(model, shown, new Map(cases.map((one) => [one.operation, one]))),
    requests: shown.facts.filter(({ kind }) => kind === 'requests').length,
  };
}

/** Reads the files of a package from the disk; undefined where they are not whole. */
export function readPackageFiles(root: string, product: string): PackageFiles | undefined {
  const read = (path: string): string => readText(join(root, 'packages', product, path)) ?? '';
  const model = read('model.json');
  const cases = listed(join(root, 'packages', product))
    .filter(isCaseFile)
    .map(read);
  // a merge leaves files that only the next run makes whole
  const isWhole = [model, ...cases].every((text) => text !== '' && !/^<{7}/m.test(text));
  return isWhole ? { model, cases } : undefined;
}

/** Returns whether a file of a package has cases of an operation. */
export const isCaseFile = (path: string): boolean => /^cases\/.*\.json$/.test(path);

/** Finds out what tests reach of some products, by their models, cases and records, and by the reasons. */
export function computeCoverage(root: string, packages: ReadonlyMap<string, PackageFiles>): Coverage {
  const reasons: readonly Reason[] = readReasons(readText(join(root, reasonsPath)) ?? '');
  const found = [...packages].map(([product, files]) => computeProduct(root, product, files));
  return {
    products: found.map((one) => ({ ...one, goals: giveReasons(one.product, one.goals, reasons) })),
    stale: findStale(reasons, new Map(found.map(({ product, goals }) => [product, goals]))),
  };
}

/** Finds out what tests reach of all products whose packages are there. */
export function readCoverage(root: string): Coverage {
  const products = listGeneratedPackages(root).map((product) => [product, readPackageFiles(root, product)] as const);
  return computeCoverage(
    root,
    new Map(products.filter((entry): entry is [string, PackageFiles] => entry[1] !== undefined)),
  );
}
