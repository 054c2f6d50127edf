import type { RawResource, RawWaiter } from '../language/raw.js';
import type { Spec } from '../read/load.js';
import type { Context } from './context.js';
import { isExplained } from './explained.js';
import { listOperationEffects } from './placed-effects.js';

type ResourceFile = Spec<'resource'>;

/** Lists the states that a state may turn into, by operations or by itself. */
function listNext(resource: RawResource, state: string): string[] {
  const moves = listOperationEffects(resource)
    .filter(({ effect: { from, to } }) => to !== undefined && from?.includes(state) === true)
    .map(({ effect }) => effect.to ?? '');
  const own = resource.states?.[state];
  return own?.gone === true ? [] : [...moves, ...(own?.becomes === undefined ? [] : [own.becomes])];
}

/** Returns whether a state may turn into one of some others. */
function canReach(resource: RawResource, state: string, wanted: readonly string[]): boolean {
  const seen = new Set([state]);
  for (const one of seen) {
    if (wanted.includes(one)) return true;
    for (const next of listNext(resource, one)) seen.add(next);
  }
  return false;
}

/** Returns whether a text ends with a word, or with a form of it: `Succeeded` for `success`. */
function endsAlike(text: string, word: string): boolean {
  const stem = word.slice(0, Math.max(5, word.length - 3));
  const at = text.lastIndexOf(stem);
  return word !== '' && at > 0 && at + word.length + 3 >= text.length;
}

const normalize = (text: string): string => text.toLowerCase().replace(/[^a-z\d]/g, '');

/** A waiter with its name. */
interface NamedWaiter {
  readonly name: string;
  readonly waiter: RawWaiter;
}

const failingName = /fail|error/i;

const listEnds = ({ states = {} }: RawResource): string[] =>
  Object.keys(states).filter((name) => states[name]?.gone === true);

/** Finds a waiter that waits for another state than its name says. */
function findWrongName(context: Context, file: ResourceFile, { name, waiter }: NamedWaiter): void {
  const { resource, states = {} } = file.value;
  // a name that is none has another finding
  if (!/^[A-Za-z\d]+$/.test(name) || isExplained(context, [`resources.${resource}`], new RegExp(`\\b${name}\\b`)))
    return;
  const ends = [...listEnds(file.value), 'deleted', 'released', 'gone'];
  for (const [i, state] of waiter.until.entries()) {
    if (state !== 'gone' && !Object.hasOwn(states, state)) continue;
    const words = state === 'gone' ? ends : [state];
    if (words.some((word) => endsAlike(normalize(name), normalize(word)))) continue;
    context.report(file, ['waiters', name, 'until', i], 'waiter-name', { name, state });
  }
}

/** Finds a waiter that goes on where there is nothing to wait for, or gives up where there is. */
function findWrongFailures(context: Context, file: ResourceFile, { name, waiter }: NamedWaiter): void {
  const { until, fails = [] } = waiter;
  if (until.includes('gone')) return;
  // a failure stays until somebody repeats what failed
  const failed = Object.entries(file.value.states ?? {}).flatMap(([state, { becomes }]) =>
    failingName.test(state) && becomes === undefined ? [state] : [],
  );
  for (const state of [...listEnds(file.value), ...failed].filter(
    (one) => !fails.includes(one) && !until.includes(one),
  ))
    context.report(file, ['waiters', name], 'waiter-fails-missing', { name, state }, 'key');
  for (const [i, state] of fails.entries()) {
    if (file.value.states?.[state] === undefined || failingName.test(state)) continue;
    if (!canReach(file.value, state, until)) continue;
    const params = { name, state, until: until.join(', ') };
    context.report(file, ['waiters', name, 'fails', i], 'waiter-fails-reachable', params);
  }
}

/** Finds waiters whose states do not go with their names, or with the lifecycle. */
export function findInWaiters(context: Context): void {
  for (const file of context.specs.resources) {
    for (const [name, waiter] of Object.entries(file.value.waiters ?? {})) {
      findWrongName(context, file, { name, waiter });
      findWrongFailures(context, file, { name, waiter });
    }
  }
}
