import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Model } from '@yunspec/model';
import { type Bump, findHighestBump } from '../language/change-rules.js';
import { suggestWord } from '../language/suggest.js';
import { listProducts } from '../read/folders.js';
import { type Change, createChange } from './change.js';
import { compareModels } from './compare-models.js';
import { applyCorrections, findCorrections } from './corrections.js';
import { DiffError } from './errors.js';
import { type Git, openGit } from './git.js';
import { type Base, createBaseFinder } from './releases.js';
import { createCommitSide, createTreeSide, type LedgerEntry, type Side } from './sides.js';
import { isSame } from './values.js';

/** The sides to compare; both have defaults. */
export interface DiffOptions {
  /** A ref. Default: for each package, the tag of its version, else the merge base with main. */
  readonly from?: string | undefined;
  /** A ref. Default: the working tree. */
  readonly to?: string | undefined;
}

/** The changes of one package. */
export interface PackageDiff {
  readonly name: string;
  readonly product: string;
  readonly bump: Bump;
  readonly changes: readonly Change[];
  /** The commit it was compared with. */
  readonly base: Base;
  /** The model that was compared with it; undefined where only words beside the model changed, or nothing is left. */
  readonly model?: Model | undefined;
}

const compareLedgers = (before: readonly LedgerEntry[], after: readonly LedgerEntry[]): Change[] =>
  [...new Set([...before, ...after].map(({ id }) => id))].flatMap((id) => {
    const [was, is] = [before, after].map((entries) => entries.find((entry) => entry.id === id));
    return isSame(was, is) ? [] : [createChange('ledger-changed', { name: id }, {})];
  });

function listProductsOf(paths: readonly string[]): string[] {
  return [...new Set(paths.flatMap((path) => /^(?:specs|packages)\/([^/]+)\/./.exec(path)?.[1] ?? []))];
}

/** The files that may differ, as Git lists them for a pair of sides. */
function createChangedLister(git: Git, to: string | undefined): (from: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (from) => {
    const changed = known.get(from) ?? git.listChanged(from, to, ['specs', ':(glob)packages/*/model.json']);
    known.set(from, changed);
    return changed;
  };
}

/** The changes of a product, and its model after them. */
interface ProductComparison {
  readonly changes: readonly Change[];
  readonly model?: Model | undefined;
}

function compareProducts(product: string, before: Side, after: Side, paths: readonly string[]): ProductComparison {
  const own = paths.filter((path) => path.startsWith(`specs/${product}/`) || path.startsWith(`packages/${product}/`));
  if (own.length === 0) return { changes: [] };
  const [ledgerBefore, ledgerAfter] = own.includes(`specs/${product}/discrepancies.yaml`)
    ? [before.readLedger(product), after.readLedger(product)]
    : [[], []];
  const isApart = (path: string): boolean => path.endsWith('/discrepancies.yaml') || path.includes('/tables/');
  const folder = `specs/${product}/`;
  const files = own.filter((path) => !isApart(path));
  const specs = files.filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length));
  const was = files.length === 0 ? undefined : before.readModel({ product, specs });
  const is = files.length === 0 ? undefined : after.readModel({ product, specs }, was);
  const changes = compareModels(was, is);
  // of a product that comes or goes as a whole, nothing else is of interest
  if (files.length > 0 && (was === undefined || is === undefined)) return { changes, model: is };
  const explained = applyCorrections(changes, findCorrections(ledgerBefore, ledgerAfter));
  return { changes: [...explained, ...compareLedgers(ledgerBefore, ledgerAfter)], model: is };
}

/** Lists the products of both sides: those there are now, and those that changed files belong to. */
function listAll(root: string, git: Git, to: string | undefined, changed: readonly string[]): string[] {
  const specs = join(root, 'specs');
  const now =
    to === undefined && existsSync(specs) ? listProducts(specs) : listProductsOf(git.listFiles(to ?? 'HEAD', 'specs'));
  return [...new Set([...now, ...listProductsOf(changed)])].sort();
}

function checkWanted(wanted: readonly string[], known: readonly string[]): void {
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new DiffError(`there is no product ${unknown}${suggestWord(unknown, known)}; known: ${known.join(', ')}`);
}

/** What is compared with what. */
export interface Comparison {
  readonly git: Git;
  /** Finds the commit that a package is compared with, by its folder. */
  readonly findBase: (folder: string) => Base;
  /** The products that were compared. */
  readonly products: readonly string[];
  /** The packages that changed. */
  readonly diffs: readonly PackageDiff[];
}

/** Compares the products of a repository. */
export function compareRepository(root: string, wanted: readonly string[], options: DiffOptions): Comparison {
  const git = openGit(root);
  const to = options.to === undefined ? undefined : git.resolve(options.to);
  const findBase = createBaseFinder(root, git, options.from);
  const listChanged = createChangedLister(git, to);
  const known = listAll(root, git, to, listChanged(findBase('').commit));
  checkWanted(wanted, known);
  const products = wanted.length > 0 ? [...new Set(wanted)] : known;
  const after = to === undefined ? createTreeSide(root) : createCommitSide(git, to, options.to ?? to);
  const diffs = products.flatMap((product) => {
    const base = findBase(product);
    const before = createCommitSide(git, base.commit, base.name);
    const { changes, model } = compareProducts(product, before, after, listChanged(base.commit));
    if (changes.length === 0) return [];
    const bump = findHighestBump(changes.map((change) => change.bump));
    return [{ name: `@yunspec/${product}`, product, bump, changes, base, model }];
  });
  return { git, findBase, products, diffs };
}
