import { dirname } from 'node:path';
import { type Code, type Finding, isAboutExamples, isDoubt } from '../language/findings.js';
import { byCodeUnit } from '../language/order.js';
import { type Loaded, type ProductSpecs, readProducts } from '../read/load.js';
import { findInAddresses } from './addresses.js';
import { findInAnswers } from './answers.js';
import { createContext } from './context.js';
import { findDrafts } from './drafts.js';
import { findInExamples } from './examples.js';
import { findInLedger } from './ledger.js';
import { findInMemberNames } from './member-names.js';
import { findInNames } from './names.js';
import { findInOperations } from './operations.js';
import { findInProductNames, type Neighbours, readNeighbours } from './product-names.js';
import { findInResources } from './resources.js';
import { findInRules } from './rules.js';
import { findShapeCycles, findUnusedShapes } from './shapes.js';
import { findInSources } from './sources.js';
import { applySuppressions } from './suppressions.js';
import { findInValues } from './values.js';

/** Checks that need one file at a time. */
const localChecks = [findDrafts, findInValues, findInSources, findInNames, findInMemberNames];
/** Checks that follow names into other files. */
const crossChecks = [
  findInRules,
  findInOperations,
  findInAddresses,
  findInLedger,
  findInResources,
  findInAnswers,
  findUnusedShapes,
];

interface Checked {
  readonly found: readonly Finding[];
  /** Returns whether findings of a code were looked for. Some are not when the specs have other findings. */
  readonly isSought: (code: Code) => boolean;
}

const nothing = (): boolean => false;
const everything = (): boolean => true;

function checkProduct(specs: ProductSpecs, neighbours: Neighbours): Checked {
  const found: Finding[] = [];
  const context = createContext(specs, found);
  findInProductNames(context, neighbours);
  if (findShapeCycles(context)) return { found, isSought: nothing };
  for (const find of localChecks) find(context);
  if (specs.unread.has('shape')) return { found, isSought: nothing };
  for (const find of crossChecks) find(context);
  const doubtful = new Set(found.filter(({ code }) => isDoubt(code)).map(({ file }) => file));
  const usable = { ...specs, operations: specs.operations.filter(({ path }) => !doubtful.has(path)) };
  if (!specs.shapes.some(({ path }) => doubtful.has(path))) findInExamples(createContext(usable, found));
  if (specs.unread.size > 0) return { found, isSought: nothing };
  return { found, isSought: doubtful.size > 0 ? (code) => !isAboutExamples(code) : everything };
}

const byPlace = (a: Finding, b: Finding): number =>
  byCodeUnit(a.file, b.file) || a.line - b.line || a.column - b.column;

/** A product with its findings. Findings about specs/ itself have no product. */
export interface CheckedProduct {
  readonly specs?: ProductSpecs;
  readonly findings: readonly Finding[];
}

/** Reads and checks specs, one product at a time. */
export function* checkProducts(
  root: string,
  shownRoot: string,
  wanted: readonly string[] = [],
): Generator<CheckedProduct> {
  let neighbours: Neighbours | undefined;
  for (const { specs, findings } of readProducts(root, shownRoot, wanted)) {
    if (specs === undefined) {
      yield { findings: [...findings].sort(byPlace) };
      continue;
    }
    neighbours ??= readNeighbours(dirname(root), root);
    const { found, isSought } = checkProduct(specs, neighbours);
    yield { specs, findings: applySuppressions(specs.files, [...findings, ...found], isSought).sort(byPlace) };
  }
}

/** Reads and checks specs, and returns all findings together, in the order of files and lines. */
export function checkSpecs(root: string, shownRoot: string, wanted: readonly string[] = []): Loaded {
  const checked = [...checkProducts(root, shownRoot, wanted)];
  return {
    products: checked.flatMap(({ specs }) => specs ?? []),
    findings: checked.flatMap(({ findings }) => findings).sort(byPlace),
  };
}
