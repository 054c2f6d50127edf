import type { KeywordUse } from '../language/walk.js';
import type { SpecFile } from '../read/spec-file.js';
import { type Context, listUses } from './context.js';

/** The keywords that hold sentences or titles for people. */
const prose = [
  'description',
  'summary',
  'cause',
  'remedy',
  'hint',
  'title',
  'vendor',
  'decision',
  'reason',
  'says',
  'deprecated',
  'server',
  'unit',
];

/** The ways in which a hint does not end a sentence that begins with "must". */
const hintProblems: readonly { readonly pattern: RegExp; readonly problem: string }[] = [
  { pattern: /^must\b/i, problem: "leave out the 'must'" },
  {
    pattern: /^(?:should|shall|has to|have to|needs to|can|may|to)\b/i,
    problem: 'begin with a verb such as be, have or begin',
  },
  { pattern: /^(?:it|the|this|a|an)\b/i, problem: 'begin with a verb such as be, have or begin' },
  { pattern: /^\p{Lu}(?!\p{Lu})/u, problem: 'begin with a small letter' },
  { pattern: /\.$/, problem: 'leave out the full stop' },
];

function findInText(context: Context, file: SpecFile, { word, value, path }: KeywordUse): void {
  if (typeof value !== 'string') return;
  if (value.trim() === '') {
    context.report(file, path, 'text-empty', { word }, 'key');
    return;
  }
  const problem = word === 'hint' ? hintProblems.find(({ pattern }) => pattern.test(value))?.problem : undefined;
  if (problem !== undefined) context.report(file, path, 'hint-tone', { problem });
}

/** Finds texts that are empty, and hints that do not end the sentence they are for. */
export function findInProse(context: Context): void {
  for (const spec of context.specs.whole) for (const use of listUses(spec, prose)) findInText(context, spec.file, use);
}
