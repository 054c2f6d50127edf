import type { SpecFile } from '../spec-file.js';
import { didYouMean } from '../structure.js';
import type { KeyPath } from '../spec-file.js';
import type { Context } from './context.js';

interface Mention {
  readonly value: string;
  readonly path: KeyPath;
}

/** Every `docs` (or other keyword) in a file, wherever it stands. */
function mentionsOf(word: string, value: unknown, path: KeyPath = []): Mention[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => mentionsOf(word, item, [...path, i]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    // what examples, seeds and tables hold is data, not keywords
    if (['ok', 'returns', 'input_data', 'seed', 'rows', 'enum'].includes(key)) return [];
    const own = key === word && typeof inner === 'string' && path.at(-1) !== 'properties' ? [{ value: inner, path: [...path, key] }] : [];
    return [...own, ...mentionsOf(word, inner, [...path, key])];
  });
}

function findDocs(context: Context, file: SpecFile): void {
  const known = Object.keys(context.specs.sources?.value.sources ?? {});
  if (known.length === 0) return;
  for (const { value, path } of mentionsOf('docs', file.value)) {
    const [key = ''] = value.split(' > ');
    if (!known.includes(key)) context.report(file, path, 'source-unknown', { key, known: known.join(', ') });
  }
}

function findRefers(context: Context, file: SpecFile): void {
  const known = context.specs.resources.map((resource) => resource.value.resource);
  for (const { value, path } of mentionsOf('refers', file.value)) {
    if (!known.includes(value)) context.report(file, path, 'resource-unknown', { name: value, hint: didYouMean(value, known) });
  }
}

/** Findings about places in the documents and about the resources values refer to. */
export function findInSources(context: Context): void {
  for (const file of context.specs.files) {
    findDocs(context, file);
    findRefers(context, file);
  }
}
