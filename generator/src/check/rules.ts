import {
  type Condition,
  getSchemaAtPath,
  type Restriction,
  type TableRow,
  type ValueSchema,
} from '@yunspec/runtime/check';
import { findConstraint, isConstraintKeyword, restrictionKeywords } from '../language/keywords.js';
import { inlineValue } from '../language/resolve/index.js';
import { suggestWord } from '../language/suggest.js';
import type { KeyPath } from '../language/walk.js';
import { checkKeyword } from '../read/structure.js';
import { type Context, listIssues, listValues, type PlacedValue } from './context.js';
import { findClosedLists } from './open-lists.js';
import type { PlacedRule } from './placed-rule.js';
import { listMentions } from './rule-mentions.js';
import { findMemberPath, findUnreachableRows, findUnusedBounds } from './rule-rows.js';
import { findVerb } from './rule-verbs.js';
import { findInLimits } from './values.js';

type Finder = (context: Context, placed: PlacedRule) => void;

/** Lists the member paths that a name may have been meant for. */
function listCandidates(schema: ValueSchema, name: string): string[] {
  const cut = name.lastIndexOf('.');
  const parent = cut === -1 ? schema : getSchemaAtPath(schema, name.slice(0, cut));
  const prefix = cut === -1 ? '' : name.slice(0, cut + 1);
  return Object.keys(parent?.properties ?? {}).map((member) => prefix + member);
}

/** The keywords that may be about every item of a list; the others need one value to look at. */
const ofEveryItem = ['forbid', 'restrict', 'table'];

const findMembers: Finder = (context, placed) => {
  const { id, rule, owner, schema, path } = placed;
  for (const { name, path: at, part } of listMentions(rule, path)) {
    if (getSchemaAtPath(schema, name) === undefined) {
      const hint = suggestWord(name, listCandidates(schema, name));
      context.report(owner.file, at, 'rule-unknown-member', { rule: id, name, hint }, part);
    } else if (name.includes('[]') && !ofEveryItem.includes(String(at[path.length]))) {
      context.report(owner.file, at, 'rule-member-many', { rule: id, name }, part);
    }
  }
};

const findUniqueMember: Finder = (context, { id, rule: { uniqueBy }, owner, schema, path }) => {
  const known = Object.keys(schema.items?.properties ?? {});
  if (uniqueBy === undefined || known.includes(uniqueBy)) return;
  const params = { rule: id, name: uniqueBy, hint: suggestWord(uniqueBy, known) };
  context.report(owner.file, [...path, 'uniqueBy'], 'rule-unknown-member', params);
};

/** Types whose values can be compared with each other. */
const comparable: Readonly<Record<string, string>> = { integer: 'number', number: 'number', string: 'string' };

const findComparison: Finder = (context, { rule, owner, schema, path }) => {
  if (rule.compare === undefined) return;
  const [left, comparison, right] = rule.compare;
  if (!['<', '<=', '>', '>=', '==', '!='].includes(comparison)) {
    context.report(owner.file, [...path, 'compare', 1], 'comparison-unknown', { word: comparison });
  }
  const [a, b] = [left, right].map((name) => getSchemaAtPath(schema, name));
  if (a === undefined || b === undefined || a.type === 'any' || b.type === 'any') return;
  if (comparable[a.type] === undefined || comparable[a.type] !== comparable[b.type]) {
    context.report(owner.file, [...path, 'compare'], 'comparison-mixed', { left, right });
  }
};

const omitRules = ({ rules: _, ...schema }: ValueSchema): ValueSchema => schema;

const suggestValue = (schema: ValueSchema | undefined, value: unknown): string =>
  suggestWord(String(value), (schema?.enum ?? []).map(String));

/**
 * Returns whether a member may hold a value at all. A list that may grow has at least the values that rules name;
 * conditions see booleans, not the words that are sent for them.
 */
function canHold(schema: ValueSchema | undefined, value: unknown): boolean {
  if (schema === undefined) return true;
  if (schema.type === 'boolean') return typeof value === 'boolean';
  return listIssues(omitRules(schema), value).length === 0;
}

function reportImpossible(
  context: Context,
  { id, owner, schema }: PlacedRule,
  name: string,
  values: unknown,
  at: KeyPath,
): void {
  const member = getSchemaAtPath(schema, name);
  for (const value of [values].flat().filter((each) => !canHold(member, each))) {
    const params = { rule: id, name, value: JSON.stringify(value), hint: suggestValue(member, value) };
    context.report(owner.file, at, 'rule-never-holds', params);
  }
}

const listConditionValues = (condition: Condition): unknown =>
  typeof condition === 'object' && 'not' in condition ? condition.not : condition;

const findConditions: Finder = (context, placed) => {
  for (const [name, condition] of Object.entries(placed.rule.when ?? {})) {
    if (condition === 'present' || condition === 'absent') continue;
    reportImpossible(context, placed, name, listConditionValues(condition), [...placed.path, 'when', name]);
  }
};

/** Returns whether a rule's limit allows something that the member itself refuses. */
function isLoose(target: ValueSchema, word: string, limit: unknown): boolean {
  if (!isConstraintKeyword(word)) return false;
  // lists may be open: what a member can hold decides
  if (word === 'enum' || word === 'const') return [limit].flat().some((value) => !canHold(target, value));
  const base = target[word];
  return base !== undefined && findConstraint(word).loosens(base as never, limit as never);
}

/** Describes both limits with the place of the member's: which of the two is old, only the document says. */
function describeLimits(owner: PlacedValue, name: string, target: ValueSchema, word: string, limit: unknown): string {
  if (typeof limit !== 'number') return '';
  const path = findMemberPath(owner, name);
  const place = path === undefined ? '' : `, line ${owner.file.place(path).line}`;
  return `: ${limit} here, ${String(target[word as keyof ValueSchema])} there (${name}${place})`;
}

function findInRestriction(
  context: Context,
  { id, owner, schema }: PlacedRule,
  name: string,
  limits: Restriction,
  at: KeyPath,
): void {
  const { file } = owner;
  const target = getSchemaAtPath(schema, name);
  if (target === undefined) return;
  const misfits = Object.entries(limits).flatMap(([word, limit]) =>
    checkKeyword(file, 'value', word, limit, [...at, word]),
  );
  if (misfits.length > 0) {
    context.add(misfits);
    return;
  }
  findInLimits(context, file, at, limits, target);
  for (const [word, limit] of Object.entries(limits)) {
    const place = [...at, word];
    if (!restrictionKeywords.includes(word)) {
      const params = { rule: id, word, hint: suggestWord(word, restrictionKeywords) };
      context.report(file, place, 'rule-word-unknown', params, 'key');
      continue;
    }
    const { type } = target;
    if (type !== 'any' && isConstraintKeyword(word) && !findConstraint(word).on.includes(type)) {
      context.report(file, place, 'keyword-misplaced', { word, type }, 'key');
    }
    if (isLoose(target, word, limit)) {
      const params = { rule: id, word, limits: describeLimits(owner, name, target, word, limit) };
      context.report(file, place, 'rule-loosens', params, 'key');
    }
  }
}

const findRestrictions: Finder = (context, placed) => {
  for (const [name, limits] of Object.entries(placed.rule.restrict ?? {})) {
    const at = [...placed.path, 'restrict', name];
    findInRestriction(context, placed, name, limits, at);
  }
};

const isLimits = (value: unknown): value is Restriction =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function findInRow(context: Context, placed: PlacedRule, row: TableRow, at: KeyPath): void {
  const { id, rule, owner } = placed;
  const { by = [], table = '' } = rule;
  const [cells, limits] = [row.slice(0, -1), row.at(-1)];
  if (!isLimits(limits) || cells.length !== by.length) {
    context.report(owner.file, at, 'rule-row-cells', { rule: id, by: by.join(', ') });
    return;
  }
  for (const [column, cell] of cells.entries()) {
    const values = [cell].flat().filter((value) => value !== '*');
    reportImpossible(context, placed, by[column] ?? '', values, [...at, column]);
  }
  findInRestriction(context, placed, table, limits, [...at, row.length - 1]);
}

const findRows: Finder = (context, placed) => {
  const { rule, path } = placed;
  if (rule.rows === undefined) return;
  findUnreachableRows(context, placed);
  findUnusedBounds(context, placed);
  for (const [i, row] of rule.rows.entries()) findInRow(context, placed, row, [...path, 'rows', i]);
};

const findVerbs: Finder = (context, { rule, owner, path }) => findVerb(context, owner.file, rule, path);

const finders: readonly Finder[] = [
  findVerbs,
  findMembers,
  findUniqueMember,
  findComparison,
  findConditions,
  findRestrictions,
  findRows,
  findClosedLists,
];

function listRules(context: Context): PlacedRule[] {
  return listValues(context).flatMap((owner) =>
    Object.entries(owner.value.rules ?? {}).map(([id, rule]) => ({
      id,
      rule,
      owner,
      path: [...owner.path, 'rules', id],
      schema: inlineValue(owner.value, context.shapes),
    })),
  );
}

/** Finds faults in rules between members. */
export function findInRules(context: Context): void {
  for (const placed of listRules(context)) for (const find of finders) find(context, placed);
}
