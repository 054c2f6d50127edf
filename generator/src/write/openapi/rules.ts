import {
  findVerb,
  getSchemaAtPath,
  type Restriction,
  type Rule,
  type Scalar,
  type TableRow,
  type ValueSchema,
} from '@yunspec/runtime/check';
import { addSpellings } from '../values.js';
import { type Json, joinAll, lowerCondition, placeAt, requireMember } from './conditions.js';

type Lower = (rule: Rule, schema: ValueSchema) => Json[];

/** Returns the schema that a member must match where it is given. */
function lowerRestriction(schema: ValueSchema, path: string, { hint: _, stability: __, ...words }: Restriction): Json {
  const at = getSchemaAtPath(schema, path);
  const list = words.const === undefined ? words.enum : [words.const];
  if (list === undefined || (at?.text === undefined && !at?.nullable)) return placeAt(path, words as Json);
  const { const: ___, ...others } = words;
  return placeAt(path, { ...others, enum: [...addSpellings(at, list), ...(at.nullable ? [null] : [])] });
}

/** Lists the spellings of the default of a member, which may be given where the member is forbidden. */
function listDefaults(at: ValueSchema | undefined): Scalar[] {
  if (at?.default === undefined) return [];
  return addSpellings(at, [at.text === undefined ? at.default : [true, at.text[0]].includes(at.default as never)]);
}

function forbidMember(schema: ValueSchema, path: string): Json {
  const defaults = listDefaults(getSchemaAtPath(schema, path));
  return placeAt(path, defaults.length > 0 && { enum: defaults });
}

const listCells = (row: TableRow): (Scalar | readonly Scalar[])[] => row.slice(0, -1) as (Scalar | readonly Scalar[])[];

function lowerCells(schema: ValueSchema, by: readonly string[], row: TableRow): Json[] {
  return listCells(row).flatMap((cell, i) => (cell === '*' ? [] : [lowerCondition(schema, by[i] ?? '', cell)]));
}

/** Returns whether no input can match both rows; then the order of the two does not matter. */
function areDisjoint(a: TableRow, b: TableRow): boolean {
  const others = listCells(b);
  return listCells(a).some((cell, i) => {
    const other = others[i];
    return cell !== '*' && other !== '*' && ![cell].flat().some((value) => [other].flat().includes(value as Scalar));
  });
}

function lowerTable(rule: Rule, schema: ValueSchema): Json[] {
  const by = rule.by ?? [];
  const rows = rule.rows ?? [];
  return rows.map((row, i) => {
    const earlier = rows.slice(0, i).filter((one) => !areDisjoint(one, row));
    const conditions = [
      ...lowerCells(schema, by, row),
      ...earlier.map((one): Json => ({ not: joinAll(lowerCells(schema, by, one)) })),
    ];
    return { if: joinAll(conditions), then: lowerRestriction(schema, rule.table ?? '', row.at(-1) as Restriction) };
  });
}

function lowerConsequence(rule: Rule, schema: ValueSchema): Json {
  return joinAll([
    ...(rule.require ?? []).map((path) => requireMember(path)),
    ...(rule.forbid ?? []).map((path) => forbidMember(schema, path)),
    ...Object.entries(rule.restrict ?? {}).map(([path, limits]) => lowerRestriction(schema, path, limits)),
  ]);
}

const listPairs = (names: readonly string[]): [string, string][] =>
  names.flatMap((a, i) => names.slice(i + 1).map((b): [string, string] => [a, b]));

const isFlat = (names: readonly string[]): boolean => names.every((name) => !name.includes('.') && !name.includes('['));

/** Returns a rule that requires members when one is given, in the short form of JSON Schema; undefined for others. */
function asDependentRequired({ when = {}, require = [], forbid, restrict }: Rule): Json | undefined {
  const [condition, ...others] = Object.entries(when);
  if (condition === undefined || others.length > 0 || forbid !== undefined || restrict !== undefined) return undefined;
  const [name, state] = condition;
  return state === 'present' && isFlat([name, ...require]) ? { dependentRequired: { [name]: require } } : undefined;
}

function asIfThen(rule: Rule, schema: ValueSchema): Json {
  const conditions = Object.entries(rule.when ?? {});
  return {
    if: joinAll(conditions.map(([path, condition]) => lowerCondition(schema, path, condition))),
    then: lowerConsequence(rule, schema),
  };
}

const lowerings: Readonly<Record<string, Lower>> = {
  requireAny: ({ requireAny = [] }) => [{ anyOf: requireAny.map((name) => requireMember(name)) }],
  requireOne: ({ requireOne = [] }) => [{ oneOf: requireOne.map((name) => requireMember(name)) }],
  atMostOne: ({ atMostOne = [] }) =>
    listPairs(atMostOne).map(([a, b]) => ({ not: { allOf: [requireMember(a), requireMember(b)] } })),
  allOrNone: ({ allOrNone = [] }) =>
    isFlat(allOrNone)
      ? [
          {
            dependentRequired: Object.fromEntries(
              allOrNone.map((name) => [name, allOrNone.filter((other) => other !== name)]),
            ),
          },
        ]
      : [
          {
            oneOf: [
              { allOf: allOrNone.map((name) => requireMember(name)) },
              { not: { anyOf: allOrNone.map((name) => requireMember(name)) } },
            ],
          },
        ],
  when: (rule, schema) => [asDependentRequired(rule) ?? asIfThen(rule, schema)],
  table: lowerTable,
};

/** Verbs that JSON Schema has no words for; they are listed under `x-rules` only. */
export const unlowered: readonly string[] = ['compare', 'uniqueBy', 'server'];

/** Rules as JSON Schema, each with its id, so that a plain validator refuses what the runtime refuses. */
export function lowerRules(schema: ValueSchema): Json[] {
  return Object.entries(schema.rules ?? {}).flatMap(([id, rule]) => {
    const lower = lowerings[findVerb(rule) ?? ''];
    return lower === undefined ? [] : lower(rule, schema).map((json) => ({ ...(json as object), $comment: id }));
  });
}
