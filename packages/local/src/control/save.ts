import { isObject } from '@yunspec/runtime/check';
import type { Cloud } from '../handle-request.js';
import type { StoredResources } from '../state/store.js';
import type { StoredTokens } from '../state/tokens.js';
import type { Clock } from './clock.js';
import { seedWorld } from './seed.js';

/** The state of one product of an account. */
interface StoredProduct {
  readonly resources: StoredResources;
  readonly tokens: StoredTokens;
}

/** A copy of everything that calls have changed, as JSON can hold it. */
export interface Snapshot {
  readonly version: 1;
  /** How far the clock is set forward, in milliseconds. */
  readonly clock: number;
  /** The resources and tokens by access key ID and product. */
  readonly accounts: Readonly<Record<string, Readonly<Record<string, StoredProduct>>>>;
}

/** Copies the state of a cloud. */
export function takeSnapshot({ worlds }: Cloud, clock: Clock): Snapshot {
  const accounts = [...worlds].map(([{ accessKeyId }, world]) => {
    const products = [...world].map(([{ model }, { store, tokens }]) => [
      model.product,
      { resources: store.save(), tokens: tokens.save() },
    ]);
    return [accessKeyId, Object.fromEntries(products)];
  });
  return { version: 1, clock: clock.offset, accounts: Object.fromEntries(accounts) };
}

/** Checks a value of a snapshot. Throws a TypeError that names its place. */
type Check = (value: unknown, place: string) => void;

function refuse(place: string, wanted: string): never {
  throw new TypeError(`This is not a snapshot of a local cloud: ${place} must be ${wanted}.`);
}

const is =
  (test: (value: unknown) => boolean, wanted: string): Check =>
  (value, place) => {
    if (!test(value)) refuse(place, wanted);
  };

const isNumber = is((value) => Number.isFinite(value), 'a number');
const isText = is((value) => typeof value === 'string', 'a text');
const isState = is((value) => value === null || typeof value === 'string', 'a text or null');
const isMembers = is(isObject, 'an object');

const hasValues =
  (check: Check): Check =>
  (value, place) => {
    if (!isObject(value)) return refuse(place, 'an object');
    for (const [name, inner] of Object.entries(value)) check(inner, `${place}.${name}`);
  };

const hasItems =
  (check: Check): Check =>
  (value, place) => {
    if (!Array.isArray(value)) return refuse(place, 'a list');
    for (const [position, item] of value.entries()) check(item, `${place}[${position}]`);
  };

const hasMembers =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value, place) => {
    if (!isObject(value)) return refuse(place, 'an object');
    for (const [name, check] of Object.entries(checks)) check(value[name], place === 'it' ? name : `${place}.${name}`);
  };

const checkProduct = hasMembers({
  resources: hasMembers({
    entries: hasItems(hasMembers({ resource: isText, members: isMembers, state: isState, since: isNumber })),
    numbers: hasValues(isNumber),
  }),
  tokens: hasValues(hasMembers({ operation: isText, input: isText, answer: isMembers, time: isNumber })),
});

const checkSnapshot = hasMembers({
  version: is((value) => value === 1, '1'),
  clock: is((value) => Number.isFinite(value) && Number(value) >= 0, 'a number of milliseconds'),
  accounts: hasValues(hasValues(checkProduct)),
});

/** Checks that a value is a snapshot. Throws a TypeError that names the place where it is not. */
export function assertSnapshot(value: unknown): asserts value is Snapshot {
  checkSnapshot(value, 'it');
}

/** Restores the initial resources of a cloud, and forgets all tokens. */
export function resetWorlds({ worlds, seed }: Cloud): void {
  for (const [position, world] of [...worlds.values()].entries()) {
    for (const { store, tokens } of world.values()) {
      store.reset();
      tokens.clear();
    }
    if (position === 0) seedWorld(world, seed);
  }
}

/** Replaces the state of a cloud. Accounts and products that the snapshot lacks are as they are in a new cloud. */
export function restoreSnapshot(cloud: Cloud, clock: Clock, snapshot: Snapshot): void {
  assertSnapshot(snapshot);
  clock.reset();
  clock.advance(snapshot.clock);
  resetWorlds(cloud);
  for (const [{ accessKeyId }, world] of cloud.worlds) {
    for (const [{ model }, { store, tokens }] of world) {
      const saved = snapshot.accounts[accessKeyId]?.[model.product];
      if (saved === undefined) continue;
      store.restore(saved.resources);
      tokens.restore(saved.tokens);
    }
  }
}
