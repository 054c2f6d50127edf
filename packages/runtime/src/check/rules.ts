import { getMemberSchema, getSchemaAtPath } from '../member-schema.js';
import { getOwn } from '../object.js';
import type { Comparison, Restriction, Rule, Scalar, ValueSchema } from '../schema.js';
import { predicatesByType } from './book-keywords.js';
import { addIssue, checkConstraints } from './collect-issues.js';
import type { Path, Violation } from './issue.js';
import { isOfType } from './keywords.js';
import { findMembers, isPresent, type Member, meetsCondition, normalizeScalar, parsePath } from './members.js';
import type { Context, RuleBook } from './rule-book.js';

/** A broken rule, with the schema of the member at the path if it is about one member. */
type RuleViolation = Violation & { readonly schema?: ValueSchema | undefined };

/** A member that must meet further constraints. */
interface RestrictedMember {
  readonly member: Member;
  readonly restriction: Restriction;
}

type Verb = (rule: Rule, schema: ValueSchema, value: unknown) => (RuleViolation | RestrictedMember)[];

function filterPresent(names: readonly string[], schema: ValueSchema, value: unknown): string[] {
  return names.filter((name) => isPresent(schema, value, name));
}

/** Returns whether a member has its default value, which says the same as leaving it out. */
const hasDefault = ({ schema, value }: Member): boolean =>
  schema?.default !== undefined && normalizeScalar(schema, value) === normalizeScalar(schema, schema.default);

function restrictMembers(schema: ValueSchema, value: unknown, path: string, restriction: Restriction) {
  return findMembers(schema, value, path).map((member): RestrictedMember => ({ member, restriction }));
}

const comparisons: Readonly<Record<Comparison, (a: Scalar, b: Scalar) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};

const isNumeric = (value: unknown): boolean => typeof value === 'number' || typeof value === 'bigint';

/** Returns whether two values are both numbers or both strings. A wrong type is an issue of its own. */
const areComparable = (a: unknown, b: unknown): boolean =>
  (typeof a === 'string' && typeof b === 'string') || (isNumeric(a) && isNumeric(b));

/** Returns whether every cell of a row matches. A cell is a value, a list of values, or `'*'` for any value. */
function matchesRow(rule: Rule, cells: readonly unknown[], schema: ValueSchema, value: unknown): boolean {
  return (rule.by ?? []).every((name, i) => {
    const cell = cells[i] as Scalar | readonly Scalar[];
    return cell === '*' || meetsCondition(schema, value, name, cell);
  });
}

const verbs: Readonly<Record<string, Verb>> = {
  requireAny: (rule, schema, value) => {
    const names = rule.requireAny ?? [];
    return filterPresent(names, schema, value).length > 0 ? [] : [{ code: 'requireAny', path: [], expected: names }];
  },
  requireOne: (rule, schema, value) => {
    const names = rule.requireOne ?? [];
    const given = filterPresent(names, schema, value);
    return given.length === 1 ? [] : [{ code: 'requireOne', path: [], expected: names, actual: given }];
  },
  atMostOne: (rule, schema, value) => {
    const names = rule.atMostOne ?? [];
    const given = filterPresent(names, schema, value);
    return given.length <= 1 ? [] : [{ code: 'atMostOne', path: [], expected: names, actual: given }];
  },
  allOrNone: (rule, schema, value) => {
    const names = rule.allOrNone ?? [];
    const given = filterPresent(names, schema, value);
    const isMet = given.length === 0 || given.length === names.length;
    return isMet ? [] : [{ code: 'allOrNone', path: [], expected: names, actual: given }];
  },
  when: ({ when = {}, require = [], forbid = [], restrict = {} }, schema, value) => {
    const isTrue = Object.entries(when).every(([name, condition]) => meetsCondition(schema, value, name, condition));
    if (!isTrue) return [];
    const missing = require
      .filter((name) => !isPresent(schema, value, name))
      .map((name): RuleViolation => {
        return { code: 'require', path: parsePath(name), expected: when, schema: getSchemaAtPath(schema, name) };
      });
    const forbidden = forbid
      .flatMap((name) => findMembers(schema, value, name))
      .filter((member) => !hasDefault(member))
      .map((member): RuleViolation => {
        return { code: 'forbid', path: member.path, expected: when, schema: member.schema };
      });
    const restricted = Object.entries(restrict).flatMap(([name, restriction]) =>
      restrictMembers(schema, value, name, restriction),
    );
    return [...missing, ...forbidden, ...restricted];
  },
  table: (rule, schema, value) => {
    const row = rule.rows?.find((cells) => matchesRow(rule, cells, schema, value));
    return row === undefined ? [] : restrictMembers(schema, value, rule.table ?? '', row.at(-1) as Restriction);
  },
  compare: ({ compare: expected = ['', '==', ''] }, schema, value) => {
    const [left, comparison, right] = expected;
    const [a] = findMembers(schema, value, left);
    const [b] = findMembers(schema, value, right);
    if (a === undefined || b === undefined || !areComparable(a.value, b.value)) return [];
    if (comparisons[comparison](a.value as Scalar, b.value as Scalar)) return [];
    return [{ code: 'compare', path: a.path, expected, actual: a.value, schema: a.schema }];
  },
  uniqueBy: ({ uniqueBy: name = '' }, schema, value) => {
    const seen = new Set<unknown>();
    return (Array.isArray(value) ? (value as unknown[]) : []).flatMap((item, i): RuleViolation[] => {
      const key = getOwn(item, name);
      if (key === undefined || !seen.has(key)) {
        seen.add(key);
        return [];
      }
      const itemSchema = getMemberSchema(schema.items, name);
      return [{ code: 'uniqueBy', path: [i, name], expected: name, actual: key, schema: itemSchema }];
    });
  },
  server: () => [],
};

/** The verbs of rules. A rule has exactly one. */
export const verbNames: readonly string[] = /* @__PURE__ */ Object.keys(verbs);

export function findVerb(rule: Rule): string | undefined {
  return verbNames.find((name) => name in rule);
}

const applyRule = (rule: Rule, schema: ValueSchema, value: unknown): (RuleViolation | RestrictedMember)[] =>
  verbs[findVerb(rule) ?? 'server']?.(rule, schema, value) ?? [];

function check(context: Context, schema: ValueSchema, value: unknown, path: Path): void {
  for (const [id, rule] of Object.entries(schema.rules ?? {})) {
    const named = { id, rule, at: path };
    for (const result of applyRule(rule, schema, value)) {
      if ('code' in result) {
        const { schema: memberSchema, ...violation } = result;
        addIssue(context, { ...violation, path: [...path, ...violation.path] }, { schema: memberSchema, rule: named });
        continue;
      }
      const { member, restriction } = result;
      const target = member.schema ?? { type: 'any' };
      if (isOfType[target.type](member.value, target)) {
        checkConstraints(context, target, restriction, member.value, [...path, ...member.path], named);
      }
    }
  }
}

/** Applies every verb and every keyword. */
export const ruleBook: RuleBook = { check, predicates: predicatesByType };
