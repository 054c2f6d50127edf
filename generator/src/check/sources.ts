import { suggestWord } from '../language/suggest.js';
import { type KeywordUse, listKeywords } from '../language/walk.js';
import type { AnySpec } from '../read/load.js';
import { type Context, isUnread } from './context.js';

function findDocs(context: Context, { file }: AnySpec, { path, value }: KeywordUse): void {
  const known = Object.keys(context.specs.sources?.value.sources ?? {});
  const [key = ''] = String(value).split(' > ');
  if (known.length === 0 || known.includes(key)) return;
  const params = { key, known: known.join(', '), hint: suggestWord(key, known) };
  context.report(file, path, 'source-unknown', params);
}

function findRefers(context: Context, { file }: AnySpec, { path, value }: KeywordUse): void {
  const known = context.specs.resources.map((resource) => resource.value.resource);
  const name = String(value);
  if (known.includes(name) || isUnread(context, 'resource', name)) return;
  context.report(file, path, 'resource-unknown', { name, hint: suggestWord(name, known) });
}

/** Finds places in unknown documents, and values that refer to unknown resources. */
export function findInSources(context: Context): void {
  for (const spec of context.specs.whole) {
    for (const use of listKeywords({ is: 'node', node: spec.node }, spec.file.value)) {
      if (use.word === 'docs') findDocs(context, spec, use);
      if (use.word === 'refers') findRefers(context, spec, use);
    }
  }
}
