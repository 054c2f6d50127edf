import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { fileKinds } from '../../src/language/files.js';
import { type KeywordUse, listKeywords } from '../../src/language/walk.js';

/** A keyword in a spec file: its path below the folder of all products, and the keys that lead to the keyword. */
export interface PlacedUse extends KeywordUse {
  readonly file: string;
}

/** The specs of the products of this repository. */
export const repositorySpecs = fileURLToPath(new URL('../../../specs', import.meta.url));
/** The specs of a product for the keywords that no product of this repository uses. */
export const fixtureSpecs = fileURLToPath(new URL('specs', import.meta.url));

/** Returns the name of a keyword with its node. A shape is a value with a name, so that its keywords are those of a value. */
export const nameKeyword = (node: string, word: string): string =>
  node === 'shape' && word !== 'shape' ? `value.${word}` : `${node}.${word}`;

/** Lists every keyword in the files of some products. */
export function listUses(folder: string): PlacedUse[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  return files.flatMap((file) => {
    const inProduct = file.slice(file.indexOf('/') + 1);
    const kind = fileKinds.find(({ place }) => place.test(inProduct));
    if (kind === undefined) return [];
    const data: unknown = parse(readFileSync(join(folder, file), 'utf8'));
    return listKeywords({ is: 'node', node: kind.node }, data).map((use) => ({ file, ...use }));
  });
}
