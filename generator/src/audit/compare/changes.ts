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

/** Compares paragraphs or rows without names, in any order. Those that differ are paired by what they have in common. */
export function compareUnits(before: readonly string[], now: readonly FactUnit[], isWhole: boolean): UnitChange[] {
  const { old, recent } = removeSame(before, now);
  const whole = compareFacts(
    old.flat(),
    recent.flatMap(({ facts }) => facts),
  );
  if (whole === undefined && old.length + recent.length > 0) {
    // the same facts, cut into other paragraphs
    const isMoved = old.length !== recent.length || old.some((facts) => facts.length === 0);
    if (isMoved) return [];
  }
  const pairs = recent
    .flatMap((unit) => old.map((facts) => ({ unit, facts, likeness: measureLikeness(unit.facts, facts) })))
    .filter(({ likeness }) => likeness > 0.2)
    .sort((a, b) => b.likeness - a.likeness);
  const takenUnits = new Set<FactUnit>();
  const takenFacts = new Set<readonly string[]>();
  const changes: UnitChange[] = [];
  for (const { unit, facts } of pairs) {
    if (takenUnits.has(unit) || takenFacts.has(facts)) continue;
    takenUnits.add(unit);
    takenFacts.add(facts);
    const change = compareFacts(facts, unit.facts);
    if (change !== undefined) changes.push({ ...change, unit });
  }
  for (const unit of recent)
    if (!takenUnits.has(unit)) changes.push({ gone: [], added: [...new Set(unit.facts)], unit });
  for (const facts of old) {
    if (!isWhole || takenFacts.has(facts)) continue;
    const above = findAbove(facts.join(' '), before, now);
    changes.push({ gone: [...new Set(facts)], added: [], ...(above === undefined ? {} : { above }) });
  }
  const isReal = ({ gone, added }: FactChange): boolean =>
    whole === undefined ||
    gone.some((fact) => whole.gone.includes(fact)) ||
    added.some((fact) => whole.added.includes(fact));
  return changes.filter(isReal);
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
