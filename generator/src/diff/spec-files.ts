import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../read/folders.js';
import { readText } from '../read/text.js';
import { DiffError } from './errors.js';
import type { Git } from './git.js';

/** The files of a product's specs on one side. Their paths are relative to the folder of the product. */
export interface SpecFiles {
  readonly product: string;
  /** The end of a message about them: ` at v1`, or nothing for the working tree. */
  readonly where: string;
  readonly paths: readonly string[];
  /** Returns the texts of some of them. */
  read(paths: readonly string[]): ReadonlyMap<string, string>;
}

/** Finds the specs of a product in the working tree; undefined where there are none. */
export function findSpecFiles(root: string, product: string): SpecFiles | undefined {
  const folder = join(root, 'specs', product);
  if (!existsSync(folder)) return undefined;
  const readFile = (path: string): string => {
    const read = readText(join(folder, path));
    if ('text' in read) return read.text;
    throw new DiffError(`specs/${product}/${path} cannot be read: ${read.problem}`);
  };
  return {
    product,
    where: '',
    paths: listFiles(folder),
    read: (paths) => new Map(paths.map((path) => [path, readFile(path)])),
  };
}

/** Finds the specs of a product in a commit; undefined where there are none. */
export function findSpecFilesAt(git: Git, ref: string, product: string, name: string): SpecFiles | undefined {
  const folder = `specs/${product}/`;
  const paths = git.listFiles(ref, folder).map((path) => path.slice(folder.length));
  if (paths.length === 0) return undefined;
  return {
    product,
    where: ` at ${name}`,
    paths,
    read: (wanted) => {
      const texts = git.readAll(
        ref,
        wanted.map((path) => `${folder}${path}`),
      );
      return new Map([...texts].map(([path, text]) => [path.slice(folder.length), text]));
    },
  };
}
