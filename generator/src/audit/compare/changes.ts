import type { FactReading, FactUnit, Recorded, RowUnit } from './recorded.js';

/** Facts that a text had when it was recorded, and facts that it has now. */
export interface FactChange {
  readonly gone: readonly string[];
  readonly added: readonly string[];
}

const split = (facts: string): string[] => facts.split(' ').filter(Boolean);

/** Numbers and the words that turn a statement round count as often as they occur; a name that is said twice is one fact. */
const isCounted = (fact: string): boolean => /^[\d~]/.test(fact);

const subtract = (facts: readonly string[], others: readonly string[]): string[] => {
  const left = [...others];
  const names = new Set(others);
  const rest = facts.filter((fact) => {
    if (!isCounted(fact)) return !names.has(fact);
    const at = left.indexOf(fact);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [...new Set(rest)];
};

const withoutMark = (fact: string): string => fact.replace(/^=/, '');

/** Returns whether the words of a range say what its two numbers say: "at least 2 and at most 5" is "2 to 5". */
const isRange = (facts: readonly string[]): boolean =>
  facts.length === 2 && facts.includes('~max') && facts.includes('~min');

/** Compares two lists of facts; undefined where they are the same. */
export function compareFacts(before: readonly string[], now: readonly string[]): FactChange | undefined {
  // a value in quotes is the same value without them
  const [old, recent] = [before.map(withoutMark), now.map(withoutMark)];
  const gone = subtract(old, recent);
  const added = subtract(recent, old);
  const isHarmless = (some: readonly string[], others: readonly string[]): boolean =>
    others.length === 0 && (some.length === 0 || isRange(some));
  return isHarmless(gone, added) || isHarmless(added, gone) ? undefined : { gone, added };
}

export interface UnitChange extends FactChange {
  /** Undefined where the text is gone. */
  readonly unit?: FactUnit;
  /** The text before one that is gone. */
  readonly above?: FactUnit;
}

const measureLikeness = (a: readonly string[], b: readonly string[]): number => {
  const common = a.filter((fact) => b.includes(fact)).length;
  return common / Math.max(1, a.length + b.length - common);
};

/** Removes from both lists what they have in common. */
function removeSame(before: readonly string[], now: readonly FactUnit[]): { old: string[][]; recent: FactUnit[] } {
  const left = [...before];
  const recent = now.filter(({ facts }) => {
    const at = left.indexOf(facts.join(' '));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return { old: left.map(split), recent };
}

/** Finds the text above one that is gone. */
function findAbove(facts: string, before: readonly string[], now: readonly FactUnit[]): FactUnit | undefined {
  const at = before.indexOf(facts);
  for (let i = at - 1; i >= 0; i--) {
    const unit = now.findLast((one) => one.facts.join(' ') === before[i]);
    if (unit !== undefined) return unit;
  }
  return undefined;
}

interface Pair {
  readonly unit: FactUnit;
  readonly facts: readonly string[];
}

/** Pairs texts by what they have in common, the most alike first; each is in one pair at most. */
function pairUnits(old: readonly (readonly string[])[], recent: readonly FactUnit[]): Pair[] {
  const pairs = recent
    .flatMap((unit) => old.map((facts) => ({ unit, facts, likeness: measureLikeness(unit.facts, facts) })))
    .filter(({ likeness }) => likeness > 0.2)
    .sort((a, b) => b.likeness - a.likeness);
  const taken = new Set<unknown>();
  return pairs.filter(({ unit, facts }) => {
    if (taken.has(unit) || taken.has(facts)) return false;
    taken.add(unit).add(facts);
    return true;
  });
}

/** Compares paragraphs or rows without names, in any order. Those that differ are paired by what they have in common. */
export function compareUnits(before: readonly string[], now: readonly FactUnit[], isWhole: boolean): UnitChange[] {
  const { old, recent } = removeSame(before, now);
  const recentFacts = recent.flatMap(({ facts }) => facts);
  const whole = compareFacts(old.flat(), recentFacts);
  // the same facts, cut into other paragraphs
  if (whole === undefined && (old.length !== recent.length || old.some((facts) => facts.length === 0))) return [];
  const pairs = pairUnits(old, recent);
  const changed = pairs.flatMap(({ unit, facts }): UnitChange[] => {
    const change = compareFacts(facts, unit.facts);
    return change === undefined ? [] : [{ ...change, unit }];
  });
  const added = recent
    .filter((unit) => !pairs.some((pair) => pair.unit === unit))
    .map((unit): UnitChange => ({ gone: [], added: [...new Set(unit.facts)], unit }));
  const gone = old
    .filter((facts) => isWhole && !pairs.some((pair) => pair.facts === facts))
    .map((facts): UnitChange => {
      const above = findAbove(facts.join(' '), before, now);
      return { gone: [...new Set(facts)], added: [], ...(above === undefined ? {} : { above }) };
    });
  const isReal = (change: FactChange): boolean =>
    whole === undefined ||
    change.gone.some((fact) => whole.gone.includes(fact)) ||
    change.added.some((fact) => whole.added.includes(fact));
  return [...changed, ...added, ...gone].filter(isReal);
}

export interface RowChange extends FactChange {
  readonly row: RowUnit;
}

/** Compares the rows that a document has now and had when it was recorded. New rows and lost rows are found elsewhere. */
export function compareRows(recorded: Recorded, { rows }: FactReading): RowChange[] {
  return [...rows].flatMap(([key, row]) => {
    const before = recorded.rows[key];
    const change = before === undefined ? undefined : compareFacts(split(before), row.facts);
    return change === undefined ? [] : [{ ...change, row }];
  });
}

/** Compares the names in code. */
export function compareCode(
  recorded: Recorded,
  { code }: FactReading,
): (FactChange & { owner: string; unit: FactUnit })[] {
  return [...code].flatMap(([owner, unit]) => {
    const change = compareFacts(split(recorded.code[owner] ?? ''), unit.facts);
    return change === undefined || recorded.code[owner] === undefined ? [] : [{ ...change, owner, unit }];
  });
}

/** Returns the share of the recorded rows that a document has. */
export function measureOverlap(recorded: Recorded, { rows, code, texts }: FactReading): number {
  const keys = Object.keys(recorded.rows);
  if (keys.length > 0) return keys.filter((key) => rows.has(key)).length / keys.length;
  const before = Object.values(recorded.code).flatMap(split);
  const now = new Set([...code.values()].flatMap(({ facts }) => facts));
  return texts.size === 0 ? 0 : before.filter((fact) => now.has(fact)).length / Math.max(1, before.length);
}
