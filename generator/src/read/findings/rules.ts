import {
  type Restriction,
  type Scalar,
  schemaAt,
  type TableRow,
  type ValueSchema,
  verbNames,
  wordsByType,
} from '@yunspec/runtime/check';
import { resolveValue } from '../../model/resolve.js';
import type { RawRule } from '../raw.js';
import type { KeyPath } from '../spec-file.js';
import { checkWord, didYouMean } from '../structure.js';
import { restrictionWords } from '../vocabulary.js';
import { type Context, everyValue, issuesOf, type Placed } from './context.js';
import { findLimits } from './values.js';

interface PlacedRule {
  readonly id: string;
  readonly rule: RawRule;
  readonly owner: Placed;
  readonly path: KeyPath;
  /** The object (or array) the rule speaks about, resolved. */
  readonly schema: ValueSchema;
}

type Finder = (context: Context, placed: PlacedRule) => void;

/** The words each verb needs beside itself, and may have. */
const companions: Readonly<Record<string, { readonly needs: readonly string[]; readonly mayHave: readonly string[] }>> =
  {
    when: { needs: [], mayHave: ['require', 'forbid', 'restrict'] },
    table: { needs: ['by', 'rows'], mayHave: ['by', 'rows'] },
  };
const anywhere = ['error', 'stability', 'description', 'docs', 'lines'];

const findVerb: Finder = (context, { rule, owner, path }) => {
  const { file } = owner;
  const verbs = verbNames.filter((name) => Object.hasOwn(rule, name));
  const [verb] = verbs;
  if (verb === undefined) {
    context.report(file, path, 'rule-without-verb', { verbs: verbNames.join(', ') }, 'key');
    return;
  }
  if (verbs.length > 1) context.report(file, path, 'rule-with-two-verbs', { verbs: verbs.join(' and ') }, 'key');
  const { needs, mayHave } = companions[verb] ?? { needs: [], mayHave: [] };
  for (const word of needs)
    if (!Object.hasOwn(rule, word)) context.report(file, path, 'rule-incomplete', { verb, needs: `'${word}'` }, 'key');
  if (verb === 'when' && !mayHave.some((word) => Object.hasOwn(rule, word))) {
    context.report(file, path, 'rule-incomplete', { verb, needs: `'require', 'forbid' or 'restrict'` }, 'key');
  }
  for (const word of Object.keys(rule)) {
    if (!verbs.includes(word) && !mayHave.includes(word) && !anywhere.includes(word)) {
      context.report(file, [...path, word], 'rule-word-misplaced', { word, verb }, 'key');
    }
  }
};

interface Mention {
  readonly name: string;
  readonly path: KeyPath;
  readonly part: 'key' | 'value';
}

function mentions({ rule, path }: PlacedRule): Mention[] {
  const listed = (word: string, list: readonly string[] | undefined): Mention[] =>
    (list ?? []).map((name, i) => ({ name, path: [...path, word, i], part: 'value' as const }));
  const keyed = (word: string, map: object | undefined): Mention[] =>
    Object.keys(map ?? {}).map((name) => ({ name, path: [...path, word, name], part: 'key' as const }));
  return [
    ...(['requireAny', 'requireOne', 'atMostOne', 'allOrNone', 'require', 'forbid', 'by'] as const).flatMap((word) =>
      listed(word, rule[word]),
    ),
    ...keyed('when', rule.when),
    ...keyed('restrict', rule.restrict),
    ...(rule.table === undefined ? [] : [{ name: rule.table, path: [...path, 'table'], part: 'value' as const }]),
    ...(rule.compare === undefined
      ? []
      : [0, 2].map((i) => ({
          name: String(rule.compare?.[i]),
          path: [...path, 'compare', i],
          part: 'value' as const,
        }))),
  ];
}

/** Member paths one may have meant. */
function candidates(schema: ValueSchema, name: string): string[] {
  const cut = name.lastIndexOf('.');
  const parent = cut === -1 ? schema : schemaAt(schema, name.slice(0, cut));
  const prefix = cut === -1 ? '' : name.slice(0, cut + 1);
  return Object.keys(parent?.properties ?? {}).map((member) => prefix + member);
}

/** What a rule may say of every item of a list; the rest needs one value to look at. */
const ofEveryItem = ['forbid', 'restrict', 'table'];

const findMembers: Finder = (context, placed) => {
  const { id, rule, owner, schema, path } = placed;
  for (const { name, path: at, part } of mentions(placed)) {
    if (schemaAt(schema, name) === undefined) {
      context.report(
        owner.file,
        at,
        'rule-unknown-member',
        { rule: id, name, hint: didYouMean(name, candidates(schema, name)) },
        part,
      );
    } else if (name.includes('[]') && !ofEveryItem.includes(String(at[path.length]))) {
      context.report(owner.file, at, 'rule-member-many', { rule: id, name }, part);
    }
  }
  if (rule.uniqueBy !== undefined && schema.items?.properties?.[rule.uniqueBy] === undefined) {
    const known = Object.keys(schema.items?.properties ?? {});
    context.report(owner.file, [...path, 'uniqueBy'], 'rule-unknown-member', {
      rule: id,
      name: rule.uniqueBy,
      hint: didYouMean(rule.uniqueBy, known),
    });
  }
};

const comparable: Readonly<Record<string, string>> = { integer: 'number', number: 'number', string: 'string' };

const findComparison: Finder = (context, { rule, owner, schema, path }) => {
  if (rule.compare === undefined) return;
  const [left, comparison, right] = rule.compare;
  if (!['<', '<=', '>', '>=', '==', '!='].includes(comparison)) {
    context.report(owner.file, [...path, 'compare', 1], 'comparison-unknown', { word: comparison });
  }
  const [a, b] = [left, right].map((name) => schemaAt(schema, name));
  if (a === undefined || b === undefined || a.type === 'any' || b.type === 'any') return;
  if (comparable[a.type] === undefined || comparable[a.type] !== comparable[b.type]) {
    context.report(owner.file, [...path, 'compare'], 'comparison-mixed', { left, right });
  }
};

const withoutRules = ({ rules: _, ...schema }: ValueSchema): ValueSchema => schema;

const enumHint = (schema: ValueSchema | undefined, value: unknown): string =>
  didYouMean(String(value), (schema?.enum ?? []).map(String));

/**
 * Whether a member may hold a value at all. Open lists may hold anything of the type, but what is nearly one of their
 * values is a slip; conditions see booleans, not their words.
 */
function canBe(schema: ValueSchema | undefined, value: unknown): boolean {
  if (schema === undefined) return true;
  if (schema.type === 'boolean') return typeof value === 'boolean';
  if (schema.enum?.includes(value as Scalar) === false && enumHint(schema, value) !== '') return false;
  return issuesOf(withoutRules(schema), value).every((issue) => issue.stability === 'open');
}

const findConditions: Finder = (context, { id, rule, owner, schema, path }) => {
  for (const [name, condition] of Object.entries(rule.when ?? {})) {
    const member = schemaAt(schema, name);
    if (condition === 'present' || condition === 'absent') continue;
    const wanted = typeof condition === 'object' && 'not' in condition ? condition.not : condition;
    for (const value of [wanted].flat()) {
      if (!canBe(member, value)) {
        const words = { rule: id, name, value: JSON.stringify(value), hint: enumHint(member, value) };
        context.report(owner.file, [...path, 'when', name], 'rule-never-holds', words);
      }
    }
  }
};

const loosening: Readonly<Record<string, (base: number, row: number) => boolean>> = {
  minimum: (base, row) => row < base,
  maximum: (base, row) => row > base,
  minLength: (base, row) => row < base,
  maxLength: (base, row) => row > base,
  minItems: (base, row) => row < base,
  maxItems: (base, row) => row > base,
};

function findRestriction(
  context: Context,
  { id, owner }: PlacedRule,
  target: ValueSchema | undefined,
  words: Restriction,
  at: KeyPath,
): void {
  if (target === undefined) return;
  const misfits = Object.entries(words).flatMap(([word, limit]) =>
    checkWord(owner.file, 'value', word, limit, [...at, word]),
  );
  if (misfits.length > 0) {
    context.add(misfits);
    return;
  }
  findLimits(context, owner.file, at, words, target);
  for (const [word, limit] of Object.entries(words)) {
    if (!(restrictionWords as readonly string[]).includes(word)) {
      context.report(
        owner.file,
        [...at, word],
        'rule-word-unknown',
        { rule: id, word, hint: didYouMean(word, restrictionWords) },
        'key',
      );
      continue;
    }
    if (word !== 'hint' && target.type !== 'any' && !Object.hasOwn(wordsByType[target.type], word)) {
      context.report(owner.file, [...at, word], 'keyword-misplaced', { word, type: target.type }, 'key');
    }
    const base = target[word as keyof ValueSchema];
    const isLoose = typeof base === 'number' && loosening[word]?.(base, Number(limit)) === true;
    const strange = word === 'enum' && Array.isArray(limit) && limit.some((value) => !canBe(target, value));
    if (isLoose || strange) context.report(owner.file, [...at, word], 'rule-loosens', { rule: id, word }, 'key');
  }
}

const findRestrictions: Finder = (context, placed) => {
  for (const [name, words] of Object.entries(placed.rule.restrict ?? {})) {
    findRestriction(context, placed, schemaAt(placed.schema, name), words, [...placed.path, 'restrict', name]);
  }
};

const cellText = (cell: unknown): string =>
  JSON.stringify(Array.isArray(cell) ? [...(cell as unknown[])].sort() : cell);

const covers = (earlier: readonly unknown[], later: readonly unknown[]): boolean =>
  later.every(
    (cell, i) =>
      earlier[i] === '*' ||
      cellText(earlier[i]) === cellText(cell) ||
      (Array.isArray(earlier[i]) && (earlier[i] as unknown[]).includes(cell)),
  );

const findRows: Finder = (context, placed) => {
  const { id, rule, owner, path, schema } = placed;
  const by = rule.by ?? [];
  const rows = (rule.rows ?? []) as readonly TableRow[];
  for (const [i, row] of rows.entries()) {
    const at = [...path, 'rows', i];
    const words = row.at(-1);
    const cells = row.slice(0, -1);
    if (typeof words !== 'object' || words === null || Array.isArray(words) || cells.length !== by.length) {
      context.report(owner.file, at, 'rule-row-cells', { rule: id, by: by.join(', ') });
      continue;
    }
    if (rows.slice(0, i).some((earlier) => covers(earlier.slice(0, -1), cells)))
      context.report(owner.file, at, 'rule-row-unreachable', { rule: id });
    for (const [column, cell] of cells.entries()) {
      const name = by[column] ?? '';
      const member = schemaAt(schema, name);
      for (const value of [cell].flat()) {
        if (value !== '*' && !canBe(member, value)) {
          const words = { rule: id, name, value: JSON.stringify(value), hint: enumHint(member, value) };
          context.report(owner.file, [...at, column], 'rule-never-holds', words);
        }
      }
    }
    findRestriction(context, placed, schemaAt(schema, rule.table ?? ''), words as Restriction, [...at, row.length - 1]);
  }
};

const finders: readonly Finder[] = [findVerb, findMembers, findComparison, findConditions, findRestrictions, findRows];

export function everyRule(context: Context): PlacedRule[] {
  return everyValue(context).flatMap((owner) =>
    Object.entries(owner.value.rules ?? {}).map(([id, rule]) => ({
      id,
      rule,
      owner,
      path: [...owner.path, 'rules', id],
      schema: resolveValue(owner.value, context.shapes, 'input'),
    })),
  );
}

/** Findings about rules between members. */
export function findInRules(context: Context): void {
  for (const placed of everyRule(context)) for (const find of finders) find(context, placed);
}
