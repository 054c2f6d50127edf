import { findVerb, getSchemaAtPath, type Restriction, type Rule, type TableRow } from '@yunspec/runtime/check';
import type { Value } from '../model.js';
import { listFacts } from './facts.js';
import { asCode, describeConditions, joinWords } from './wording.js';

/** A sentence about the member at a path below the object that has the rule. */
type Note = readonly [path: string, sentence: string];

type Comparison = NonNullable<Rule['compare']>[1];

type Describe = (rule: Rule, object: Value) => Note[];

const noteEach = (paths: readonly string[], sentence: string): Note[] => paths.map((path) => [path, sentence]);

const formatFirmness = ({ stability }: Rule): string => (stability === 'closed' ? ' (fixed)' : '');

/** Returns the limits of a restriction as words, in the unit of the member it restricts. */
function describeLimits(object: Value, path: string, { const: only, ...limits }: Restriction): string {
  const { type = 'any', unit } = getSchemaAtPath(object, path) ?? {};
  const words = listFacts({ ...limits, type, stability: 'volatile', ...(unit === undefined ? {} : { unit }) } as Value);
  return [...(only === undefined ? [] : [`Must be ${asCode(only)}`]), ...words].join('; ');
}

const decapitalize = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Returns one cell of a row; the value that counts when the member is absent is marked. */
function describeCell(object: Value, name: string, cell: unknown): string {
  const byDefault = getSchemaAtPath(object, name)?.default;
  return joinWords([cell].flat().map((value) => `${asCode(value)}${value === byDefault ? ' (default)' : ''}`));
}

function describeRow(object: Value, by: readonly string[], row: TableRow): string {
  const cells = by.flatMap((name, i) => (row[i] === '*' ? [] : [[name, describeCell(object, name, row[i])] as const]));
  if (cells.length === 0) return 'all others';
  return by.length === 1
    ? cells.map(([, cell]) => cell).join('')
    : joinWords(cells.map(([name, cell]) => `${asCode(name)} ${cell}`));
}

/** Groups the rows of a table by equal limits: `5 to 800 GiB for `a`, 20 to 2,048 GiB for `b` and `c``. */
function describeTable(rule: Rule, object: Value): Note[] {
  const { table: path = '', by = [], rows = [] } = rule;
  const groups = new Map<string, string[]>();
  for (const row of rows) {
    const limits = describeLimits(object, path, row.at(-1) as Restriction);
    groups.set(limits, [...(groups.get(limits) ?? []), describeRow(object, by, row)]);
  }
  const parts = [...groups].map(([limits, whose]) => `${decapitalize(limits)} for ${joinWords(whose)}`);
  return [[path, `By ${joinWords(by.map(asCode))}: ${parts.join(', ')}${formatFirmness(rule)}.`]];
}

/** Describes a limit that holds under conditions. That the restricted member itself is given goes without saying. */
function describeRestriction(rule: Rule, object: Value, path: string, restriction: Restriction): string {
  const { [path]: own, ...others } = rule.when ?? {};
  const conditions = own === undefined || own === 'present' ? others : { [path]: own, ...others };
  const limits = describeLimits(object, path, restriction);
  const when = Object.keys(conditions).length === 0 ? '' : ` when ${describeConditions(conditions, path)}`;
  return `${limits}${when}${formatFirmness(rule)}.`;
}

/** Returns whether a rule limits a member by that member's own value; its description says that better. */
const limitsItself = ({ when = {}, description }: Rule, path: string): boolean =>
  description !== undefined && when[path] !== undefined && when[path] !== 'present';

/** Adds that the default of a member may be given all the same. */
function exceptDefault(object: Value, path: string): string {
  const byDefault = getSchemaAtPath(object, path)?.default;
  return byDefault === undefined ? '' : `, except ${asCode(byDefault)}`;
}

function describeWhen(rule: Rule, object: Value): Note[] {
  const { when = {}, require = [], forbid = [], restrict = {} } = rule;
  return [
    ...noteEach(require, `Required when ${describeConditions(when)}.`),
    ...forbid.map(
      (path): Note => [path, `Not allowed when ${describeConditions(when)}${exceptDefault(object, path)}.`],
    ),
    ...Object.entries(restrict).map(
      ([path, limits]): Note => [path, limitsItself(rule, path) ? '' : describeRestriction(rule, object, path, limits)],
    ),
  ];
}

/** The words of a comparison, read from its left member and from its right one. */
const comparisons: Readonly<Record<Comparison, readonly [left: string, right: string]>> = {
  '<': ['be less than', 'be greater than'],
  '<=': ['be at most', 'be at least'],
  '>': ['be greater than', 'be less than'],
  '>=': ['be at least', 'be at most'],
  '==': ['equal', 'equal'],
  '!=': ['differ from', 'differ from'],
};

/** The members that a sentence names; the sentence is shown at each of them. */
const namedMembers = ({ properties = {} }: Value, sentence: string): string[] => {
  const words = new Set(sentence.match(/[\w-]+/g));
  return Object.keys(properties).filter((name) => words.has(name));
};

const verbs: Readonly<Record<string, Describe>> = {
  requireAny: ({ requireAny = [] }) =>
    noteEach(requireAny, `At least one of ${joinWords(requireAny.map(asCode))} is required.`),
  requireOne: ({ requireOne = [] }) =>
    noteEach(requireOne, `Exactly one of ${joinWords(requireOne.map(asCode))} is required.`),
  atMostOne: ({ atMostOne = [] }) =>
    noteEach(atMostOne, `At most one of ${joinWords(atMostOne.map(asCode))} may be given.`),
  allOrNone: ({ allOrNone = [] }) =>
    noteEach(allOrNone, `${joinWords(allOrNone.map(asCode))} are given together or not at all.`),
  when: describeWhen,
  table: describeTable,
  compare: ({ compare: [left, comparison, right] = ['', '==', ''] }) => {
    const [forLeft, forRight] = comparisons[comparison];
    return [
      [left, `Must ${forLeft} ${asCode(right)}.`],
      [right, `Must ${forRight} ${asCode(left)}.`],
    ];
  },
  uniqueBy: ({ uniqueBy = '' }) => [
    ['', `No two items have the same ${asCode(uniqueBy)}.`],
    [`[].${uniqueBy}`, 'Must differ from item to item.'],
  ],
  server: ({ server = '' }, object) => noteEach(namedMembers(object, server), `Checked by the service: ${server}`),
};

/** Returns the sentences about a rule, each once. */
export const describeRule = (rule: Rule, object: Value): string[] => [
  ...new Set((verbs[findVerb(rule) ?? '']?.(rule, object) ?? []).map(([, sentence]) => sentence)),
];

const joinPath = (path: string, below: string): string =>
  path === '' || below === '' || below.startsWith('[') ? `${path}${below}` : `${path}.${below}`;

/** The sentences that the rules of a value, at any depth, have for its members. */
export class RuleFacts {
  readonly #byPath = new Map<string, string[]>();

  constructor(value: Value) {
    this.#collect(value, '');
  }

  #collect(value: Value, path: string): void {
    for (const rule of Object.values(value.rules ?? {})) {
      for (const [below, sentence] of verbs[findVerb(rule) ?? '']?.(rule, value) ?? []) {
        const at = joinPath(path, below);
        const reason = rule.description === undefined ? '' : ` ${rule.description}`;
        this.#byPath.set(at, [...(this.#byPath.get(at) ?? []), `${sentence}${reason}`.trimStart()]);
      }
    }
    for (const [name, inner] of Object.entries(value.properties ?? {})) this.#collect(inner, joinPath(path, name));
    if (value.items !== undefined) this.#collect(value.items, `${path}[]`);
    if (value.values !== undefined) this.#collect(value.values, `${path}{}`);
  }

  /** Returns the sentences about a member. Items of a list have no docstring, so theirs are shown at the list. */
  find(path: string): readonly string[] {
    return [path, `${path}[]`, `${path}{}`].flatMap((at) => this.#byPath.get(at) ?? []);
  }
}

/** Returns the sentences of an input that only the service can check and that name no member. */
export const listServerRules = (input: Value): string[] =>
  Object.values(input.rules ?? {}).flatMap(({ server }) =>
    server === undefined || namedMembers(input, server).length > 0 ? [] : [server],
  );
