import { verbs } from '../language/nodes/index.js';
import type { RawRule } from '../language/raw.js';
import type { KeyPath } from '../language/walk.js';
import type { SpecFile } from '../read/spec-file.js';
import { quoteWords } from './code-words.js';
import type { Context } from './context.js';

/** The keywords that a verb needs beside itself, and those of which it needs one. */
interface Companions {
  readonly all: readonly string[];
  readonly some: readonly string[];
}

const companions: Readonly<Partial<Record<string, Companions>>> = {
  when: { all: [], some: ['require', 'forbid', 'restrict'] },
  table: { all: ['by', 'rows'], some: [] },
};

/** The keywords that any rule may have. */
const anywhere = ['error', 'stability', 'description', 'docs', 'lines'];

const quoteAll = (words: readonly string[]): string => quoteWords(words).replace(/, ([^,]*)$/, ' or $1');

/** Finds rules without exactly one verb, and keywords that do not fit the verb. */
export function findVerb(context: Context, file: SpecFile, rule: RawRule, path: KeyPath): void {
  const has = (word: string): boolean => Object.hasOwn(rule, word);
  const verbNames = Object.keys(verbs);
  const given = verbNames.filter(has);
  const [verb] = given;
  if (verb === undefined) {
    context.report(file, path, 'rule-without-verb', { verbs: verbNames.join(', ') }, 'key');
    return;
  }
  if (given.length > 1) context.report(file, path, 'rule-with-two-verbs', { verbs: given.join(' and ') }, 'key');
  const { all, some } = companions[verb] ?? { all: [], some: [] };
  for (const word of all.filter((each) => !has(each))) {
    context.report(file, path, 'rule-incomplete', { verb, needs: `'${word}'` }, 'key');
  }
  if (some.length > 0 && !some.some(has)) {
    context.report(file, path, 'rule-incomplete', { verb, needs: quoteAll(some) }, 'key');
  }
  for (const word of Object.keys(rule)) {
    if ([...given, ...all, ...some, ...anywhere].includes(word)) continue;
    context.report(file, [...path, word], 'rule-word-misplaced', { word, verb }, 'key');
  }
}
