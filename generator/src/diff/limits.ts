import type { ValueModel } from '@yunspec/model';
import { type ConstraintKeyword, getStability, type Restriction, type Scalar } from '@yunspec/runtime/check';
import { constraintKeywords, findConstraint } from '../language/keywords.js';
import { comparePatterns } from './patterns.js';
import { isSame, showValue, subtract } from './values.js';

/** The limits of a value: its own, or those that a rule sets. */
export type Limits = Restriction & Partial<Pick<ValueModel, 'type' | 'unit'>>;

/** One way in which limits differ. */
export interface LimitChange {
  readonly keyword: ConstraintKeyword;
  /** Values of a list are added and removed; every other limit is loosened or tightened. */
  readonly direction: 'added' | 'removed' | 'loosened' | 'tightened';
  /** Whether the limit may move, so that a tighter one breaks no promise. */
  readonly isMovable: boolean;
  /** The end of a sentence that begins with the place. */
  readonly does: string;
}

const showLimit = (keyword: ConstraintKeyword, limits: Limits): string =>
  findConstraint(keyword).accepts(limits[keyword] as never, limits as ValueModel);

/** The smallest difference that a bound can make, so that an open bound can be compared with a closed one. */
const tiny = 1e-9;

/** Returns limits in one of the forms that say the same: inclusive bounds, lists of values, and nothing that allows all. */
function normalizeLimits(limits: Limits): Limits {
  const { const: only, exclusiveMinimum, exclusiveMaximum, minLength, minItems, uniqueItems, ...rest } = limits;
  const step = limits.type === 'integer' ? 1 : tiny;
  const low = Math.max(rest.minimum ?? -Infinity, exclusiveMinimum === undefined ? -Infinity : exclusiveMinimum + step);
  const high = Math.min(rest.maximum ?? Infinity, exclusiveMaximum === undefined ? Infinity : exclusiveMaximum - step);
  return {
    ...rest,
    ...(low === -Infinity ? {} : { minimum: low }),
    ...(high === Infinity ? {} : { maximum: high }),
    ...(only === undefined ? {} : { enum: [only] }),
    ...(minLength ? { minLength } : {}),
    ...(minItems ? { minItems } : {}),
    ...(uniqueItems ? { uniqueItems } : {}),
  };
}

/** The keywords that `normalizeLimits` replaces, by those it writes instead. */
const replaced: Partial<Record<ConstraintKeyword, readonly ConstraintKeyword[]>> = {
  enum: ['const'],
  minimum: ['exclusiveMinimum'],
  maximum: ['exclusiveMaximum'],
};

/** Returns the keyword that limits really have: the normalized one, or the one that it was made from. */
function findWritten(keyword: ConstraintKeyword, limits: Limits, normal: Limits): ConstraintKeyword {
  if (limits[keyword] !== undefined && isSame(limits[keyword], normal[keyword])) return keyword;
  return replaced[keyword]?.find((other) => limits[other] !== undefined) ?? keyword;
}

const list = (values: readonly Scalar[] = []): string => values.map(showValue).join(', ');

interface Sides {
  readonly before: Limits;
  readonly after: Limits;
}

/** Compares two lists of values. A list that comes or goes as a whole is a limit. */
function compareValues({ before, after }: Sides, isMovable: boolean): LimitChange[] {
  const keyword = 'enum';
  if (before.enum === undefined)
    return [{ keyword, isMovable, direction: 'tightened', does: `accepts only ${list(after.enum)}` }];
  if (after.enum === undefined)
    return [{ keyword, isMovable, direction: 'loosened', does: `accepts other values than ${list(before.enum)}` }];
  const [added, removed] = [subtract(after.enum, before.enum), subtract(before.enum, after.enum)];
  return [
    ...added.map((value) => ({ keyword, isMovable, direction: 'added', does: `accepts ${showValue(value)}` }) as const),
    ...removed.map(
      (value) => ({ keyword, isMovable, direction: 'removed', does: `no longer accepts ${showValue(value)}` }) as const,
    ),
  ];
}

function judge(keyword: ConstraintKeyword, before: unknown, after: unknown): { loosens: boolean; tightens: boolean } {
  if (before === undefined || after === undefined)
    return { loosens: after === undefined, tightens: before === undefined };
  if (keyword === 'pattern') return comparePatterns(String(before), String(after));
  const { loosens } = findConstraint(keyword);
  return { loosens: loosens(before as never, after as never), tightens: loosens(after as never, before as never) };
}

/** Describes a limit that allows more or less. `written` is the limit as the specs have it. */
function describeLimit(
  keyword: ConstraintKeyword,
  { before, after }: Sides,
  written: Sides,
  tightens: boolean,
): string {
  const was =
    before[keyword] === undefined ? undefined : showLimit(findWritten(keyword, written.before, before), written.before);
  if (after[keyword] === undefined) return `accepts more than ${was}`;
  const is = showLimit(findWritten(keyword, written.after, after), written.after);
  if (was === undefined) return `accepts only ${is}`;
  return `accepts ${tightens ? 'only ' : ''}${is} (before: ${was})`;
}

const isMovable = (limits: Limits, keyword: ConstraintKeyword): boolean => getStability(limits, keyword) !== 'closed';

/** Compares the limits of a value, or of a rule for it. How firm they are is not compared. */
export function compareLimits(before: Limits, after: Limits): LimitChange[] {
  const normal: Sides = { before: normalizeLimits(before), after: normalizeLimits(after) };
  const written: Sides = { before, after };
  return constraintKeywords.flatMap((keyword): LimitChange[] => {
    if (isSame(normal.before[keyword], normal.after[keyword])) return [];
    // of a limit that goes, what was said of it counts
    const movable = isMovable(
      normal.after[keyword] === undefined ? before : after,
      findWritten(keyword, after, normal.after),
    );
    if (keyword === 'enum') return compareValues(normal, movable);
    const { loosens, tightens } = judge(keyword, normal.before[keyword], normal.after[keyword]);
    if (!loosens && !tightens) return [];
    const does = describeLimit(keyword, normal, written, tightens);
    return [{ keyword, direction: tightens ? 'tightened' : 'loosened', isMovable: movable, does }];
  });
}

/** Returns whether limits say anything at all. */
export const hasLimits = (limits: Limits): boolean =>
  constraintKeywords.some((keyword) => limits[keyword] !== undefined);
