import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Model, ModelError, modelFormat, readModel } from '@yunspec/model';
import { readQuickly } from '../read/quick-yaml.js';
import { DiffError } from './errors.js';
import type { Git } from './git.js';
import { findSpecFiles, findSpecFilesAt, type SpecFiles } from './spec-files.js';
import { resolveSpecs } from './specs.js';

/** A product whose files differ between the two sides. */
export interface Changed {
  readonly product: string;
  /** The files of its specs that differ, by path below the folder of the product. */
  readonly specs: readonly string[];
}

/** The entries of a ledger, as far as they matter here. */
export interface LedgerEntry {
  readonly id: string;
  readonly subject: string | readonly string[];
  readonly decision: string;
  readonly reason: string;
  readonly status?: string;
}

/** One side of a comparison: a commit, or the working tree. */
export interface Side {
  /** Returns the model of a product; undefined where there is no such product. `other` is that of the other side. */
  readModel(changed: Changed, other?: Model): Model | undefined;
  readLedger(product: string): readonly LedgerEntry[];
}

const modelPath = (product: string): string => `packages/${product}/model.json`;
const ledgerPath = (product: string): string => `specs/${product}/discrepancies.yaml`;

function parseModel(text: string, product: string, where: string): Model {
  try {
    return readModel(text, { product, from: `${modelPath(product)}${where}` });
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    const [fault = ''] = error.message.split(/[;,] (?:update|and this|install|give)/);
    throw new DiffError(`${fault}; models up to format ${modelFormat} can be compared`);
  }
}

function parseLedger(text: string | undefined): readonly LedgerEntry[] {
  const data = text === undefined ? undefined : (readQuickly(text)?.value as { entries?: LedgerEntry[] } | undefined);
  return data?.entries ?? [];
}

/** The files of a product's specs that its model is not made of. */
const apart = (product: string): string[] => [
  `:(exclude)specs/${product}/discrepancies.yaml`,
  `:(exclude)specs/${product}/tables`,
];

/** Returns whether a commit's model was generated after its specs were last edited. */
function isGenerated(git: Git, ref: string, product: string): boolean {
  const find = (paths: readonly string[]): string =>
    git.ask(['log', '-1', '--format=%H', ref, '--', ...paths])?.trim() ?? '';
  const specs = find([`specs/${product}`, ...apart(product)]);
  const model = find([modelPath(product)]);
  return specs === model || git.ask(['merge-base', '--is-ancestor', specs, model]) !== undefined;
}

/** Resolves specs, reading only what differs from the other side where its model is known. */
const resolve = (
  files: SpecFiles | undefined,
  changed: readonly string[],
  other: Model | undefined,
): Model | undefined => files && resolveSpecs(files, other && { model: other, changed });

/** Returns a commit as a side. Its models are those it holds, or where only the specs were edited, what those say. */
export function createCommitSide(git: Git, ref: string, name: string): Side {
  return {
    readModel: ({ product, specs }, other) => {
      const text = git.read(ref, modelPath(product));
      if (text !== undefined && isGenerated(git, ref, product)) return parseModel(text, product, ` at ${name}`);
      return resolve(findSpecFilesAt(git, ref, product, name), specs, other);
    },
    readLedger: (product) => parseLedger(git.read(ref, ledgerPath(product))),
  };
}

const readFile = (path: string): string | undefined => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);

/** Returns the working tree as a side. Its models are what its specs say, whether they are generated or not. */
export function createTreeSide(root: string): Side {
  return {
    readModel: ({ product, specs }, other) => {
      const files = findSpecFiles(root, product);
      const text = files === undefined || specs.length > 0 ? undefined : readFile(join(root, modelPath(product)));
      return text === undefined ? resolve(files, specs, other) : parseModel(text, product, '');
    },
    readLedger: (product) => parseLedger(readFile(join(root, ledgerPath(product)))),
  };
}
