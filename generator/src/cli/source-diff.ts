import { relative } from 'node:path';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { Change } from '../write/files/commit.js';
import { readText } from '../write/files/text.js';
import { print } from './command.js';

const contextLines = 2;

/** Returns whether users of a package read a file: its TypeScript, without the tests. */
const isSource = (path: string): boolean => /[\\/]src[\\/].*\.ts$/.test(path);

/** Prints the changes of generated TypeScript, before they are made, as a unified diff. */
export function printSourceDiff(root: string, changes: readonly Change[]): void {
  for (const { path, content = '' } of changes.filter((change) => isSource(change.path))) {
    const name = relative(root, path);
    const options = { context: contextLines, headerOptions: FILE_HEADERS_ONLY };
    print(createTwoFilesPatch(name, name, readText(path) ?? '', content, undefined, undefined, options).trimEnd());
  }
}
