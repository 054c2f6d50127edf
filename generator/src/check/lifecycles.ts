import type { RawEffect, RawResource } from '../language/raw.js';
import type { KeyPath } from '../language/walk.js';
import type { Spec } from '../read/load.js';
import type { Context } from './context.js';
import { isExplained } from './explained.js';

type ResourceFile = Spec<'resource'>;

/** An effect with its place. */
interface PlacedEffect {
  readonly operation: string;
  readonly effect: RawEffect;
  readonly at: KeyPath;
}

function* listEffects(operation: string, effect: RawEffect, at: KeyPath): Generator<PlacedEffect> {
  yield { operation, effect, at };
  for (const [i, one] of (effect.also ?? []).entries()) yield* listEffects(operation, one, [...at, 'also', i]);
}

const listAll = ({ operations = {} }: RawResource): PlacedEffect[] =>
  Object.entries(operations).flatMap(([name, effect]) => [...listEffects(name, effect, ['operations', name])]);

/** Words for a resource that no longer exists, and for one that will soon not exist. */
const goneName = /^(?:deleted|released|terminated|removed|destroyed)$/i;
const leavingName = /^(?:delet|releas|terminat|remov|destroy)/i;

/** Finds states that are gone and not called so, and the reverse. */
function findGone(context: Context, file: ResourceFile): void {
  for (const [name, { gone = false }] of Object.entries(file.value.states ?? {})) {
    if (gone ? leavingName.test(name) : !goneName.test(name)) continue;
    if (isExplained(context, [`resources.${file.value.resource}`], /\bgone\b/)) continue;
    context.report(file, ['states', name], gone ? 'state-gone-name' : 'state-gone-unsaid', { name }, 'key');
  }
}

/** Names of states in which something went wrong. */
const failingName = /fail|error|abnormal/i;

const getStateStem = (text: string): string => text.toLowerCase().replace(/(?:ting|ing|ped|ped|ted|ed|e)$/, '');

/** Returns why a state cannot follow by itself. */
function explainNext(state: string, next: string, states: RawResource['states'] = {}): string | undefined {
  const isEnd = states[next]?.gone === true;
  if (isEnd && !leavingName.test(state)) return 'which no longer exists';
  if (leavingName.test(state) && !isEnd) return 'which still exists';
  if (failingName.test(next)) return 'which is a failure';
  const own = Object.keys(states).find(
    (one) => one !== state && /ed$/i.test(one) && getStateStem(one) === getStateStem(state.replace(/ping$/, 'p')),
  );
  return own === undefined || own === next ? undefined : `although there is '${own}'`;
}

/** Finds states that become others than their names say, and effects that lead where nothing goes. */
function findMoves(context: Context, file: ResourceFile): void {
  const { resource, states = {} } = file.value;
  const subject = [`resources.${resource}`];
  for (const [name, { becomes }] of Object.entries(states)) {
    const why = becomes === undefined ? undefined : explainNext(name, becomes, states);
    if (why === undefined || becomes === undefined || isExplained(context, subject, new RegExp(`\\b${becomes}\\b`)))
      continue;
    context.report(file, ['states', name, 'becomes'], 'state-becomes', { name, becomes, why });
  }
  for (const { operation, effect, at } of listAll(file.value)) {
    const { creates, to, from = [] } = effect;
    const begin = creates !== undefined && (states[creates]?.gone === true || failingName.test(creates));
    if (begin)
      context.report(file, [...at, 'creates'], 'effect-state', {
        operation,
        state: creates,
        why: 'in which nothing begins',
      });
    const verb = getStateStem(/^[A-Z][a-z]+/.exec(operation)?.[0] ?? '');
    const meant = Object.keys(states).filter(
      (one) => verb.length > 2 && getStateStem(one.replace(/ping$/i, 'p')).startsWith(verb),
    );
    if (to !== undefined && meant.length > 0 && !meant.includes(to))
      context.report(file, [...at, 'to'], 'effect-state', {
        operation,
        state: to,
        why: `although there is '${meant.join("', '")}'`,
      });
    if (to !== undefined && from.includes(to) && from.length === 1)
      context.report(file, [...at, 'to'], 'effect-state', { operation, state: to, why: 'in which it already is' });
    for (const [i, state] of from.entries()) {
      if (states[state]?.gone !== true && !/^creating$/i.test(state)) continue;
      if (isExplained(context, subject, new RegExp(`\\b${state}\\b`))) continue;
      context.report(file, [...at, 'from', i], 'effect-state', {
        operation,
        state,
        why: 'in which there is nothing to work on',
      });
    }
  }
}

/** Finds operations that delete by their name, and have an effect after which the resource is still there. */
function findDeletions(context: Context, file: ResourceFile): void {
  const { resource, states = {} } = file.value;
  for (const { operation, effect, at } of listAll(file.value)) {
    const isMeant = new RegExp(`^(?:Delete|Release|Terminate|Remove)${resource}(?:s|es)?$`).test(operation);
    if (!isMeant || at.length > 2) continue;
    const end = effect.to === undefined ? undefined : states[effect.to];
    const last = end?.becomes === undefined ? end : states[end.becomes];
    if (effect.deletes === true || last?.gone === true) continue;
    context.report(file, at, 'deletion-undone', { operation, resource }, 'key');
  }
}

/** Lists the states that a state may turn into, by operations or by itself. */
function listNext({ states = {}, operations = {} }: RawResource, state: string): string[] {
  const moves = Object.entries(operations)
    .flatMap(([name, effect]) => [...listEffects(name, effect, [])])
    .filter(({ effect: { from, to } }) => to !== undefined && from?.includes(state) === true)
    .map(({ effect }) => effect.to ?? '');
  const own = states[state];
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

/** Finds waiters that wait for another state than their name says, or go on where there is nothing to wait for. */
function findWaiters(context: Context, file: ResourceFile): void {
  const { resource, states = {}, waiters = {} } = file.value;
  const ends = Object.keys(states).filter((name) => states[name]?.gone === true);
  for (const [name, { until, fails = [] }] of Object.entries(waiters)) {
    const at = ['waiters', name];
    const said = normalize(name);
    const words = (state: string): string[] => (state === 'gone' ? [...ends, 'deleted', 'released', 'gone'] : [state]);
    for (const [i, state] of until.entries()) {
      // an unknown state and a name that is none have other findings
      if (!(state === 'gone' || Object.hasOwn(states, state)) || !/^[A-Za-z\d]+$/.test(name)) continue;
      const isSaid = words(state).some((word) => endsAlike(said, normalize(word)));
      if (isSaid || isExplained(context, [`resources.${resource}`], new RegExp(`\\b${name}\\b`))) continue;
      context.report(file, [...at, 'until', i], 'waiter-name', { name, state });
    }
    if (until.includes('gone')) continue;
    for (const end of ends.filter((one) => !fails.includes(one) && !until.includes(one)))
      context.report(file, at, 'waiter-fails-missing', { name, state: end }, 'key');
    for (const [i, state] of fails.entries()) {
      // a failure stays until somebody repeats what failed
      if (!Object.hasOwn(states, state) || /fail|error/i.test(state) || !canReach(file.value, state, until)) continue;
      context.report(file, [...at, 'fails', i], 'waiter-fails-reachable', { name, state, until: until.join(', ') });
    }
  }
}

/** Finds effects that differ between the operation for one resource and that for several. */
function findPlurals(context: Context, file: ResourceFile): void {
  const { operations = {} } = file.value;
  for (const [name, effect] of Object.entries(operations)) {
    const single = [name.replace(/s$/, ''), name.replace(/es$/, '')].find(
      (other) => other !== name && Object.hasOwn(operations, other),
    );
    const one = single === undefined ? undefined : operations[single];
    if (single === undefined || one === undefined) continue;
    for (const word of ['from', 'to', 'otherwise', 'deletes'] as const) {
      const [here, there] = [effect[word], one[word]].map((value) => JSON.stringify(value) ?? 'nothing');
      if (here === there || isExplained(context, [name], new RegExp(`\\b${word}\\b`))) continue;
      const params = { word, here: here ?? '', there: there ?? '', operation: single };
      context.report(file, ['operations', name], 'effect-unlike', params, 'key');
    }
  }
}

/** Finds states in which an operation is allowed, and which its own sentences leave out, and the reverse. */
function findSaidStates(context: Context, file: ResourceFile): void {
  const { resource, states = {} } = file.value;
  const names = Object.keys(states).filter((name) => /^[A-Z][A-Za-z_]+$/.test(name));
  const mention = (text: string): string[] => names.filter((name) => new RegExp(`\\b${name}\\b`).test(text));
  for (const { operation, effect, at } of listAll(file.value)) {
    const raw = context.operations.get(operation)?.value;
    if (raw === undefined || effect.from === undefined || at.length > 2) continue;
    const ruled = Object.entries(effect.enforces ?? {}).filter(([, by]) => by === 'from');
    const texts = [
      ...ruled.map(([id]) => raw.input.rules?.[id]?.server ?? ''),
      ...raw.errors.filter(({ code }) => code === effect.otherwise).map(({ cause }) => cause),
    ];
    for (const text of texts) {
      const said = mention(text);
      const isSame = said.length === effect.from.length && said.every((name) => effect.from?.includes(name));
      if (said.length === 0 || isSame || !new RegExp(resource, 'i').test(text)) continue;
      if (isExplained(context, [operation, `resources.${resource}`], /\bstates?\b/i)) continue;
      const params = { operation, from: effect.from.join(', '), said: said.join(', '), text };
      context.report(file, [...at, 'from'], 'effect-states-unlike', params);
    }
  }
}

/** Finds lifecycles that contradict names, sentences and each other. */
export function findInLifecycles(context: Context): void {
  for (const file of context.specs.resources) {
    findGone(context, file);
    findMoves(context, file);
    findDeletions(context, file);
    findWaiters(context, file);
    findPlurals(context, file);
    findSaidStates(context, file);
  }
}
