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
import { all, atPath, holds, type Json, present } from './conditions.js';

type Lower = (rule: Rule, schema: ValueSchema) => Json[];

/** What a member must keep to, where it is there. */
function restricted(schema: ValueSchema, path: string, { hint: _, stability: __, ...words }: Restriction): Json {
  const at = getSchemaAtPath(schema, path);
  const list = words.const === undefined ? words.enum : [words.const];
  if (at?.text === undefined || list === undefined) return atPath(path, words as Json);
  const { const: ___, ...others } = words;
  return atPath(path, { ...others, enum: addSpellings(at, list) });
}

const cellsOf = (row: TableRow): (Scalar | readonly Scalar[])[] => row.slice(0, -1) as (Scalar | readonly Scalar[])[];

function rowCondition(schema: ValueSchema, by: readonly string[], row: TableRow): Json[] {
  return cellsOf(row).flatMap((cell, i) => (cell === '*' ? [] : [holds(schema, by[i] ?? '', cell)]));
}

/** Whether no input can match both rows; then the order of the two does not matter. */
function areDisjoint(a: TableRow, b: TableRow): boolean {
  const others = cellsOf(b);
  return cellsOf(a).some((cell, i) => {
    const other = others[i];
    return cell !== '*' && other !== '*' && ![cell].flat().some((value) => [other].flat().includes(value as Scalar));
  });
}

function tableRows(rule: Rule, schema: ValueSchema): Json[] {
  const by = rule.by ?? [];
  const rows = rule.rows ?? [];
  return rows.map((row, i) => {
    const earlier = rows.slice(0, i).filter((one) => !areDisjoint(one, row));
    const conditions = [
      ...rowCondition(schema, by, row),
      ...earlier.map((one): Json => ({ not: all(rowCondition(schema, by, one)) })),
    ];
    return { if: all(conditions), then: restricted(schema, rule.table ?? '', row.at(-1) as Restriction) };
  });
}

function consequence(rule: Rule, schema: ValueSchema): Json {
  return all([
    ...(rule.require ?? []).map((path) => present(path)),
    ...(rule.forbid ?? []).map((path) => atPath(path, false)),
    ...Object.entries(rule.restrict ?? {}).map(([path, limits]) => restricted(schema, path, limits)),
  ]);
}

const pairs = (names: readonly string[]): [string, string][] =>
  names.flatMap((a, i) => names.slice(i + 1).map((b): [string, string] => [a, b]));

const isFlat = (names: readonly string[]): boolean => names.every((name) => !name.includes('.') && !name.includes('['));

const lowerings: Readonly<Record<string, Lower>> = {
  requireAny: ({ requireAny = [] }) => [{ anyOf: requireAny.map((name) => present(name)) }],
  requireOne: ({ requireOne = [] }) => [{ oneOf: requireOne.map((name) => present(name)) }],
  atMostOne: ({ atMostOne = [] }) => pairs(atMostOne).map(([a, b]) => ({ not: { allOf: [present(a), present(b)] } })),
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
              { allOf: allOrNone.map((name) => present(name)) },
              { not: { anyOf: allOrNone.map((name) => present(name)) } },
            ],
          },
        ],
  when: (rule, schema) => {
    const conditions = Object.entries(rule.when ?? {});
    const [first] = conditions;
    const onlyPresence =
      conditions.length === 1 && first?.[1] === 'present' && rule.forbid === undefined && rule.restrict === undefined;
    if (onlyPresence && first !== undefined && isFlat([first[0], ...(rule.require ?? [])]))
      return [{ dependentRequired: { [first[0]]: rule.require } }];
    return [
      {
        if: all(conditions.map(([path, condition]) => holds(schema, path, condition))),
        then: consequence(rule, schema),
      },
    ];
  },
  table: tableRows,
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
