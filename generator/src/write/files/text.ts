import { readFileSync, statSync } from 'node:fs';

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

/** A file's data, where there is a file. One that is no JSON, say after a merge, is named. */
export function readJson<T>(path: string): T | undefined {
  const text = readText(path);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new Error(`${path} is not JSON`);
  }
}
