import { computeOnce, type Effect, expandEffect, groupBy, listEffectCodes } from '@yunspec/model';
import type { RawEffect, RawError, RawRule } from '../language/raw.js';
import type { ProductSpecs, Spec } from '../read/load.js';
import { getStem, listStems } from './code-words.js';
import type { Context } from './context.js';
import { isExplained } from './explained.js';
import { listMentions } from './rule-mentions.js';

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

const listTopics = (text: string): Set<string> => new Set(listStems(text).filter((word) => !empty.has(word)));

/** Returns which share of the words of two sentences is in both. */
function compareSentences(a: string, b: string): number {
  const [one, other] = [listTopics(a), listTopics(b)];
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared / Math.max(1, one.size + other.size - shared);
}

/** The share of words from which on two sentences are about the same. */
const alike = 0.6;
/** The same share, where nothing else in the specs answers with the code. */
const alikeUnused = 0.3;

const listRequired = (rule: RawRule): string[] => [
  ...(rule.require ?? []),
  ...(rule.requireAny ?? []),
  ...(rule.requireOne ?? []),
  ...(rule.allOrNone ?? []),
];

/** A rule without a code, with its place. */
interface Uncoded {
  readonly file: Spec<'operation'>;
  readonly id: string;
  readonly rule: RawRule;
}

/** Lists the rules that have no code, and no entry of the ledger that says why. */
const listUncoded = (context: Context): Uncoded[] =>
  context.specs.operations.flatMap((file) =>
    Object.entries(file.value.input.rules ?? {})
      .map(([id, rule]) => ({ file, id, rule }))
      .filter(({ rule }) => rule.error === undefined)
      .filter(({ id }) => !isExplained(context, [`${file.value.operation}.rules.${id}`])),
  );

/** Returns whether an effect enforces a rule by a check that names no code. */
const isEnforced = (effect: RawEffect | undefined, id: string): boolean => {
  const by = effect?.enforces?.[id] ?? [];
  if (typeof by === 'string') return false;
  return [by].flat().some(({ unplayable, otherwise }) => unplayable === undefined && otherwise === undefined);
};

/** Finds a rule that the local cloud enforces and has no code for. */
function findUnanswered(context: Context, { file, id }: Uncoded): void {
  for (const { value } of context.specs.resources) {
    if (!isEnforced(value.operations?.[file.value.operation], id)) continue;
    context.report(file, ['input', 'rules', id], 'rule-unanswered', { rule: id, resource: value.resource }, 'key');
  }
}

/** Indexes the codes of rules by the id of the rule, each with the file that has it. */
function indexCodes({ specs }: Context): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const codes = new Map<string, Map<string, string>>();
  for (const { path, value } of specs.operations)
    for (const [id, { error }] of Object.entries(value.input.rules ?? {}))
      if (error !== undefined) codes.set(id, (codes.get(id) ?? new Map<string, string>()).set(error, path));
  return codes;
}

/** Returns whether another rule about some members has a code already. */
const isTaken = (file: Spec<'operation'>, code: string, names: readonly string[]): boolean =>
  Object.values(file.value.input.rules ?? {}).some(
    (other) => other.error === code && names.every((name) => listRequired(other).includes(name)),
  );

/** Lists the codes that rules and effects answer with, by operation. */
const listUsedCodes = computeOnce(
  ({ operations, resources }: ProductSpecs): ReadonlyMap<string, ReadonlySet<string>> => {
    const effects = groupBy(
      resources.flatMap(({ value }) => Object.entries(value.operations ?? {})),
      ([operation]) => operation,
    );
    return new Map(
      operations.map(({ value }) => [
        value.operation,
        new Set([
          ...Object.values(value.input.rules ?? {}).flatMap(({ error }) => error ?? []),
          ...(effects.get(value.operation) ?? []).flatMap(([, effect]) =>
            expandEffect(effect as Effect).flatMap(listEffectCodes),
          ),
        ]),
      ]),
    );
  },
);

/** Kinds of fault that show in one value by itself, and kinds that no rule is about. */
const ofValues: readonly unknown[] = ['malformed', 'notFound', 'server', 'throttled'];

/** Returns whether a row without a rule is one on several parameters that a rule between them is about. */
function isBetweenSame(rule: RawRule, { kind, on }: RawError): boolean {
  const names = [on ?? []].flat();
  const mentioned = listMentions(rule, []).map(({ name }) => name);
  return kind === 'mismatch' && names.length > 1 && names.every((name) => mentioned.includes(name));
}

/** Returns whether an error row is about the same as a rule. */
function isAboutSame({ file, rule }: Uncoded, row: RawError, used: ReadonlySet<string>): boolean {
  const { code, cause, kind, on } = row;
  const isUnused = !used.has(code) && row.withdrawn !== true;
  if (rule.server !== undefined) {
    const isOfRule = Object.values(file.value.input.rules ?? {}).some(({ error }) => error === code);
    const likeness = compareSentences(rule.server, cause);
    return (!isOfRule && likeness >= alike) || (isUnused && !ofValues.includes(kind) && likeness >= alikeUnused);
  }
  if (isUnused && isBetweenSame(rule, row)) return true;
  const names = [on ?? []].flat();
  const members = listRequired(rule);
  if (kind !== 'missing' || names.length === 0 || isTaken(file, code, names)) return false;
  return names.every((name) => members.includes(name));
}

/** Finds rules without a code that other facts have for them. */
export function findInRuleCodes(context: Context): void {
  const codes = indexCodes(context);
  for (const uncoded of listUncoded(context)) {
    const { file, id } = uncoded;
    const { errors } = file.value;
    const at = ['input', 'rules', id];
    findUnanswered(context, uncoded);
    const used = listUsedCodes(context.specs).get(file.value.operation) ?? new Set();
    const row = errors.find((one) => isAboutSame(uncoded, one, used));
    if (row !== undefined)
      context.report(file, at, 'rule-without-code', { rule: id, code: row.code, cause: row.cause }, 'key');
    const [code, place] = [...(codes.get(id) ?? [])].find(([one]) => errors.some((other) => other.code === one)) ?? [];
    if (code !== undefined && place !== undefined)
      context.report(file, at, 'rule-code-unlike', { rule: id, code, place }, 'key');
  }
}
