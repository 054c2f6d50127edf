import { quoteWords } from './code-words.js';
import type { Context } from './context.js';
import type { PlacedRow } from './error-rows.js';
import { codeEndings, kindWords } from './error-words.js';
import { isExplained } from './explained.js';

type SpokenKind = keyof typeof kindWords;

const kinds = Object.keys(kindWords) as SpokenKind[];

const speaksOf = (kind: SpokenKind, { row: { code, cause } }: PlacedRow): boolean =>
  kindWords[kind].code.test(code) || kindWords[kind].cause.test(cause);

function findKindUnsaid(context: Context, placed: PlacedRow): void {
  const { row, file, path, subject } = placed;
  const { kind, code } = row;
  if (kind === undefined) return;
  const isMeant = (): boolean => isExplained(context, [subject], new RegExp(`\\b${kind}\\b`));
  const [ending, allowed] = codeEndings.find(([end]) => end.test(code)) ?? [];
  if (ending !== undefined && allowed !== undefined && !allowed.includes(kind)) {
    if (isMeant()) return;
    const end = ending.exec(code)?.[0] ?? code;
    context.report(file, [...path, 'kind'], 'error-kind-code', { code, kind, end, kinds: quoteWords(allowed) });
    return;
  }
  if (kind !== 'other' && speaksOf(kind, placed)) return;
  const spoken = kinds.filter((one) => speaksOf(one, placed));
  // a row that has no words of any kind may be about any of them
  if (spoken.length === 0 || isMeant()) return;
  context.report(file, [...path, 'kind'], 'error-kind-unsaid', { code, kind, likely: quoteWords(spoken) });
}

/** Finds rows whose kind of fault is not that of their words. */
export function findKindsUnsaid(context: Context, rows: readonly PlacedRow[]): void {
  for (const placed of rows) findKindUnsaid(context, placed);
}
