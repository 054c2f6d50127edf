import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type ProductModel, resolveProduct } from '../language/resolve/index.js';
import { extractRawSpecs, loadSpecs } from '../read/load.js';
import { DiffError } from './errors.js';
import type { Git } from './git.js';

/** Resolves the specs of a product below a folder. Only their structure is checked. */
export function resolveSpecs(specs: string, product: string, where: string): ProductModel {
  const { products, findings } = loadSpecs(specs, 'specs', [product]);
  const [loaded] = products;
  const [first] = findings;
  if (first !== undefined || loaded === undefined) {
    const place = first === undefined ? '' : ` (${first.file}:${first.line}: ${first.message})`;
    throw new DiffError(`the specs of ${product}${where} have findings${place}; yunspec check ${product} lists them`);
  }
  try {
    return resolveProduct(extractRawSpecs(loaded));
  } catch (error) {
    if (error instanceof RangeError)
      throw new DiffError(`shapes of ${product}${where} contain each other; yunspec check ${product} names them`);
    throw error;
  }
}

/** Splits the output of `git cat-file --batch`: a line with the size in front of each file. */
function splitBatch(batch: string, paths: readonly string[]): Map<string, string> {
  const bytes = Buffer.from(batch, 'utf8');
  const texts = new Map<string, string>();
  let at = 0;
  for (const path of paths) {
    const end = bytes.indexOf(10, at);
    const size = Number(bytes.subarray(at, end).toString().split(' ').at(-1));
    texts.set(path, bytes.subarray(end + 1, end + 1 + size).toString('utf8'));
    at = end + 1 + size + 1;
  }
  return texts;
}

/** Resolves the specs of a product as a commit has them. */
export function resolveSpecsAt(git: Git, ref: string, product: string, name: string): ProductModel | undefined {
  const paths = git.listFiles(ref, `specs/${product}`);
  if (paths.length === 0) return undefined;
  const batch = git.ask(['cat-file', '--batch'], paths.map((path) => `${ref}:./${path}\n`).join(''));
  const folder = mkdtempSync(join(tmpdir(), 'yunspec-diff-'));
  try {
    for (const [path, text] of splitBatch(batch ?? '', paths)) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return resolveSpecs(join(folder, 'specs'), product, ` at ${name}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
