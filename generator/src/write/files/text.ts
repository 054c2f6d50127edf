import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const isFile = (path: string): boolean => {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    // a file where a folder should be: then there is no file below it either
    return false;
  }
};

/** A file's text, where there is a file. */
export const readText = (path: string): string | undefined => (isFile(path) ? readFileSync(path, 'utf8') : undefined);

/** Returns whether a file holds a text. Bytes are compared, as decoding takes longer than reading. */
export const holdsText = (path: string, text: string): boolean =>
  isFile(path) && readFileSync(path).equals(Buffer.from(text));

const conflict = /^<{7}[^\n]*\n([\s\S]*?)^(?:\|{7}|={7})[\s\S]*?^>{7}[^\n]*\n?/gm;

/** Returns the version of a text on the branch that a merge was made on. A text without conflict marks is its own version. */
const takeOurs = (text: string): string => text.replace(conflict, '$1');

/** Reads a file's data, where there is a file. Of one with conflict marks it is the data on the present branch. */
export function readJson<T>(path: string): T | undefined {
  const text = readText(path);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(takeOurs(text)) as T;
  } catch {
    throw new Error(`${path} is not JSON; restore it (git checkout HEAD -- ${path}) and run the command again`);
  }
}

/** Reads the version of the runtime, where a repository has one. */
export const readRuntimeVersion = (root: string): string | undefined =>
  readJson<{ version?: string }>(join(root, 'packages/runtime/package.json'))?.version;
