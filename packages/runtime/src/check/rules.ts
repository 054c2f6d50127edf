import type { Comparison, Restriction, Rule, Scalar, ValueSchema } from '../schema.js';
import { holds, isPresent, memberSchema, membersAt, own, pathOf, schemaAt } from './members.js';
import type { Finding, Restricted, RuleBook } from './rule-book.js';

type Verb = (rule: Rule, schema: ValueSchema, value: unknown) => (Finding | Restricted)[];

function present(names: readonly string[], schema: ValueSchema, value: unknown): string[] {
  return names.filter((name) => isPresent(schema, value, name));
}

function restrict(schema: ValueSchema, value: unknown, path: string, restriction: Restriction): Restricted[] {
  return membersAt(schema, value, path).map((member) => ({ member, restriction }));
}

const comparisons: Readonly<Record<Comparison, (a: Scalar, b: Scalar) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};

/** Two numbers or two texts; anything else is a matter of types. */
const areComparable = (a: unknown, b: unknown): boolean =>
  (typeof a === 'string' || typeof a === 'number') && typeof a === typeof b;

/** A row matches when each of its cells does; a cell is a value, a list of values, or `'*'`. */
function rowMatches(rule: Rule, cells: readonly unknown[], schema: ValueSchema, value: unknown): boolean {
  return (rule.by ?? []).every((name, i) => {
    const cell = cells[i] as Scalar | readonly Scalar[];
    return cell === '*' || holds(schema, value, name, cell);
  });
}

const verbs: Readonly<Record<string, Verb>> = {
  requireAny: (rule, schema, value) => {
    const names = rule.requireAny ?? [];
    return present(names, schema, value).length > 0 ? [] : [{ code: 'requireAny', path: [], expected: names }];
  },
  requireOne: (rule, schema, value) => {
    const names = rule.requireOne ?? [];
    const given = present(names, schema, value);
    return given.length === 1 ? [] : [{ code: 'requireOne', path: [], expected: names, actual: given }];
  },
  atMostOne: (rule, schema, value) => {
    const names = rule.atMostOne ?? [];
    const given = present(names, schema, value);
    return given.length <= 1 ? [] : [{ code: 'atMostOne', path: [], expected: names, actual: given }];
  },
  allOrNone: (rule, schema, value) => {
    const names = rule.allOrNone ?? [];
    const given = present(names, schema, value);
    const whole = given.length === 0 || given.length === names.length;
    return whole ? [] : [{ code: 'allOrNone', path: [], expected: names, actual: given }];
  },
  when: (rule, schema, value) => {
    const conditions = Object.entries(rule.when ?? {});
    if (!conditions.every(([name, condition]) => holds(schema, value, name, condition))) return [];
    return [
      ...(rule.require ?? [])
        .filter((name) => !isPresent(schema, value, name))
        .map(
          (name): Finding => ({
            code: 'require',
            path: pathOf(name),
            expected: rule.when,
            schema: schemaAt(schema, name),
          }),
        ),
      ...(rule.forbid ?? []).flatMap((name) =>
        membersAt(schema, value, name).map(
          (member): Finding => ({ code: 'forbid', path: member.path, expected: rule.when, schema: member.schema }),
        ),
      ),
      ...Object.entries(rule.restrict ?? {}).flatMap(([name, restriction]) =>
        restrict(schema, value, name, restriction),
      ),
    ];
  },
  table: (rule, schema, value) => {
    const row = rule.rows?.find((cells) => rowMatches(rule, cells, schema, value));
    return row === undefined ? [] : restrict(schema, value, rule.table ?? '', row.at(-1) as Restriction);
  },
  compare: (rule, schema, value) => {
    const [left, comparison, right] = rule.compare ?? ['', '==', ''];
    const [a] = membersAt(schema, value, left);
    const [b] = membersAt(schema, value, right);
    if (
      a === undefined ||
      b === undefined ||
      !areComparable(a.value, b.value) ||
      comparisons[comparison](a.value as Scalar, b.value as Scalar)
    )
      return [];
    return [{ code: 'compare', path: a.path, expected: rule.compare, actual: a.value, schema: a.schema }];
  },
  uniqueBy: (rule, schema, value) => {
    const name = rule.uniqueBy ?? '';
    const seen = new Set<unknown>();
    return (Array.isArray(value) ? (value as unknown[]) : []).flatMap((item, i): Finding[] => {
      const key = own(item, name);
      if (key === undefined || !seen.has(key)) {
        seen.add(key);
        return [];
      }
      return [
        { code: 'uniqueBy', path: [i, name], expected: name, actual: key, schema: memberSchema(schema.items, name) },
      ];
    });
  },
  server: () => [],
};

/** The verbs a rule may carry, one each. */
export const verbNames: readonly string[] = /* @__PURE__ */ Object.keys(verbs);

export function verbOf(rule: Rule): string | undefined {
  return verbNames.find((name) => name in rule);
}

/** All the verbs there are. */
export const ruleBook: RuleBook = {
  apply: (rule, schema, value) => verbs[verbOf(rule) ?? 'server']?.(rule, schema, value) ?? [],
};
