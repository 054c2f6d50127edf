import { mapChildren, type ValueModel } from '@yunspec/model';
import { type Condition, getSchemaAtPath, type Restriction, type ValueSchema } from '@yunspec/runtime/check';
import type { RawRule } from '../language/raw.js';
import { listIssues } from './context.js';

/** Inputs that are as different as the rules of an object can see: which members are given, and with which values. */

/** A member that rules name, with the values to try; `undefined` leaves it out. */
export interface Choice {
  readonly name: string;
  readonly values: readonly unknown[];
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lists the values that a condition or a cell names. */
function listNamed(condition: Condition | undefined): unknown[] {
  if (isMap(condition)) return listNamed(condition.not as Condition);
  return [condition]
    .flat()
    .filter((value) => value !== undefined && !['present', 'absent', '*'].includes(String(value)));
}

/** Lists values at the ends of a restriction, on both sides. */
function listEnds(limits: Restriction): unknown[] {
  const { enum: list = [], const: only, minimum, maximum, exclusiveMinimum, exclusiveMaximum } = limits;
  const numbers = [minimum, maximum, exclusiveMinimum, exclusiveMaximum].flatMap((limit) =>
    limit === undefined ? [] : [limit - 1, limit, limit + 1],
  );
  const texts = [limits.minLength, limits.maxLength].flatMap((limit) =>
    limit === undefined || limit > 300 || limit < 0 ? [] : ['a'.repeat(limit)],
  );
  return [...list, ...(only === undefined ? [] : [only]), ...numbers, ...texts];
}

/** Lists the values of a member that a rule makes a difference between. */
function listValuesIn(rule: RawRule, name: string): unknown[] {
  const { when = {}, restrict = {}, table, by = [], rows = [] } = rule;
  const column = by.indexOf(name);
  return [
    ...listNamed(Object.hasOwn(when, name) ? when[name] : undefined),
    ...(Object.hasOwn(restrict, name) ? listEnds(restrict[name] ?? {}) : []),
    ...rows.flatMap((row) => [
      ...(column === -1 ? [] : listNamed(row[column] as Condition)),
      ...(table === name && isMap(row.at(-1)) ? listEnds(row.at(-1) as Restriction) : []),
    ]),
  ];
}

/** Values of each type that no rule names. */
const samples: Readonly<Record<ValueSchema['type'], readonly unknown[]>> = {
  string: ['some text', 'another text'],
  integer: [1, 2, 1000],
  number: [1, 2, 1000],
  boolean: [true, false],
  object: [{}],
  array: [[]],
  any: ['some text', 1],
};

/** Returns whether a member is always given: it is required, and so is everything around it. */
function isAlwaysGiven(schema: ValueSchema, name: string): boolean {
  const [first = '', ...rest] = name.split('.');
  if (schema.required?.includes(first) !== true) return false;
  const inner = schema.properties?.[first];
  return rest.length === 0 || (inner !== undefined && isAlwaysGiven(inner, rest.join('.')));
}

function chooseValues(
  schema: ValueSchema,
  rules: readonly RawRule[],
  name: string,
  shared: readonly unknown[],
): Choice {
  const member = getSchemaAtPath(schema, name);
  if (member === undefined) return { name, values: [undefined] };
  const { rules: _, properties: __, items: ___, ...own } = member;
  const limits = listEnds(own);
  const tried = [
    ...new Set([...rules.flatMap((rule) => listValuesIn(rule, name)), ...shared, ...limits, ...samples[member.type]]),
  ];
  const passing = tried.filter((value) => listIssues(own, value).length === 0);
  // a text for which no sample is known, such as one with a pattern
  const values = passing.length === 0 ? samples[member.type].slice(0, 1) : passing;
  return { name, values: isAlwaysGiven(schema, name) ? values : [undefined, ...values] };
}

/** Lists the values to try for each member that some rules name. Members that are compared try the same ones. */
export function listChoices(schema: ValueSchema, rules: readonly RawRule[], names: readonly string[]): Choice[] {
  const own = (name: string): unknown[] => listEnds(getSchemaAtPath(schema, name) ?? {});
  return names.map((name) => {
    const compared = rules.flatMap(({ compare }) => (compare?.includes(name) ? [compare[0], compare[2]] : []));
    return chooseValues(schema, rules, name, compared.flatMap(own));
  });
}

/** Builds an input in which members have values. */
export function buildInput(choices: readonly Choice[], pick: (choice: Choice, i: number) => unknown): object {
  const input: Record<string, unknown> = {};
  for (const [i, choice] of choices.entries()) {
    const value = pick(choice, i);
    if (value === undefined) continue;
    const steps = choice.name.split('.');
    const last = steps.pop() ?? '';
    let at = input;
    for (const step of steps) {
      const inner = at[step];
      at[step] = isMap(inner) ? inner : {};
      at = at[step] as Record<string, unknown>;
    }
    if (!isMap(value) || at[last] === undefined) at[last] = isMap(value) ? {} : value;
  }
  return input;
}

/** Returns a schema with the types, the defaults and some rules alone. */
export function keepRules(schema: ValueModel, rules: ValueModel['rules']): ValueModel {
  const strip = ({ type, default: fallback, ...value }: ValueModel): ValueModel => {
    const { properties, items } = mapChildren<ValueModel>({ type, ...value }, strip);
    return {
      type,
      ...(fallback === undefined ? {} : { default: fallback }),
      ...(properties === undefined ? {} : { properties }),
      ...(items === undefined ? {} : { items }),
    };
  };
  return { ...strip(schema), ...(rules === undefined ? {} : { rules }) };
}
