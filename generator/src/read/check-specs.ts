import type { Diagnostic } from './diagnostics.js';
import { findInAddresses } from './findings/addresses.js';
import { findInAnswers } from './findings/answers.js';
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

/** What can be said of each file by itself, and what looks through shapes into others. */
const alone = [findInValues, findInSources];
const together = [
  findInRules,
  findInOperations,
  findInAddresses,
  findInLedger,
  findInResources,
  findInAnswers,
  findUnusedShapes,
];

/** Findings that leave open what an input may be; then its examples say nothing. */
const unsure = /^(type|shape|pattern|format|rule|required|bounds|enum|value|default|keyword|comparison)-/;

interface Checked {
  readonly found: readonly Diagnostic[];
  /** Codes that were not looked for, since too much else is wrong. */
  readonly unsought?: RegExp;
}

function checkProduct(specs: ProductSpecs): Checked {
  const found: Diagnostic[] = [];
  const context = contextOf(specs, found);
  if (findShapeCycles(context)) return { found, unsought: /./ };
  for (const find of alone) find(context);
  if (specs.unread.has('shape')) return { found, unsought: /./ };
  for (const find of together) find(context);
  const broken = new Set(
    found.filter((one) => unsure.test(one.code) && one.code !== 'shape-unused').map((one) => one.file),
  );
  const usable = { ...specs, operations: specs.operations.filter((file) => !broken.has(file.path)) };
  if (![...broken].some((file) => file.includes('/shapes/'))) findInExamples(contextOf(usable, found));
  if (specs.unread.size > 0) return { found, unsought: /./ };
  return broken.size > 0 ? { found, unsought: /^(example-|rule-without-example)/ } : { found };
}

const byPlace = (a: Diagnostic, b: Diagnostic): number =>
  a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1;

/** Reads and checks specs; all findings in one go, in the order of files and lines. */
export function checkSpecs(root: string, shownRoot: string, wanted: readonly string[] = []): Loaded {
  const { products, diagnostics } = loadSpecs(root, shownRoot, wanted);
  const all = products.map((product) => ({ product, ...checkProduct(product) }));
  const left = all.reduce<Diagnostic[]>(
    (found, { product, unsought }) => applySuppressions(product.files, found, (code) => unsought?.test(code) !== true),
    [...diagnostics, ...all.flatMap(({ found }) => found)],
  );
  return { products, diagnostics: left.sort(byPlace) };
}
