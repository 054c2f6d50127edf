import type { RuleModel, ValueModel } from '@yunspec/model';
import type { Change } from '@yunspec/runtime/cases';
import type { Comparison, Condition, Restriction } from '@yunspec/runtime/check';
import { judge } from './judge.js';
import { holds } from './judge-rules.js';
import { isMeasured, limitsOf } from './limits.js';
import { formatPath, type Path, parseMember, valueAt } from './paths.js';
import { type Probe, probeLimit } from './probes.js';
import { listConditionValues, mend } from './repair.js';
import { listSamples, varySample } from './sample.js';
import { listPlaces, schemaAt } from './schema.js';
import type { Trial } from './trial.js';
import { toBoolean } from './types.js';
import type { Violation } from './violation.js';

/** A rule with the object or list that has it. */
interface PlacedRule {
  readonly id: string;
  readonly rule: RuleModel;
  readonly at: Path;
  readonly schema: ValueModel;
}

const anyValue = { type: 'any' } as ValueModel;

const place = ({ at }: PlacedRule, member: string): Path => [...at, ...parseMember(member)];
const schemaOf = ({ schema }: PlacedRule, member: string): ValueModel =>
  schemaAt(schema, parseMember(member)) ?? anyValue;

function createTrial(placed: PlacedRule, side: Trial['side'], changes: readonly Change[]): Trial {
  const { id, at } = placed;
  const isTarget = (found: Violation): boolean => found.rule === id && formatPath(found.at ?? []) === formatPath(at);
  const pins = changes.map(({ path }) => path);
  return { key: `${formatPath(at)}#${id}`, side, changes, isTarget, pins, isRule: true };
}

/** Gives a member a value other than its default, which says the same as no value. */
function give(placed: PlacedRule, member: string): Change {
  const schema = schemaOf(placed, member);
  const samples = listSamples(schema).map((sample) => mend(schema, sample, []) ?? sample);
  const value = samples.find((sample) => toBoolean(schema, sample) !== schema.default) ?? samples[0];
  return { path: place(placed, member), value };
}
const remove = (placed: PlacedRule, member: string): Change => ({ path: place(placed, member), value: undefined });

/** Creates the changes after which exactly some of the members are given. */
const giveOnly = (placed: PlacedRule, members: readonly string[], given: readonly string[]): Change[] =>
  members.map((member) => (given.includes(member) ? give(placed, member) : remove(placed, member)));

const listPairs = (members: readonly string[]): string[][] =>
  members.flatMap((one, i) => members.slice(i + 1).map((other) => [one, other]));

type Sets = (members: readonly string[]) => { readonly inside: string[][]; readonly outside: string[][] };

/** The sets of members that each verb allows and forbids. */
const sets: Readonly<Record<string, Sets>> = {
  requireAny: (members) => ({ inside: members.map((member) => [member]), outside: [[]] }),
  requireOne: (members) => ({ inside: members.map((member) => [member]), outside: [[], ...listPairs(members)] }),
  atMostOne: (members) => ({ inside: [[], ...members.map((member) => [member])], outside: listPairs(members) }),
  allOrNone: (members) => ({
    inside: [[], [...members]],
    outside: members.map((missing) => members.filter((member) => member !== missing)),
  }),
};

function listSetTrials(placed: PlacedRule, verb: string): Trial[] {
  const members = placed.rule[verb as keyof RuleModel] as readonly string[];
  const { inside, outside } = (sets[verb] as Sets)(members);
  const toTrial =
    (side: Trial['side']) =>
    (given: string[]): Trial =>
      createTrial(placed, side, giveOnly(placed, members, given));
  return [...inside.map(toTrial('inside')), ...outside.map(toTrial('outside'))];
}

/** The changes that make the conditions of a rule true, and those that make one of them false. */
interface Situations {
  readonly applies: Change[][];
  readonly not: { readonly changes: Change[]; readonly member: string }[];
}

function listSituations(placed: PlacedRule): Situations {
  const conditions = Object.entries(placed.rule.when ?? {});
  const meet = (member: string, condition: Condition, isTrue: boolean): Change[] =>
    listConditionValues(anyValue, placed.schema, member, condition, isTrue).map((value) => ({
      path: place(placed, member),
      value,
    }));
  const firsts = conditions.map(([member, condition]) => meet(member, condition, true));
  const base = firsts.map(([first]) => first).filter((change) => change !== undefined);
  const others = firsts.flatMap((changes, i) => changes.slice(1).map((change) => base.with(i, change)));
  const not = conditions.flatMap(([member, condition], i) =>
    meet(member, condition, false)
      .slice(0, 3)
      .map((change) => ({ changes: base.with(i, change), member })),
  );
  return { applies: [base, ...others].slice(0, 6), not };
}

function listWhenTrials(placed: PlacedRule): Trial[] {
  const { rule } = placed;
  const { applies, not } = listSituations(placed);
  const [first = []] = applies;
  const requires = (rule.require ?? []).flatMap((member) => [
    ...applies.map((changes) => createTrial(placed, 'outside', [...changes, remove(placed, member)])),
    createTrial(placed, 'inside', [...first, ...(rule.require ?? []).map((name) => give(placed, name))]),
    ...not.map(({ changes }) => createTrial(placed, 'inside', [...changes, remove(placed, member)])),
  ]);
  const forbids = (rule.forbid ?? []).flatMap((member) => [
    ...applies.map((changes) => createTrial(placed, 'outside', [...changes, give(placed, member)])),
    createTrial(placed, 'inside', [...first, remove(placed, member)]),
    ...not.map(({ changes }) => createTrial(placed, 'inside', [...changes, give(placed, member)])),
  ]);
  const restricts = Object.entries(rule.restrict ?? {}).flatMap(([member, restriction]) => [
    ...applies.flatMap((changes, i) =>
      listRestrictionTrials(placed, member, restriction, changes, i === 0 ? undefined : 1),
    ),
    ...not.flatMap(({ changes }) => listFreedTrials(placed, member, restriction, changes)),
  ]);
  return [...requires, ...forbids, ...restricts];
}

/** The most values that a rule alone forbids, for each limit that it adds. */
const mostForbidden = 3;

/** Returns values just inside and outside of the limits that a rule adds. Those that the rule alone forbids come first. */
function probeRestriction(placed: PlacedRule, member: string, restriction: Restriction): Probe[] {
  const schema = schemaOf(placed, member);
  const isAllowed = (value: unknown): boolean => judge(schema, value).length === 0;
  return limitsOf(restriction).map((limit) => {
    const { inside, outside } = probeLimit(schema, limit.keyword, restriction);
    const others = listSamples(schema).filter((value) => !isMeasured(limit, schema, value));
    const forbidden = [...outside.filter(isAllowed), ...others].slice(0, mostForbidden);
    return { inside, outside: [...new Set([...forbidden, ...outside])] };
  });
}

/** Lists the trials of the limits that a rule adds, in a situation in which it applies. */
function listRestrictionTrials(
  placed: PlacedRule,
  member: string,
  restriction: Restriction,
  situation: readonly Change[],
  most?: number,
): Trial[] {
  return probeRestriction(placed, member, restriction).flatMap(({ inside, outside }) => {
    const toTrial =
      (side: Trial['side']) =>
      (value: unknown): Trial => {
        const change = { path: place(placed, member), value };
        return createTrial(placed, side, [...situation, change]);
      };
    return [...inside.slice(0, most).map(toTrial('inside')), ...outside.slice(0, most).map(toTrial('outside'))];
  });
}

/** Lists the trials of values that a rule forbids, in a situation in which it does not apply. */
function listFreedTrials(
  placed: PlacedRule,
  member: string,
  restriction: Restriction,
  situation: readonly Change[],
): Trial[] {
  return probeRestriction(placed, member, restriction).flatMap(({ outside }) =>
    outside.slice(0, 1).map((value) => {
      const change = { path: place(placed, member), value };
      return createTrial(placed, 'inside', [...situation, change]);
    }),
  );
}

function listTableTrials(placed: PlacedRule): Trial[] {
  const { rule } = placed;
  const { by = [], rows = [], table = '' } = rule;
  return rows.flatMap((row) => {
    const situation = by.map((member, i): Change => {
      const [cell] = [row[i]].flat();
      const value = cell === '*' ? findOther(placed, member, i) : cell;
      return { path: place(placed, member), value };
    });
    return listRestrictionTrials(placed, table, row.at(-1) as Restriction, situation);
  });
}

/** Returns a value of a member that no row of a table has a cell for. */
function findOther(placed: PlacedRule, member: string, column: number): unknown {
  const cells = (placed.rule.rows ?? []).flatMap((row) => [row[column]].flat());
  return listSamples(schemaOf(placed, member)).find((value) => !cells.includes(value as never));
}

/** Values for the left and the right member, with the order between them. */
function listOrders(placed: PlacedRule, left: string, right: string): readonly (readonly [Change, Change])[] {
  const a = schemaOf(placed, left);
  const b = schemaOf(placed, right);
  const low = listSamples(a)[0];
  const candidates = [...listSamples(a), ...listSamples(b), ...shift(low)];
  return candidates.flatMap((one) =>
    candidates.map(
      (other) =>
        [
          { path: place(placed, left), value: one },
          { path: place(placed, right), value: other },
        ] as const,
    ),
  );
}

/** Returns values that come before and after another one. */
function shift(value: unknown): unknown[] {
  if (typeof value === 'number') return [value, value + 1, value + 2];
  if (typeof value !== 'string') return [];
  const year = /^\d{4}/.exec(value)?.[0];
  return year === undefined ? [value, `${value}1`] : [value, value.replace(year, String(Number(year) + 1))];
}

const comparisons: Readonly<Record<Comparison, (a: never, b: never) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};

function listCompareTrials(placed: PlacedRule): Trial[] {
  const { compare } = placed.rule;
  if (compare === undefined) return [];
  const [left, comparison, right] = compare;
  const orders = listOrders(placed, left, right);
  const relations = ['less', 'equal', 'more'].flatMap((relation) => {
    const found = orders.find(([a, b]) => relate(a.value, b.value) === relation);
    return found === undefined ? [] : [{ changes: [...found] }];
  });
  return relations.map(({ changes }) => {
    const [a, b] = changes as [Change, Change];
    const side = comparisons[comparison](a.value as never, b.value as never) ? 'inside' : 'outside';
    return createTrial(placed, side, changes);
  });
}

function relate(a: unknown, b: unknown): string {
  if (a === b) return 'equal';
  return (a as number) < (b as number) ? 'less' : 'more';
}

function listUniqueTrials(placed: PlacedRule): Trial[] {
  const { uniqueBy = '' } = placed.rule;
  const { items = anyValue } = placed.schema;
  const [item] = listSamples(items);
  const key = items.properties?.[uniqueBy];
  if (item === undefined || key === undefined) return [];
  const [first] = listSamples(key);
  const create = (value: unknown): object => ({ ...(item as object), [uniqueBy]: value });
  const list = (side: Trial['side'], values: readonly unknown[]): Trial =>
    createTrial(placed, side, [{ path: placed.at, value: values.map(create) }]);
  return [list('outside', [first, first]), list('inside', [first, varySample(key, first, 1)])];
}

function listTrials(placed: PlacedRule): Trial[] {
  const { rule } = placed;
  const verb = Object.keys(sets).find((name) => name in rule);
  if (verb !== undefined) return listSetTrials(placed, verb);
  if (rule.when !== undefined) return listWhenTrials(placed);
  if (rule.table !== undefined) return listTableTrials(placed);
  return rule.compare === undefined ? listUniqueTrials(placed) : listCompareTrials(placed);
}

/** Lists the trial of a valid input to which a rule with conditions applies as it is. */
function listBaseTrials(placed: PlacedRule, base: unknown): Trial[] {
  const value = valueAt(base, placed.at);
  const conditions = Object.entries(placed.rule.when ?? {});
  const applies =
    conditions.length > 0 &&
    value !== undefined &&
    conditions.every(([member, condition]) => holds(placed.schema, value, member, condition));
  return applies ? [{ ...createTrial(placed, 'inside', []), isSpare: true }] : [];
}

/**
 * Lists the trials of all rules of an input, in both directions. Rules that only the service can check have none. `base` is
 * a valid input.
 */
export function deriveRuleTrials(input: ValueModel, base: unknown): Trial[] {
  return [{ path: [], schema: input }, ...listPlaces(input)].flatMap(({ path, schema }) =>
    Object.entries(schema.rules ?? {})
      .filter(([, rule]) => rule.server === undefined)
      .flatMap(([id, rule]) => {
        const placed = { id, rule, at: path, schema };
        return [...listTrials(placed), ...listBaseTrials(placed, base)];
      }),
  );
}
