import type { RawEffect, RawOperation, RawResource } from '../language/raw.js';
import type { KeyPath } from '../language/walk.js';
import type { Spec } from '../read/load.js';
import { escapeText } from './code-words.js';
import type { Context } from './context.js';
import { isExplained, listEntries, listSentences } from './explained.js';
import { listOperationEffects, type OperationEffect } from './placed-effects.js';

type ResourceFile = Spec<'resource'>;

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

/** Cuts the ending off the name of a state or of a verb, so that Stop, Stopping and Stopped are one. */
const getStateStem = (text: string): string =>
  text
    .toLowerCase()
    .replace(/(?:ing|ed|e)$/, '')
    .replace(/pp$/, 'p');

type States = NonNullable<RawResource['states']>;

/** Returns why a state cannot follow by itself. */
function explainNext(state: string, next: string, states: States): string | undefined {
  const isEnd = states[next]?.gone === true;
  if (isEnd && !leavingName.test(state)) return 'which no longer exists';
  if (leavingName.test(state) && !isEnd) return 'which still exists';
  if (failingName.test(next)) return 'which is a failure';
  const own = Object.keys(states).find(
    (one) => one !== state && /ed$/i.test(one) && getStateStem(one) === getStateStem(state),
  );
  return own === undefined || own === next ? undefined : `although there is '${own}'`;
}

/** Finds states that become others than their names say. */
function findBecomes(context: Context, file: ResourceFile): void {
  const { resource, states = {} } = file.value;
  for (const [name, { becomes }] of Object.entries(states)) {
    const why = becomes === undefined ? undefined : explainNext(name, becomes, states);
    if (why === undefined || becomes === undefined) continue;
    const isSaid = (text: string): boolean => [name, becomes].every((one) => new RegExp(`\\b${one}\\b`).test(text));
    if (
      listEntries(context, [`resources.${resource}`])
        .flatMap(listSentences)
        .some(isSaid)
    )
      continue;
    context.report(file, ['states', name, 'becomes'], 'state-becomes', { name, becomes, why });
  }
}

/** Returns why an operation cannot lead to a state. */
function explainTarget(
  { operation, effect: { to, from = [] } }: OperationEffect,
  { resource, states = {} }: RawResource,
): string | undefined {
  // what an operation does to other resources goes by other words
  if (to === undefined || !operation.includes(resource)) return undefined;
  const verb = getStateStem(/^[A-Z][a-z]+/.exec(operation)?.[0] ?? '');
  const meant = Object.keys(states).filter((one) => verb.length > 2 && getStateStem(one).startsWith(verb));
  if (meant.length > 0 && !meant.includes(to)) return `although there is '${meant.join("', '")}'`;
  return from.length === 1 && from[0] === to ? 'in which it already is' : undefined;
}

/** A state of an effect that cannot be meant. */
interface OddState {
  readonly path: KeyPath;
  readonly state: string;
  readonly why: string;
}

/** Lists the states of an effect in which nothing begins, to which it does not lead, or in which there is nothing. */
function listOddStates(placed: OperationEffect, resource: RawResource): OddState[] {
  const { states = {} } = resource;
  const { creates, to, from = [] } = placed.effect;
  const isOddBegin = creates !== undefined && (states[creates]?.gone === true || failingName.test(creates));
  const why = explainTarget(placed, resource);
  return [
    ...(isOddBegin ? [{ path: ['creates'], state: creates, why: 'in which nothing begins' }] : []),
    ...(to === undefined || why === undefined ? [] : [{ path: ['to'], state: to, why }]),
    ...from.flatMap((state, i) => {
      const isNothing = states[state]?.gone === true || /^creating$/i.test(state);
      return isNothing ? [{ path: ['from', i], state, why: 'in which there is nothing to work on' }] : [];
    }),
  ];
}

/** Finds effects that lead where their operation does not go, and that work on what is not there. */
function findEffects(context: Context, file: ResourceFile): void {
  const { resource } = file.value;
  for (const placed of listOperationEffects(file.value)) {
    const { operation, at } = placed;
    for (const { path, state, why } of listOddStates(placed, file.value)) {
      if (isExplained(context, [`resources.${resource}`], new RegExp(`\\b${state}\\b`))) continue;
      context.report(file, [...at, ...path], 'effect-state', { operation, state, why });
    }
  }
}

/** Finds operations that delete by their name, and have an effect after which the resource is still there. */
function findDeletions(context: Context, file: ResourceFile): void {
  const { resource, states = {} } = file.value;
  for (const { operation, effect, at } of listOperationEffects(file.value)) {
    const isMeant = new RegExp(`^(?:Delete|Release|Terminate|Remove)${resource}(?:s|es)?$`).test(operation);
    if (!isMeant || at.length > 2) continue;
    const end = effect.to === undefined ? undefined : states[effect.to];
    const last = end?.becomes === undefined ? end : states[end.becomes];
    if (effect.deletes === true || last?.gone === true) continue;
    context.report(file, at, 'deletion-undone', { operation, resource }, 'key');
  }
}

/** Lists the texts that only one of two keywords of effects holds. */
function listDiffering(a: unknown, b: unknown): string[] {
  const [here, there] = [a, b].map((value) => [value ?? 'nothing'].flat().map(String));
  const all = [...(here ?? []), ...(there ?? [])];
  return all.filter((one) => !(here?.includes(one) && there?.includes(one)));
}

/** Finds the operation that does to one resource what another one does to several. */
const findSingle = (name: string, operations: object): string | undefined =>
  [name.replace(/s$/, ''), name.replace(/es$/, '')].find((other) => other !== name && Object.hasOwn(operations, other));

/** Finds effects that differ between the operation for one resource and that for several. */
function findPlurals(context: Context, file: ResourceFile): void {
  const { operations = {} } = file.value;
  for (const [name, effect] of Object.entries(operations)) {
    const operation = findSingle(name, operations) ?? name;
    const one = operations[operation] ?? effect;
    for (const word of ['from', 'to', 'otherwise', 'deletes'] as const) {
      const [here = '', there = ''] = [effect[word], one[word]].map((value) => JSON.stringify(value) ?? 'nothing');
      const differing = word === 'deletes' ? [word] : listDiffering(effect[word], one[word]).map(escapeText);
      if (here === there || isExplained(context, [name], new RegExp(`(?<!\\w)(?:${differing.join('|')})(?!\\w)`)))
        continue;
      context.report(file, ['operations', name], 'effect-unlike', { word, here, there, operation }, 'key');
    }
  }
}

/** Lists the sentences of an operation about the states in which an effect is allowed. */
const listStateTexts = ({ input, errors }: RawOperation, { enforces = {}, otherwise }: RawEffect): string[] => [
  ...Object.entries(enforces).flatMap(([id, by]) => (by === 'from' ? [input.rules?.[id]?.server ?? ''] : [])),
  ...errors.filter(({ code }) => code === otherwise).map(({ cause }) => cause),
];

/** Lists the states in which a sentence allows something. */
function listSaidStates(text: string, states: States): string[] {
  const names = Object.keys(states).filter((name) => /^[A-Z][A-Za-z_]+$/.test(name));
  const said = names.filter((name) => new RegExp(`\\b${name}\\b`).test(text));
  // what is still in a state is not allowed in it
  const isOther = said.length > 0 && /\bstill\b/.test(text);
  return isOther ? names.filter((name) => !said.includes(name) && states[name]?.gone !== true) : said;
}

/** Finds states in which an operation is allowed, and which its own sentences leave out, and the reverse. */
function findSaidStates(context: Context, file: ResourceFile): void {
  const { resource, states = {} } = file.value;
  for (const { operation, effect, at } of listOperationEffects(file.value)) {
    const raw = context.operations.get(operation)?.value;
    const { from } = effect;
    if (raw === undefined || from === undefined || at.length > 2) continue;
    for (const text of listStateTexts(raw, effect).filter((one) => new RegExp(resource, 'i').test(one))) {
      const said = listSaidStates(text, states);
      const differing = listDiffering(said, from);
      if (said.length === 0 || differing.length === 0) continue;
      if (isExplained(context, [operation], new RegExp(`\\b(?:${differing.join('|')})\\b`))) continue;
      const params = { operation, from: from.join(', '), said: said.join(', '), text };
      context.report(file, [...at, 'from'], 'effect-states-unlike', params);
    }
  }
}

/** Finds lifecycles that contradict names, sentences and each other. */
export function findInLifecycles(context: Context): void {
  for (const file of context.specs.resources) {
    findGone(context, file);
    findBecomes(context, file);
    findEffects(context, file);
    findDeletions(context, file);
    findPlurals(context, file);
    findSaidStates(context, file);
  }
}
