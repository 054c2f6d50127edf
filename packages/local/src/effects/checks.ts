import { type Check, type Effect, listChecks, type Span, type Values, type Window } from '@yunspec/model';
import { type Comparison, check as checkValue } from '@yunspec/runtime/check';
import { parseDuration } from '../control/clock.js';
import { isSame, type Members, setValue } from '../paths.js';
import type { BoundEffect } from '../product.js';
import { isWithin } from '../ranges.js';
import { isObserved, observeRule } from './observe-rules.js';
import { hasTooMany } from './others.js';
import { findRule, refuse } from './refuse.js';
import { isGiven, resolveReference, type Subject } from './resolve-reference.js';

const isOneOf = (value: unknown, wanted: Values[string]): boolean => [wanted].flat().some((one) => isSame(value, one));

/** Checks whether every reference has a value, and only values that are listed for it. */
const haveValues = (subject: Subject, wanted: Values): boolean =>
  Object.entries(wanted).every(([reference, values]) => {
    const found = resolveReference(subject, reference);
    return found.length > 0 && found.every((value) => isOneOf(value, values));
  });

const toNumber = (value: unknown): number =>
  typeof value === 'number' || /^-?\d+(\.\d+)?$/.test(String(value)) ? Number(value) : Date.parse(String(value));

const comparisons: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};

/** Checks whether a relation holds between all values of two references. */
function holdsBetween(
  subject: Subject,
  [left, right]: readonly [string, string],
  holds: (a: unknown, b: unknown) => boolean,
): boolean {
  const others = resolveReference(subject, right);
  return resolveReference(subject, left).every((a) => others.every((b) => holds(a, b)));
}

/** Parses a span from now, which may be in the past: `-30d`. */
const parseOffset = (text: string): number =>
  text.startsWith('-') ? -parseDuration(text.slice(1)) : parseDuration(text);

/** The tolerance for times without seconds, and for the time that a request takes. */
const tolerance = 60_000;

function isInWindow(now: number, value: unknown, { least, most }: Window): boolean {
  const offset = toNumber(value) - now;
  if (Number.isNaN(offset)) return true;
  return (
    (least === undefined || offset >= parseOffset(least) - tolerance) &&
    (most === undefined || offset <= parseOffset(most) + tolerance)
  );
}

function isSpanShort(subject: Subject, { from, to, step, most }: Span): boolean {
  const [[begin], [end], [seconds]] = [from, to, step].map((reference) =>
    resolveReference(subject, reference).map(toNumber),
  ) as [number[], number[], number[]];
  if (begin === undefined || end === undefined) return true;
  return (end - begin) / ((seconds ?? 60) * 1000) <= most;
}

/** Checks whether the limits of an input allow a value. */
function fitsInput({ call, item }: Subject, path: string, value: unknown): boolean {
  const schema = item?.schema ?? call.operation.input;
  const changed = structuredClone(item?.value ?? call.given) as Members;
  setValue(changed, path, value);
  return !checkValue(schema, changed).some((issue) => issue.path.join('.') === path);
}

type Predicate<Limit> = (subject: Subject, limit: Limit, effect: Effect) => boolean;

type CheckWord = Exclude<
  keyof Check,
  'given' | 'absent' | 'when' | 'unless' | 'token' | 'on' | 'otherwise' | 'unplayable'
>;

/** The words of a check that state what must hold, each with its meaning. */
const predicates: { readonly [Word in CheckWord]: Predicate<NonNullable<Check[Word]>> } = {
  require: (subject, names) => names.every((name) => isGiven(subject, name)),
  has: (subject, wanted) =>
    Object.entries(wanted).every(([reference, values]) =>
      resolveReference(subject, reference).every((value) => isOneOf(value, values)),
    ),
  lacks: (subject, unwanted) =>
    Object.entries(unwanted).every(
      ([reference, values]) => !resolveReference(subject, reference).some((value) => isOneOf(value, values)),
    ),
  same: (subject, pair) => holdsBetween(subject, pair, isSame),
  among: (subject, [left, right]) => {
    const known = resolveReference(subject, right).filter((value) => value !== '');
    return (
      known.length === 0 || resolveReference(subject, left).every((value) => known.some((one) => isSame(one, value)))
    );
  },
  differ: (subject, pair) => holdsBetween(subject, pair, (a, b) => !isSame(a, b)),
  compare: (subject, [left, comparison, right]) =>
    holdsBetween(subject, [left, right], (a, b) => {
      const [x, y] = [toNumber(a), toNumber(b)];
      return Number.isNaN(x) || Number.isNaN(y) || comparisons[comparison](x, y);
    }),
  matches: (subject, patterns) =>
    Object.entries(patterns).every(([reference, pattern]) =>
      resolveReference(subject, reference).every((value) => new RegExp(pattern, 'u').test(String(value))),
    ),
  within: (subject, pair) => holdsBetween(subject, pair, (a, b) => b === '' || isWithin(a, b)),
  around: (subject, pair) => holdsBetween(subject, pair, (a, b) => !isWithin(b, a)),
  fits: (subject, inputs) =>
    Object.entries(inputs).every(([path, reference]) =>
      resolveReference(subject, reference).every((value) => value === '' || fitsInput(subject, path, value)),
    ),
  exists: (subject, kinds) =>
    Object.entries(kinds).every(([reference, kind]) => {
      const { product, store } = subject.call;
      const resource = product.resources.get(kind);
      return resolveReference(subject, reference).every(
        (id) => id === '' || resource === undefined || store.find(resource, id, {}) !== undefined,
      );
    }),
  time: (subject, windows) =>
    Object.entries(windows).every(([reference, window]) =>
      resolveReference(subject, reference).every((value) =>
        isInWindow(subject.call.store.settings.now(), value, window),
      ),
    ),
  span: isSpanShort,
  others: (subject, kinds, effect) =>
    Object.entries(kinds).every(([kind, others]) => !hasTooMany(subject, effect, kind, others)),
};

const appliesTo = (subject: Subject, { given, absent = [], when, unless }: Check): boolean =>
  !absent.some((name) => isGiven(subject, name)) &&
  (given === undefined || given.some((name) => isGiven(subject, name))) &&
  (when === undefined || haveValues(subject, when)) &&
  (unless === undefined || !haveValues(subject, unless));

/** Checks whether a call meets a check. */
export const meetsCheck = (subject: Subject, check: Check, effect: Effect): boolean =>
  !appliesTo(subject, check) ||
  Object.entries(predicates).every(([word, holds]) => {
    const limit = check[word as CheckWord];
    return limit === undefined || (holds as Predicate<unknown>)(subject, limit, effect);
  });

/** Returns whether a check says something about a call: it applies, and it is one that the local cloud makes here. */
const isMade = (subject: Subject, check: Check): boolean =>
  check.unplayable === undefined && check.token === undefined && appliesTo(subject, check);

/** Checks what an effect enforces by checks of its own. Throws a RequestError for the first that does not hold. */
export function checkEnforced(subject: Subject, { effect }: BoundEffect): void {
  const { call, item } = subject;
  for (const [id, enforced] of Object.entries(effect.enforces ?? {})) {
    const checks = listChecks(enforced);
    const broken = checks.find((check) => !meetsCheck(subject, check, effect));
    if (broken === undefined) {
      if (isObserved(call) && checks.some((check) => isMade(subject, check))) observeRule(call, id, true);
      continue;
    }
    observeRule(call, id, false);
    const rule = item?.schema.rules?.[id] ?? findRule(call.operation.input, id);
    refuse(call, { code: rule?.error ?? broken.otherwise, member: broken.on, message: rule?.server });
  }
}
