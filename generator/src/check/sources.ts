import { suggestWord } from '../language/suggest.js';
import type { KeyPath } from '../language/walk.js';
import type { AnySpec } from '../read/load.js';
import { type Context, isUnread, listUses } from './context.js';

/** Lists the uses of a keyword that holds one text, wherever it is in a file. */
const listTexts = (word: string, spec: AnySpec): { readonly value: string; readonly path: KeyPath }[] =>
  listUses(spec, [word]).map(({ value, path }) => ({ value: String(value), path }));

function findDocs(context: Context, spec: AnySpec): void {
  const known = Object.keys(context.specs.sources?.value.sources ?? {});
  if (known.length === 0) return;
  for (const { value, path } of listTexts('docs', spec)) {
    const [key = ''] = value.split(' > ');
    if (!known.includes(key))
      context.report(spec.file, path, 'source-unknown', {
        key,
        known: known.join(', '),
        hint: suggestWord(key, known),
      });
  }
}

function findRefers(context: Context, spec: AnySpec): void {
  const known = context.specs.resources.map((resource) => resource.value.resource);
  for (const { value, path } of listTexts('refers', spec)) {
    if (known.includes(value) || isUnread(context, 'resource', value)) continue;
    context.report(spec.file, path, 'resource-unknown', { name: value, hint: suggestWord(value, known) });
  }
}

/** Finds places in unknown documents, and values that refer to unknown resources. */
export function findInSources(context: Context): void {
  for (const spec of context.specs.whole) {
    findDocs(context, spec);
    findRefers(context, spec);
  }
}
