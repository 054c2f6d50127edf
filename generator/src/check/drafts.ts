import { listKeywords } from '../language/walk.js';
import type { Context } from './context.js';

/** Finds what `yunspec audit --write` wrote and nobody has reviewed. */
export function findDrafts(context: Context): void {
  for (const { file, node } of context.specs.whole) {
    const uses = listKeywords({ is: 'node', node }, file.value).filter(({ word }) => word === 'draft');
    for (const { path } of uses) {
      const what = String(path.at(-2) ?? 'this file');
      context.report(file, path, 'draft-left', { what });
    }
  }
}
