import type { Diagnostic } from './diagnostics.js';
import { contextOf } from './findings/context.js';
import { findInExamples } from './findings/examples.js';
import { findInLedger } from './findings/ledger.js';
import { findInOperations } from './findings/operations.js';
import { findInResources } from './findings/resources.js';
import { findInRules } from './findings/rules.js';
import { findShapeCycles, findUnusedShapes } from './findings/shapes.js';
import { findInSources } from './findings/sources.js';
import { findInValues } from './findings/values.js';
import { type Loaded, loadSpecs, type ProductSpecs } from './load.js';
import { applySuppressions } from './suppressions.js';

/** Examples are tried on schemas; that only makes sense once values, rules and operations are sound. */
const soundFirst = [findInValues, findInRules, findInOperations, findInSources, findInLedger, findInResources, findUnusedShapes];

function checkProduct(specs: ProductSpecs): Diagnostic[] {
  const found: Diagnostic[] = [];
  const context = contextOf(specs, found);
  if (findShapeCycles(context)) return found;
  for (const find of soundFirst) find(context);
  const broken = new Set(found.filter((one) => /^(type|shape|pattern|format|rule)-/.test(one.code) && one.code !== 'shape-unused').map((one) => one.file));
  const usable = { ...specs, operations: specs.operations.filter((file) => !broken.has(file.path)) };
  if (![...broken].some((file) => file.includes('/shapes/'))) findInExamples(contextOf(usable, found));
  return found;
}

const byPlace = (a: Diagnostic, b: Diagnostic): number => (a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1);

/** Reads and checks specs; all findings in one go, in the order of files and lines. */
export function checkSpecs(root: string, shownRoot: string, wanted: readonly string[] = []): Loaded {
  const { products, diagnostics } = loadSpecs(root, shownRoot, wanted);
  const found = [...diagnostics, ...products.flatMap(checkProduct)];
  const files = products.flatMap((product) => product.files);
  return { products, diagnostics: applySuppressions(files, found).sort(byPlace) };
}
