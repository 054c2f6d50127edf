import { dirname } from 'node:path';
import { type Code, type Finding, isAboutExamples, isDoubt } from '../language/findings.js';
import { byCodeUnit } from '../language/order.js';
import { type Loaded, type OpenFragments, type ProductSpecs, readProducts } from '../read/load.js';
import { findInAddresses } from './addresses.js';
import { findInAnswers } from './answers.js';
import { createContext } from './context.js';
import { findInExamples, findUncoveredRules } from './examples.js';
import { findInLedger } from './ledger.js';
import { findInMemberNames } from './member-names.js';
import { findInNames } from './names.js';
import { findDuplicates, findInOperations } from './operations.js';
import { findInProductNames, type Neighbours, readNeighbours } from './product-names.js';
import { findInResources } from './resources.js';
import { findInRules } from './rules.js';
import { findShapeCycles, findUnusedShapes } from './shapes.js';
import { SoundOperations } from './sound-operations.js';
import { findInSources } from './sources.js';
import { applySuppressions } from './suppressions.js';
import { findInValues } from './values.js';

/** Checks of one file by itself. */
const localChecks = [findInValues, findInSources, findInMemberNames];
/** Checks of one file by itself that follow names into files other than operations. */
const crossChecks = [findInRules, findInOperations, findInAddresses];
/** Checks that need all operations. */
const wholeChecks = [findDuplicates, findInLedger, findInResources, findInAnswers, findUnusedShapes];

interface Checked {
  readonly found: readonly Finding[];
  /** Returns whether findings of a code were looked for. Some are not when the specs have other findings. */
  readonly isSought: (code: Code) => boolean;
}

const nothing = (): boolean => false;
const everything = (): boolean => true;

/** Returns specs without the operations in which something was found that makes examples fail for another reason. */
function omitDoubtful(specs: ProductSpecs, doubtful: ReadonlySet<string>): ProductSpecs {
  return { ...specs, operations: specs.operations.filter(({ path }) => !doubtful.has(path)) };
}

function checkProduct(specs: ProductSpecs, neighbours: Neighbours): Checked {
  const found: Finding[] = [];
  const context = createContext(specs, found);
  findInProductNames(context, neighbours);
  if (findShapeCycles(context)) return { found, isSought: nothing };
  findInNames(context);
  const sound = new SoundOperations(specs);
  const others = sound.omit();
  const foundByItself: Finding[] = [];
  const byItself = createContext(others, foundByItself);
  const listFound = (): Finding[] => [...found, ...foundByItself];
  for (const find of localChecks) find(byItself);
  if (specs.unread.has('shape')) return { found: listFound(), isSought: nothing };
  for (const find of crossChecks) find(byItself);
  for (const find of wholeChecks) find(context);
  const doubtful = new Set(listFound().flatMap(({ code, file }) => (isDoubt(code) ? [file] : [])));
  if (!specs.shapes.some(({ path }) => doubtful.has(path))) {
    findInExamples(createContext(omitDoubtful(others, doubtful), foundByItself));
    findUncoveredRules(createContext(omitDoubtful(specs, doubtful), found));
    sound.add(foundByItself);
  }
  if (specs.unread.size > 0) return { found: listFound(), isSought: nothing };
  return { found: listFound(), isSought: doubtful.size > 0 ? (code) => !isAboutExamples(code) : everything };
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
