import { dirname } from 'node:path';
import { type Code, type Finding, isAboutDocuments, isAboutExamples, isDoubt } from '../language/findings.js';
import { byCodeUnit } from '../language/order.js';
import { type Loaded, type ProductSpecs, readProducts } from '../read/load.js';
import type { SpecFile } from '../read/spec-file.js';
import { findInAddresses } from './addresses.js';
import { findInAnswers } from './answers.js';
import { type Context, createContext } from './context.js';
import { findInDocuments } from './documents/compare.js';
import { hasDocuments } from './documents/document.js';
import { findDoubtfulValues } from './doubtful-values.js';
import { findInErrorRows } from './error-rows.js';
import { findInExamples } from './examples.js';
import { findInLedger } from './ledger.js';
import { findInLines } from './lines.js';
import { findInMemberNames } from './member-names.js';
import { findInNameLetters } from './name-letters.js';
import { findInNames } from './names.js';
import { findInOperations } from './operations.js';
import { findInProductNames, type Neighbours, readNeighbours } from './product-names.js';
import { findInProse } from './prose.js';
import { findInResourceMembers } from './resource-members.js';
import { findInResources } from './resources.js';
import { findRuleConflicts } from './rule-conflicts.js';
import { findInRules } from './rules.js';
import { findInSafety } from './safety.js';
import { findShapeCycles, findUnusedShapes } from './shapes.js';
import { findInSources } from './sources.js';
import { applySuppressions } from './suppressions.js';
import { findInValues } from './values.js';

/** Checks that need one file at a time. */
const localChecks = [
  findInValues,
  findDoubtfulValues,
  findInProse,
  findInSources,
  findInLines,
  findInNames,
  findInMemberNames,
  findInNameLetters,
];
/** Checks that follow names into other files. */
const crossChecks = [
  findInRules,
  findInOperations,
  findInErrorRows,
  findInSafety,
  findInAddresses,
  findInLedger,
  findInResources,
  findInResourceMembers,
  findInAnswers,
  findUnusedShapes,
  findInDocuments,
];

interface Checked {
  readonly found: readonly Finding[];
  /** Returns whether findings of a code were looked for. Some are not when the specs have other findings. */
  readonly isSought: (code: Code) => boolean;
}

const nothing = (): boolean => false;

/** Lists the files with findings that leave open which inputs pass. */
const listDoubtful = (found: readonly Finding[]): ReadonlySet<string> =>
  new Set(found.filter(({ code }) => isDoubt(code)).map(({ file }) => file));

/** Leaves out the operations and shapes of which it is open which inputs pass. */
function selectUsable(context: Context, found: Finding[]): Context {
  const doubtful = listDoubtful(found);
  if (doubtful.size === 0) return context;
  const isUsable = ({ path }: SpecFile): boolean => !doubtful.has(path);
  const { operations, shapes } = context.specs;
  const specs = { ...context.specs, operations: operations.filter(isUsable), shapes: shapes.filter(isUsable) };
  return createContext(specs, found);
}

function checkProduct(specs: ProductSpecs, neighbours: Neighbours): Checked {
  const found: Finding[] = [];
  const context = createContext(specs, found);
  findInProductNames(context, neighbours);
  if (findShapeCycles(context)) return { found, isSought: nothing };
  for (const find of localChecks) find(context);
  if (specs.unread.has('shape')) return { found, isSought: nothing };
  for (const find of crossChecks) find(context);
  findRuleConflicts(selectUsable(context, found));
  const usable = selectUsable(context, found);
  if (usable.specs.shapes.length === specs.shapes.length) findInExamples(usable);
  const doubtful = listDoubtful(found);
  if (specs.unread.size > 0) return { found, isSought: nothing };
  const isSought = (code: Code): boolean =>
    (doubtful.size === 0 || !isAboutExamples(code)) && (hasDocuments() || !isAboutDocuments(code));
  return { found, isSought };
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
