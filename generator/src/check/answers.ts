import type { RawOperation } from '../language/raw.js';
import { suggestWord } from '../language/suggest.js';
import { type KeywordUse, listKeywords } from '../language/walk.js';
import type { Spec } from '../read/load.js';
import type { SpecFile } from '../read/spec-file.js';
import type { Context } from './context.js';

/** The keywords of an effect that hold an error code. */
const codeWords = ['otherwise', 'full', 'already', 'last'];

/** Lists the codes of some operations, and those that any operation may answer. */
function listCodes({ specs }: Context, operations: readonly RawOperation[]): string[] {
  const { common = [], server = [] } = specs.errors?.value ?? {};
  return [...operations.flatMap(({ errors }) => errors), ...common, ...server].map(({ code }) => code);
}

function reportUnknownCode(context: Context, file: SpecFile, use: KeywordUse, known: readonly string[]): void {
  const code = String(use.value);
  if (known.includes(code)) return;
  context.report(file, use.path, 'error-unknown', { code, hint: suggestWord(code, known) });
}

/** Checks the code for a missing resource, which any operation may document. */
function findMissingCode(context: Context, file: Spec<'resource'>): void {
  const { missing } = file.value;
  if (missing === undefined || context.specs.unread.has('operation')) return;
  const known = listCodes(
    context,
    context.specs.operations.map(({ value }) => value),
  );
  reportUnknownCode(
    context,
    file,
    { node: 'missing', word: 'code', value: missing.code, path: ['missing', 'code'] },
    known,
  );
}

/** Checks the codes of effects, which the operation of the effect must document. */
function findEffectCodes(context: Context, file: Spec<'resource'>): void {
  for (const [name, effect] of Object.entries(file.value.operations ?? {})) {
    const operation = context.operations.get(name)?.value;
    if (operation === undefined) continue;
    const known = listCodes(context, [operation]);
    const uses = listKeywords({ is: 'node', node: 'effect' }, effect, ['operations', name]);
    for (const use of uses.filter(({ word }) => codeWords.includes(word))) {
      reportUnknownCode(context, file, use, known);
    }
  }
}

/** Finds codes in resources that no error row has. */
export function findInAnswers(context: Context): void {
  if (context.specs.unread.has('errors')) return;
  for (const file of context.specs.resources) {
    findMissingCode(context, file);
    findEffectCodes(context, file);
  }
}
