import { dirname } from 'node:path';
import { type Code, type Finding, isAboutDocuments, isAboutExamples, isDoubt } from '../language/findings.js';
import { byCodeUnit } from '../language/order.js';
import { type Loaded, type OpenFragments, type ProductSpecs, readProducts } from '../read/load.js';
import type { SpecFile } from '../read/spec-file.js';
import { findInAddresses } from './addresses.js';
import { findInAnswers } from './answers.js';
import { createContext } from './context.js';
import { findInDocuments } from './documents/compare.js';
import { hasDocuments } from './documents/document.js';
import { findDoubtfulValues } from './doubtful-values.js';
import { findDrafts } from './drafts.js';
import { findInErrorMeanings } from './error-meanings.js';
import { findInErrorRows } from './error-rows.js';
import { findInExamples, findUncoveredRules } from './examples.js';
import { findInIdempotency } from './idempotency.js';
import { findInLedger } from './ledger.js';
import { findInLifecycles } from './lifecycles.js';
import { findInLines } from './lines.js';
import { findInMemberNames } from './member-names.js';
import { findInNameLetters } from './name-letters.js';
import { findInNames } from './names.js';
import { findOddLimits } from './odd-limits.js';
import { findDuplicates, findInOperations } from './operations.js';
import { findInPages } from './pagination.js';
import { findInProductNames, type Neighbours, readNeighbours } from './product-names.js';
import { findInProse } from './prose.js';
import { findInRequired } from './required-members.js';
import { findInResourceMembers } from './resource-members.js';
import { findInResources } from './resources.js';
import { findInRuleCodes } from './rule-codes.js';
import { findRuleConflicts } from './rule-conflicts.js';
import { findInRules } from './rules.js';
import { findInSafety } from './safety.js';
import { findShapeCycles, findUnusedShapes } from './shapes.js';
import { SoundOperations } from './sound-operations.js';
import { findInSources } from './sources.js';
import { findRedundantStability, findUnexplainedStability, findUnlikeStability } from './stability.js';
import { applySuppressions } from './suppressions.js';
import { findUnlikeDefaults } from './unlike-defaults.js';
import { findUnlikeLists } from './unlike-lists.js';
import { findUnlikeMembers } from './unlike-members.js';
import { findInValues } from './values.js';
import { findInWaiters } from './waiter-states.js';

/** Checks of one file by itself. */
const localChecks = [findDrafts, findInValues, findInProse, findInSources, findInMemberNames, findInNameLetters];
/** Checks of one file by itself that follow names into files other than operations. */
const crossChecks = [findInRules, findRedundantStability, findInOperations];
/** Checks of values and lines that need all operations, or the ledger. */
const wholeLocalChecks = [
  findInNames,
  findDoubtfulValues,
  findOddLimits,
  findUnlikeDefaults,
  findUnlikeMembers,
  findUnlikeLists,
  findInLines,
];
/** Checks that need all operations, or the ledger, and follow names into other files. */
const wholeCrossChecks = [
  findDuplicates,
  findInAddresses,
  findInErrorRows,
  findInErrorMeanings,
  findInSafety,
  findInIdempotency,
  findInRequired,
  findInPages,
  findInRuleCodes,
  findInLedger,
  findInResources,
  findInResourceMembers,
  findInLifecycles,
  findInWaiters,
  findInAnswers,
  findUnexplainedStability,
  findUnlikeStability,
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

/** Returns specs without the operations and shapes of which it is open which inputs pass. */
function omitDoubtful(specs: ProductSpecs, doubtful: ReadonlySet<string>): ProductSpecs {
  if (doubtful.size === 0) return specs;
  const isUsable = ({ path }: SpecFile): boolean => !doubtful.has(path);
  return { ...specs, operations: specs.operations.filter(isUsable), shapes: specs.shapes.filter(isUsable) };
}

function checkProduct(specs: ProductSpecs, neighbours: Neighbours): Checked {
  const found: Finding[] = [];
  const context = createContext(specs, found);
  findInProductNames(context, neighbours);
  if (findShapeCycles(context)) return { found, isSought: nothing };
  const sound = new SoundOperations(specs);
  const others = sound.omit();
  const foundByItself: Finding[] = [];
  const byItself = createContext(others, foundByItself);
  const listFound = (): Finding[] => [...found, ...foundByItself];
  for (const find of wholeLocalChecks) find(context);
  for (const find of localChecks) find(byItself);
  if (specs.unread.has('shape')) return { found: listFound(), isSought: nothing };
  for (const find of crossChecks) find(byItself);
  for (const find of wholeCrossChecks) find(context);
  findRuleConflicts(createContext(omitDoubtful(others, listDoubtful(listFound())), foundByItself));
  const doubtful = listDoubtful(listFound());
  if (!specs.shapes.some(({ path }) => doubtful.has(path))) {
    findInExamples(createContext(omitDoubtful(others, doubtful), foundByItself));
    findUncoveredRules(createContext(omitDoubtful(specs, doubtful), found));
    sound.add(foundByItself);
  }
  if (specs.unread.size > 0) return { found: listFound(), isSought: nothing };
  const isSought = (code: Code): boolean =>
    (doubtful.size === 0 || !isAboutExamples(code)) && (hasDocuments() || !isAboutDocuments(code));
  return { found: listFound(), isSought };
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
  openFragments?: OpenFragments,
): Generator<CheckedProduct> {
  let neighbours: Neighbours | undefined;
  for (const { specs, findings } of readProducts(root, shownRoot, wanted, openFragments)) {
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
