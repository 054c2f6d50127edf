import { issueFaults, type ValueModel } from '@yunspec/model';
import {
  type ConstraintKeyword,
  type Constraints,
  type DefaultStability,
  type FaultKind,
  getStability,
} from '@yunspec/runtime/check';
import { flag, integer, type Kind, list, number, scalar, text, type ValueType } from './kinds.js';

/**
 * Describes a constraint keyword. Its predicate and its sentence are in the runtime. Checks, OpenAPI, docstrings, tests
 * and documentation all read these rows.
 */
export interface ConstraintRow<K extends ConstraintKeyword> {
  /** The types of value it belongs to. */
  readonly on: readonly ValueType[];
  /** The kind of its limit in a spec. */
  readonly kind: Kind;
  readonly doc: string;
  /** The keyword of JSON Schema that means the same. */
  readonly json: string;
  /** Whether a rule may set it on a member. */
  readonly restricts: boolean;
  /** How firm it is where a spec says nothing: as the runtime takes it, or this does not compile. */
  readonly stability: DefaultStability<K>;
  /** The sentence about it in docstrings; undefined where another keyword's sentence includes it. */
  readonly fact: (value: ValueModel) => string | undefined;
  /** The values that its limit lets pass, as the object of "accepts" in changelogs. */
  readonly accepts: (limit: Constraints[K], value: Pick<ValueModel, 'unit' | 'hint'>) => string;
  /** Whether a limit allows something that a base refuses. */
  readonly loosens: (base: Constraints[K], limit: Constraints[K]) => boolean;
  /** The kinds of fault that error rows document a violation as, the best first. */
  readonly faults: readonly FaultKind[];
}

/** A row for every constraint keyword. A keyword without one, or a row without a facet, does not compile. */
export type ConstraintRows = { readonly [K in ConstraintKeyword]: ConstraintRow<K> };

const isLower = (base: number, limit: number): boolean => limit < base;
const isHigher = (base: number, limit: number): boolean => limit > base;

const formatNumber = (limit: number): string => limit.toLocaleString('en-US', { maximumFractionDigits: 20 });
export const formatUnit = ({ unit }: Pick<ValueModel, 'unit'>): string => (unit === undefined ? '' : ` ${unit}`);
const formatCount = (count: number, noun: string): string => `${formatNumber(count)} ${noun}${count === 1 ? '' : 's'}`;
/** Formats a value as code. */
const formatValue = (value: unknown): string => `\`${String(value)}\``;
export const formatValues = (values: readonly unknown[]): string => values.map(formatValue).join(', ');

/** What differs from most limits, which are volatile. */
const mobility = { closed: ' (fixed)', volatile: '', open: ' (may grow)' } as const;
const formatMobility = (value: ValueModel, keyword: ConstraintKeyword): string =>
  mobility[getStability(value, keyword)];

/** Formats limits as `5 to 2,000 GiB`, `At most 64 characters` or `Exactly 2 items`; undefined without a limit. */
export function formatRange(low: number | undefined, high: number | undefined, noun: string): string | undefined {
  if (low === undefined) return high === undefined ? undefined : `At most ${formatNumber(high)}${noun}`;
  if (high === undefined) return `At least ${formatNumber(low)}${noun}`;
  return low === high ? `Exactly ${formatNumber(low)}${noun}` : `${formatNumber(low)} to ${formatNumber(high)}${noun}`;
}

/** Makes the facts about a pair of limits; where there are both, only the lower one has a fact. */
const makeRangeFacts = <
  Low extends 'minimum' | 'minLength' | 'minItems',
  High extends 'maximum' | 'maxLength' | 'maxItems',
>(
  low: Low,
  high: High,
  formatNoun: (value: ValueModel) => string,
): Readonly<Record<Low | High, (value: ValueModel) => string | undefined>> => {
  const formatFact = (value: ValueModel): string =>
    `${formatRange(value[low], value[high], formatNoun(value))}${formatMobility(value, high)}`;
  return {
    [low]: (value: ValueModel) => (value[low] === undefined ? undefined : formatFact(value)),
    [high]: (value: ValueModel) =>
      value[high] === undefined || value[low] !== undefined ? undefined : formatFact(value),
  } as Record<Low | High, (value: ValueModel) => string | undefined>;
};

const numbers: readonly ValueType[] = ['integer', 'number'];
const facts = {
  ...makeRangeFacts('minimum', 'maximum', formatUnit),
  ...makeRangeFacts('minLength', 'maxLength', () => ' characters'),
  ...makeRangeFacts('minItems', 'maxItems', () => ' items'),
};

/** The constraint keywords, in the order in which documentation and checks list them. */
export const constraints = {
  enum: {
    on: ['string', 'integer', 'number'],
    kind: list(scalar, 1),
    doc: 'The values it may take.',
    json: 'enum',
    restricts: true,
    stability: 'open',
    fact: (value) =>
      value.enum === undefined ? undefined : `One of ${formatValues(value.enum)}${formatMobility(value, 'enum')}`,
    accepts: (values) => values.map(formatValue).join(', '),
    loosens: (base, known) => known.some((value) => !base.includes(value)),
    faults: issueFaults.enum,
  },
  const: {
    on: ['string', 'integer', 'number', 'boolean'],
    kind: scalar,
    doc: 'The only value it may take.',
    json: 'const',
    restricts: true,
    stability: 'volatile',
    fact: (value) => (value.const === undefined ? undefined : `Always \`${String(value.const)}\``),
    accepts: formatValue,
    loosens: (base, only) => base !== only,
    faults: issueFaults.const,
  },
  minimum: {
    on: numbers,
    kind: number,
    doc: 'The smallest number.',
    json: 'minimum',
    restricts: true,
    stability: 'volatile',
    fact: facts.minimum,
    accepts: (limit, value) => `${formatNumber(limit)}${formatUnit(value)} and more`,
    loosens: isLower,
    faults: issueFaults.minimum,
  },
  maximum: {
    on: numbers,
    kind: number,
    doc: 'The largest number.',
    json: 'maximum',
    restricts: true,
    stability: 'volatile',
    fact: facts.maximum,
    accepts: (limit, value) => `up to ${formatNumber(limit)}${formatUnit(value)}`,
    loosens: isHigher,
    faults: issueFaults.maximum,
  },
  exclusiveMinimum: {
    on: numbers,
    kind: number,
    doc: 'The number it must exceed.',
    json: 'exclusiveMinimum',
    restricts: true,
    stability: 'volatile',
    fact: (value) =>
      value.exclusiveMinimum === undefined
        ? undefined
        : `More than ${formatNumber(value.exclusiveMinimum)}${formatUnit(value)}`,
    accepts: (limit, value) => `more than ${formatNumber(limit)}${formatUnit(value)}`,
    loosens: isLower,
    faults: issueFaults.exclusiveMinimum,
  },
  exclusiveMaximum: {
    on: numbers,
    kind: number,
    doc: 'The number it must stay below.',
    json: 'exclusiveMaximum',
    restricts: true,
    stability: 'volatile',
    fact: (value) =>
      value.exclusiveMaximum === undefined
        ? undefined
        : `Less than ${formatNumber(value.exclusiveMaximum)}${formatUnit(value)}`,
    accepts: (limit, value) => `less than ${formatNumber(limit)}${formatUnit(value)}`,
    loosens: isHigher,
    faults: issueFaults.exclusiveMaximum,
  },
  minLength: {
    on: ['string'],
    kind: integer,
    doc: 'The fewest characters (code points).',
    json: 'minLength',
    restricts: true,
    stability: 'volatile',
    fact: facts.minLength,
    accepts: (limit) => `${formatCount(limit, 'character')} and more`,
    loosens: isLower,
    faults: issueFaults.minLength,
  },
  maxLength: {
    on: ['string'],
    kind: integer,
    doc: 'The most characters (code points).',
    json: 'maxLength',
    restricts: true,
    stability: 'volatile',
    fact: facts.maxLength,
    accepts: (limit) => `up to ${formatCount(limit, 'character')}`,
    loosens: isHigher,
    faults: issueFaults.maxLength,
  },
  pattern: {
    on: ['string'],
    kind: text,
    doc: 'A regular expression for the whole text.',
    json: 'pattern',
    restricts: true,
    stability: 'volatile',
    fact: (value) => (value.pattern === undefined ? undefined : `Must ${value.hint ?? `match \`${value.pattern}\``}`),
    accepts: (limit, { hint }) => (hint === undefined ? `what matches ${formatValue(limit)}` : `what must ${hint}`),
    // one pattern cannot be compared with another
    loosens: () => false,
    faults: issueFaults.pattern,
  },
  minItems: {
    on: ['array'],
    kind: integer,
    doc: 'The fewest items.',
    json: 'minItems',
    restricts: true,
    stability: 'volatile',
    fact: facts.minItems,
    accepts: (limit) => `${formatCount(limit, 'item')} and more`,
    loosens: isLower,
    faults: issueFaults.minItems,
  },
  maxItems: {
    on: ['array'],
    kind: integer,
    doc: 'The most items.',
    json: 'maxItems',
    restricts: true,
    stability: 'volatile',
    fact: facts.maxItems,
    accepts: (limit) => `up to ${formatCount(limit, 'item')}`,
    loosens: isHigher,
    faults: issueFaults.maxItems,
  },
  uniqueItems: {
    on: ['array'],
    kind: flag,
    doc: 'Whether items must differ.',
    json: 'uniqueItems',
    restricts: false,
    stability: 'volatile',
    fact: (value) => (value.uniqueItems ? 'Items must differ' : undefined),
    accepts: (wanted) => (wanted ? 'items that differ' : 'equal items'),
    loosens: (base, wanted) => base && !wanted,
    faults: issueFaults.uniqueItems,
  },
} as const satisfies ConstraintRows;

export const constraintKeywords = Object.keys(constraints) as readonly ConstraintKeyword[];

/** Returns the row of a keyword, for code that handles all keywords alike. */
export const findConstraint = (keyword: ConstraintKeyword): ConstraintRow<ConstraintKeyword> =>
  constraints[keyword] as ConstraintRow<ConstraintKeyword>;

export const isConstraintKeyword = (word: string): word is ConstraintKeyword => Object.hasOwn(constraints, word);

/** Pairs of keywords that bound the same thing from below and from above. */
export const boundPairs = [
  ['minimum', 'maximum'],
  ['minimum', 'exclusiveMaximum'],
  ['exclusiveMinimum', 'maximum'],
  ['exclusiveMinimum', 'exclusiveMaximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
] as const satisfies readonly (readonly [ConstraintKeyword, ConstraintKeyword])[];

/** The keywords that a rule may set on a member. */
export const restrictionKeywords: readonly string[] = [
  ...constraintKeywords.filter((keyword) => constraints[keyword].restricts),
  'hint',
];
