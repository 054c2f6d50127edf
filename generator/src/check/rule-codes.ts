import type { RawRule } from '../language/raw.js';
import { getStem, splitWords } from './code-words.js';
import type { Context } from './context.js';
import { isExplained } from './explained.js';

/** Words that say nothing about what a sentence is about. */
const empty = new Set(
  [
    'the',
    'a',
    'an',
    'of',
    'or',
    'and',
    'is',
    'are',
    'it',
    'its',
    'has',
    'have',
    'be',
    'in',
    'to',
    'no',
    'not',
    'that',
    'this',
    'with',
    'for',
    'at',
    'by',
    'on',
    'neither',
    'nor',
    'can',
    'may',
    'must',
    'does',
    'do',
  ].map(getStem),
);

const listStems = (text: string): Set<string> =>
  new Set(
    splitWords(text)
      .map(getStem)
      .filter((word) => !empty.has(word)),
  );

/** Returns which share of the words of two sentences is in both. */
function compareSentences(a: string, b: string): number {
  const [one, other] = [listStems(a), listStems(b)];
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared / Math.max(1, one.size + other.size - shared);
}

/** The share of words from which on two sentences are about the same. */
const alike = 0.6;

const describeMembers = (rule: RawRule): string[] => [
  ...(rule.require ?? []),
  ...(rule.requireAny ?? []),
  ...(rule.requireOne ?? []),
  ...(rule.allOrNone ?? []),
];

/** Finds rules that the local cloud enforces and has no code for. */
function findUnanswered(context: Context): void {
  for (const { value: resource } of context.specs.resources) {
    for (const [operation, effect] of Object.entries(resource.operations ?? {})) {
      const file = context.operations.get(operation);
      for (const [id, by] of Object.entries(effect.enforces ?? {})) {
        const rule = file?.value.input.rules?.[id];
        const checks = typeof by === 'string' ? [] : [by].flat();
        const isUnanswered = checks.some(
          ({ unplayable, otherwise }) => unplayable === undefined && otherwise === undefined,
        );
        if (file === undefined || rule === undefined || rule.error !== undefined || !isUnanswered) continue;
        if (isExplained(context, [`${operation}.rules.${id}`])) continue;
        const params = { rule: id, resource: resource.resource };
        context.report(file, ['input', 'rules', id], 'rule-unanswered', params, 'key');
      }
    }
  }
}

/** Finds rules without the code that the rule of the same id has elsewhere, although their operation has its row. */
function findCodesUnlike(context: Context): void {
  const codes = new Map<string, Map<string, string>>();
  for (const { path, value } of context.specs.operations)
    for (const [id, { error }] of Object.entries(value.input.rules ?? {}))
      if (error !== undefined) codes.set(id, (codes.get(id) ?? new Map<string, string>()).set(error, path));
  for (const file of context.specs.operations) {
    const { operation, input, errors } = file.value;
    for (const [id, { error }] of Object.entries(input.rules ?? {})) {
      if (error !== undefined || isExplained(context, [`${operation}.rules.${id}`])) continue;
      const [code, place] = [...(codes.get(id) ?? [])].find(([one]) => errors.some((row) => row.code === one)) ?? [];
      if (code === undefined || place === undefined) continue;
      context.report(file, ['input', 'rules', id], 'rule-code-unlike', { rule: id, code, place }, 'key');
    }
  }
}

/** Finds rules without a code that other facts have for them. */
export function findInRuleCodes(context: Context): void {
  findRulesWithoutCode(context);
  findUnanswered(context);
  findCodesUnlike(context);
}

/** Finds rules without a code although a row of their operation is about the same. */
function findRulesWithoutCode(context: Context): void {
  for (const file of context.specs.operations) {
    const { operation, input, errors } = file.value;
    const rules = Object.entries(input.rules ?? {});
    const used = new Set(rules.map(([, { error }]) => error));
    for (const [id, rule] of rules) {
      if (rule.error !== undefined || isExplained(context, [`${operation}.rules.${id}`])) continue;
      const members = describeMembers(rule);
      const row = errors.find(({ code, cause, kind, on }) => {
        if (rule.server !== undefined) return !used.has(code) && compareSentences(rule.server, cause) >= alike;
        const names = [on ?? []].flat();
        const isTaken = rules.some(
          ([, other]) => other.error === code && names.every((name) => describeMembers(other).includes(name)),
        );
        if (isTaken) return false;
        return (
          kind === 'missing' && members.length > 0 && names.length > 0 && names.every((name) => members.includes(name))
        );
      });
      if (row === undefined) continue;
      const params = { rule: id, code: row.code, cause: row.cause };
      context.report(file, ['input', 'rules', id], 'rule-without-code', params, 'key');
    }
  }
}
