import type { RuleModel, ValueModel } from '@yunspec/model';
import type { Condition, IssueCode, Restriction, Scalar } from '@yunspec/runtime/check';
import { isMeasured, limitsOf } from './limits.js';
import { type Path, parseMember, valueAt } from './paths.js';
import { schemaAt } from './schema.js';
import { hasType, toBoolean } from './types.js';
import type { Violation } from './violation.js';

/** Lists the paths of the given values that a member path is about: `Disk[].Size` is about every item that has one. */
export function expandMember(value: unknown, member: string): Path[] {
  if (!member.includes('[]')) {
    const path = parseMember(member);
    return valueAt(value, path) === undefined ? [] : [path];
  }
  let found: Path[] = [[]];
  for (const name of member.split('.')) {
    const isEach = name.endsWith('[]');
    found = found
      .map((path): Path => [...path, isEach ? name.slice(0, -2) : name])
      .filter((path) => valueAt(value, path) !== undefined)
      .flatMap((path): Path[] => {
        if (!isEach) return [path];
        const items = valueAt(value, path);
        return Array.isArray(items) ? items.map((_, i) => [...path, i]) : [];
      });
  }
  return found;
}

const isDefault = (schema: ValueModel | undefined, value: unknown): boolean =>
  schema?.default !== undefined && toBoolean(schema, value) === schema.default;

const isGiven = (value: unknown, member: string): boolean => expandMember(value, member).length > 0;

/** Reads what a member counts as in a condition: its value, or else its default. */
function countedValue(schema: ValueModel, value: unknown, member: string): unknown {
  const memberSchema = schemaAt(schema, parseMember(member));
  const [path] = expandMember(value, member);
  return path === undefined ? memberSchema?.default : toBoolean(memberSchema, valueAt(value, path));
}

const isAmong = (actual: unknown, wanted: Scalar | readonly Scalar[]): boolean =>
  [wanted].flat().some((one) => one === actual);

/** Returns whether a condition on a member holds. */
export function holds(schema: ValueModel, value: unknown, member: string, condition: Condition): boolean {
  if (condition === 'present') return isGiven(value, member);
  if (condition === 'absent') return !isGiven(value, member);
  const actual = countedValue(schema, value, member);
  if (typeof condition === 'object' && !Array.isArray(condition))
    return !isAmong(actual, (condition as { not: Scalar | readonly Scalar[] }).not);
  return isAmong(actual, condition as Scalar | readonly Scalar[]);
}

/** Returns the row of a table that applies, or undefined. */
export function findRow(schema: ValueModel, rule: RuleModel, value: unknown): Restriction | undefined {
  const row = rule.rows?.find((cells) =>
    (rule.by ?? []).every(
      (member, i) => cells[i] === '*' || holds(schema, value, member, cells[i] as Scalar | readonly Scalar[]),
    ),
  );
  return row?.at(-1) as Restriction | undefined;
}

/** Lists the limits that a restriction adds and a value does not keep. */
function breaksRestriction(schema: ValueModel, value: unknown, member: string, restriction: Restriction): Violation[] {
  return expandMember(value, member).flatMap((path) => {
    const target = schemaAt(schema, path) ?? ({ type: 'any' } as ValueModel);
    const inner = valueAt(value, path);
    if (!hasType(target, inner)) return [];
    return limitsOf(restriction)
      .filter((limit) => !isMeasured(limit, target, inner))
      .map(({ keyword }): Violation => ({ path, keyword }));
  });
}

const comparers: Readonly<Record<string, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
  '==': (order) => order === 0,
  '!=': (order) => order !== 0,
};

/** Returns the order of two numbers or two texts, or undefined for values that have none. */
function orderOf(a: unknown, b: unknown): number | undefined {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== 'string' || typeof b !== 'string') return undefined;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

type Verb = (rule: RuleModel, schema: ValueModel, value: unknown) => Violation[];

const countGiven = (value: unknown, members: readonly string[] = []): number =>
  members.filter((member) => isGiven(value, member)).length;

const whole = (keyword: IssueCode, isBroken: boolean): Violation[] => (isBroken ? [{ path: [], keyword }] : []);

const verbs: Readonly<Record<string, Verb>> = {
  requireAny: ({ requireAny }, _, value) => whole('requireAny', countGiven(value, requireAny) === 0),
  requireOne: ({ requireOne }, _, value) => whole('requireOne', countGiven(value, requireOne) !== 1),
  atMostOne: ({ atMostOne }, _, value) => whole('atMostOne', countGiven(value, atMostOne) > 1),
  allOrNone: ({ allOrNone = [] }, _, value) => {
    const count = countGiven(value, allOrNone);
    return whole('allOrNone', count > 0 && count < allOrNone.length);
  },
  when: (rule, schema, value) => {
    const applies = Object.entries(rule.when ?? {}).every(([name, condition]) => holds(schema, value, name, condition));
    if (!applies) return [];
    return [
      ...(rule.require ?? [])
        .filter((member) => !isGiven(value, member))
        .map((member): Violation => ({ path: parseMember(member), keyword: 'require' })),
      ...(rule.forbid ?? [])
        .flatMap((member) => expandMember(value, member))
        // a default says the same as no value
        .filter((path) => !isDefault(schemaAt(schema, path), valueAt(value, path)))
        .map((path): Violation => ({ path, keyword: 'forbid' })),
      ...Object.entries(rule.restrict ?? {}).flatMap(([member, restriction]) =>
        breaksRestriction(schema, value, member, restriction),
      ),
    ];
  },
  table: (rule, schema, value) => {
    const row = findRow(schema, rule, value);
    return row === undefined ? [] : breaksRestriction(schema, value, rule.table ?? '', row);
  },
  compare: ({ compare }, _, value) => {
    if (compare === undefined) return [];
    const [left, comparison, right] = compare;
    const [a] = expandMember(value, left);
    const [b] = expandMember(value, right);
    if (a === undefined || b === undefined) return [];
    const order = orderOf(valueAt(value, a), valueAt(value, b));
    return order === undefined || comparers[comparison]?.(order) ? [] : [{ path: a, keyword: 'compare' }];
  },
  uniqueBy: ({ uniqueBy = '' }, _, value) => {
    const keys = Array.isArray(value) ? value.map((item) => valueAt(item, [uniqueBy])) : [];
    return keys.flatMap((key, i): Violation[] =>
      key !== undefined && keys.indexOf(key) < i ? [{ path: [i, uniqueBy], keyword: 'uniqueBy' }] : [],
    );
  },
};

/** Lists what breaks a rule. Rules that only the service can check never do. */
export function breaksRule(schema: ValueModel, id: string, rule: RuleModel, value: unknown, at: Path): Violation[] {
  const verb = Object.keys(verbs).find((name) => name in rule);
  const found = verb === undefined ? [] : (verbs[verb] as Verb)(rule, schema, value);
  return found.map(({ path, keyword }) => ({ path: [...at, ...path], keyword, rule: id, at }));
}
