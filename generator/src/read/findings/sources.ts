import type { Whole } from '../load.js';
import type { KeyPath } from '../spec-file.js';
import { didYouMean, keywordsIn } from '../structure.js';
import { type Context, isUnread } from './context.js';

interface Mention {
  readonly value: string;
  readonly path: KeyPath;
}

/** Every `docs` (or other keyword of one text) in a file, wherever it stands. */
function mentionsOf(wanted: string, { file, node }: Whole): Mention[] {
  return keywordsIn({ is: 'node', node }, file.value).flatMap(({ word, value, path }) =>
    word === wanted ? [{ value: String(value), path }] : [],
  );
}

function findDocs(context: Context, whole: Whole): void {
  const known = Object.keys(context.specs.sources?.value.sources ?? {});
  if (known.length === 0) return;
  for (const { value, path } of mentionsOf('docs', whole)) {
    const [key = ''] = value.split(' > ');
    if (!known.includes(key))
      context.report(whole.file, path, 'source-unknown', {
        key,
        known: known.join(', '),
        hint: didYouMean(key, known),
      });
  }
}

function findRefers(context: Context, whole: Whole): void {
  const known = context.specs.resources.map((resource) => resource.value.resource);
  for (const { value, path } of mentionsOf('refers', whole)) {
    if (known.includes(value) || isUnread(context, 'resource', value)) continue;
    context.report(whole.file, path, 'resource-unknown', { name: value, hint: didYouMean(value, known) });
  }
}

/** Findings about places in the documents and about the resources values refer to. */
export function findInSources(context: Context): void {
  for (const whole of context.specs.whole) {
    findDocs(context, whole);
    findRefers(context, whole);
  }
}
