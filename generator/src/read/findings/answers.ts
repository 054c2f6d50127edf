import { didYouMean, keywordsIn } from '../structure.js';
import type { Context } from './context.js';

/** Keywords of a resource that hold a code an operation answers. */
const codeWords = ['otherwise', 'full', 'already', 'last'];

/** The codes of one operation, or of all of them, with those any operation may answer. */
function codesOf({ specs, operations }: Context, operation?: string): string[] {
  const own = operation === undefined ? specs.operations.map((file) => file.value) : [operations.get(operation)?.value];
  const { common = [], server = [] } = specs.errors?.value ?? {};
  return [...own.flatMap((one) => one?.errors ?? []), ...common, ...server].map((row) => row.code);
}

/** Findings about the codes resources answer: each must be in a documented table of errors. */
export function findInAnswers(context: Context): void {
  if (context.specs.unread.has('errors')) return;
  for (const file of context.specs.resources) {
    for (const { word, value, path } of keywordsIn({ is: 'node', node: 'resource' }, file.value)) {
      const operation = path[0] === 'operations' ? String(path[1]) : undefined;
      const isCode = operation === undefined ? word === 'code' && path[0] === 'missing' : codeWords.includes(word);
      const isKnown =
        operation === undefined ? !context.specs.unread.has('operation') : context.operations.has(operation);
      if (!isCode || !isKnown) continue;
      const known = codesOf(context, operation);
      if (!known.includes(String(value)))
        context.report(file, path, 'error-unknown', { code: String(value), hint: didYouMean(String(value), known) });
    }
  }
}
