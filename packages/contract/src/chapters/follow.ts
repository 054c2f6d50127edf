import type { Resource } from '@yunspec/model';
import { isRecord, valueAt } from '../cases/paths.js';
import type { Check } from '../run/run.js';
import { isGone, isSame, isSettled, listStatesFrom, splitPath } from '../world/kinds.js';
import type { Sight } from '../world/observe.js';
import type { Created, Writer } from '../world/writer.js';

/** One way through a state that passes by itself, and whether it was seen. */
export interface Passage {
  readonly check: Check;
  readonly state: string;
  readonly wasSeen: boolean;
  /** Milliseconds without a look in which the resource may have been in the state. */
  readonly gap: number;
  /** Milliseconds from the call to the last look that showed the state, for the state that the call leads to. */
  readonly lastSeen: number;
}

/** A look at a resource: when it was, and the position of the state among those that the resource passes through. */
interface Look {
  readonly elapsed: number;
  readonly position: number;
}

/** Tells from looks at a resource which of the states that pass by themselves were seen. */
function listPassages(check: Check, resource: Resource, chain: readonly string[], looks: readonly Look[]): Passage[] {
  return chain.flatMap((state, i): Passage[] => {
    if (isSettled(resource, state) || isGone(resource, state)) return [];
    const own = looks.filter(({ position }) => position === i);
    const before = looks.findLast(({ position }) => position < i)?.elapsed ?? 0;
    const after = looks.find(({ position }) => position > i)?.elapsed;
    const wasSeen = own.length > 0;
    if (!wasSeen && after === undefined) return [];
    const lastSeen = i === 0 ? (own.at(-1)?.elapsed ?? 0) : Number.POSITIVE_INFINITY;
    return [{ check, state, wasSeen, gap: (after ?? before) - before, lastSeen }];
  });
}

/** How often and how long a resource that should exist is looked for, in milliseconds. */
const appearLimit = 10_000;
const appearPause = 200;

/** Waits until a resource exists. */
async function appear(
  check: Check,
  writer: Writer,
  created: Created,
  onSight: (sight: Sight) => void,
): Promise<Sight | undefined> {
  for (let waited = 0; ; waited += appearPause) {
    const sight = await writer.settle(check, created, onSight);
    if (sight === undefined || sight.exists || waited >= appearLimit || writer.run.isStopped) return sight;
    await writer.run.session.channel.pause(appearPause);
  }
}

/**
 * Looks at a resource from the call that makes it enter a state until it stays in one, and expects the documented states in
 * their order. Returns the last look.
 */
export async function follow(
  check: Check,
  writer: Writer,
  created: Created,
  entered: string,
  passages: Passage[],
  startedAt: number,
): Promise<Sight | undefined> {
  const { resource } = created.kind;
  const chain = listStatesFrom(resource, entered);
  const seen: string[] = [];
  const looks: Look[] = [];
  let wasHidden = false;
  const onSight = (sight: Sight): void => {
    wasHidden ||= !sight.exists;
    const position = chain.indexOf(sight.state ?? '');
    if (position >= 0) looks.push({ elapsed: performance.now() - startedAt, position });
    if (sight.state !== undefined && seen.at(-1) !== sight.state) seen.push(sight.state);
  };
  const isLeaving = isGone(resource, chain.at(-1));
  const last = isLeaving ? await writer.settle(check, created, onSight) : await appear(check, writer, created, onSight);
  if (last === undefined) return undefined;
  // a list may show only resources in certain states
  const found = resource.state === undefined ? [] : listPassages(check, resource, chain, looks);
  passages.push(...found.filter(({ wasSeen }) => wasSeen || !wasHidden));
  expectChain(check, created, chain, seen, last);
  return last;
}

/** Expects that a resource disappears, on the way through the documented states. */
function expectGone(check: Check, { kind, id }: Created, chain: readonly string[], { exists, state }: Sight): void {
  if (!exists) return;
  const member = kind.resource.state ?? '';
  const label = `${kind.name} ${String(id)}`;
  const isElsewhere = state !== undefined && !chain.includes(state);
  const isOnItsWay = state !== undefined && kind.resource.states?.[state]?.becomes !== undefined;
  if (isElsewhere)
    check.differ({ member, code: 'state', expected: `${label} goes through ${chain.join(', ')}`, seen: state });
  else if (!isOnItsWay)
    check.differ({ member, code: 'gone', expected: `${label} no longer exists`, seen: 'it is still there' });
}

/** Expects that a resource went through the documented states, in their order, to the last one. */
function expectChain(
  check: Check,
  created: Created,
  chain: readonly string[],
  seen: readonly string[],
  last: Sight,
): void {
  const { resource, name } = created.kind;
  const member = resource.state ?? '';
  const label = `${name} ${String(created.id)}`;
  const end = chain.at(-1) as string;
  if (isGone(resource, end)) expectGone(check, created, chain, last);
  else if (!last.exists) check.differ({ member, code: 'gone', expected: `${label} exists`, seen: 'it is not found' });
  else if (resource.state === undefined || last.state === undefined) return;
  else if (!isInOrder(chain, seen))
    check.differ({
      member,
      code: 'state',
      expected: `${label} goes through ${chain.join(', ')}`,
      seen: seen.join(', '),
    });
  else if (last.state !== end)
    check.differ({
      member,
      code: 'stuck',
      expected: `${label} reaches ${end} by itself`,
      seen: `it stays in ${last.state}`,
    });
}

/** Returns whether states are some of a chain, in its order. */
function isInOrder(chain: readonly string[], seen: readonly string[]): boolean {
  const positions = seen.map((state) => chain.indexOf(state));
  return positions.every((position, i) => position > (positions[i - 1] ?? -1));
}

/** The share of passages that must be seen before one that is not counts as skipped. */
const clearShare = 0.6;

/**
 * Reports states that were never seen although the endpoint shows other passing states for a while. Where all states pass
 * at once, none is missed.
 */
export function reportSkipped(passages: readonly Passage[], report: (passage: Passage) => void): void {
  const shown = passages.filter(({ wasSeen }) => wasSeen);
  if (shown.length === 0 || shown.length / passages.length < clearShare) {
    const byState = new Set(shown.map(({ state }) => state));
    if (byState.size < 2) return;
  }
  const shortest = Math.min(...shown.map(({ lastSeen }) => lastSeen));
  /** Returns how long a state lasts: as it was seen of the same state, else as it was of any. */
  const dwellOf = (state: string): number => {
    const times = shown.filter((passage) => passage.state === state).map(({ lastSeen }) => lastSeen);
    return Math.max(shortest, ...times.filter(Number.isFinite));
  };
  const reported = new Set<string>();
  for (const passage of passages) {
    const key = `${passage.check.operation.name} ${passage.state}`;
    const others = passages.filter(({ check, state }) => `${check.operation.name} ${state}` === key);
    const wasTooLate = passage.gap > dwellOf(passage.state) / 2;
    if (passage.wasSeen || wasTooLate || reported.has(key) || others.some(({ wasSeen }) => wasSeen)) continue;
    reported.add(key);
    report(passage);
  }
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Returns whether two values are equal, whatever the types in which scalars travel, and the order of members. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (typeof b === 'string' && typeof a === 'object' && /^\s*[[{]/.test(b)) return isEqual(a, parseText(b));
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => isEqual(item, b[i]));
  if (isRecord(a) && isRecord(b)) return Object.keys(a).every((name) => isEqual(a[name], b[name]));
  return isSame(a, b);
}

/** Expects that a resource has the values that a call gave it. */
export function expectMembers(
  check: Check,
  { kind, id }: Pick<Created, 'kind' | 'id'>,
  values: readonly (readonly [member: string, value: unknown])[],
  { members, documented }: Sight,
): void {
  for (const [member, value] of values) {
    const seen = valueAt(members, splitPath(member));
    const isShown = seen !== undefined || (documented.includes(member) && value !== '');
    if (value === undefined || !isShown || isEqual(value, seen)) continue;
    check.differ({
      member,
      code: 'value',
      expected: `${kind.name} ${String(id)} has the value that it was given: ${JSON.stringify(value)}`,
      seen: seen === undefined ? 'it is absent' : JSON.stringify(seen),
    });
  }
}
