import { schemaAt, type ValueSchema } from '@yunspec/runtime/check';
import { resolveValue } from '../../model/resolve.js';
import type { Spec } from '../load.js';
import type { RawEffect, RawMembers, RawResource } from '../raw.js';
import { didYouMean } from '../structure.js';
import type { Context } from './context.js';

type ResourceFile = Spec<RawResource>;

const inlined = (context: Context, members: RawMembers): ValueSchema => resolveValue({ type: 'object', ...members }, context.shapes, 'input');

function findState(context: Context, file: ResourceFile, name: string | undefined, path: readonly (string | number)[]): void {
  const known = Object.keys(file.value.states ?? {});
  if (name === undefined || known.includes(name)) return;
  context.report(file, path, 'resource-state', { name, hint: didYouMean(name, known) });
}

function findEffect(context: Context, file: ResourceFile, operation: string, effect: RawEffect): void {
  const at = ['operations', operation];
  const raw = context.operations.get(operation)?.value;
  if (raw === undefined) {
    context.report(file, at, 'resource-operation', { name: operation, hint: didYouMean(operation, [...context.operations.keys()]) }, 'key');
    return;
  }
  if (file.value.states !== undefined) {
    findState(context, file, effect.creates, [...at, 'creates']);
    findState(context, file, effect.to, [...at, 'to']);
    for (const [i, state] of (effect.from ?? []).entries()) findState(context, file, state, [...at, 'from', i]);
  }
  const input = inlined(context, raw.input);
  const output = inlined(context, raw.output);
  const known = Object.keys(input.properties ?? {});
  const inputs: readonly (readonly [string, string])[] = [
    ...(effect.sets ?? []).map((name, i) => [name, `sets.${i}`] as const),
    ...Object.keys(effect.filters ?? {}).map((name) => [name, `filters.${name}`] as const),
    ...Object.entries({ ...effect.adds, ...effect.removes }).map(([list, name]) => [name, `${effect.adds?.[list] === undefined ? 'removes' : 'adds'}.${list}`] as const),
    ...(effect.each === undefined ? [] : [[effect.each, 'each'] as const]),
  ];
  for (const [name, word] of inputs) {
    if (schemaAt(input, name) !== undefined) continue;
    const cut = word.indexOf('.');
    const path = cut === -1 ? [word] : [word.slice(0, cut), word.startsWith('sets') ? Number(word.slice(cut + 1)) : word.slice(cut + 1)];
    context.report(file, [...at, ...path], 'resource-member', { name, operation, side: 'input', hint: didYouMean(name, known) }, 'key');
  }
  if (effect.lists !== undefined && schemaAt(output, effect.lists) === undefined) {
    context.report(file, [...at, 'lists'], 'resource-member', { name: effect.lists, operation, side: 'output', hint: '' });
  }
}

function findWaiters(context: Context, file: ResourceFile): void {
  for (const [name, waiter] of Object.entries(file.value.waiters ?? {})) {
    const at = ['waiters', name];
    const effect = file.value.operations?.[waiter.poll];
    if (effect?.lists === undefined && effect?.reads === undefined) {
      context.report(file, [...at, 'poll'], 'resource-operation', { name: waiter.poll, hint: ' that lists or reads this resource' });
    }
    for (const word of ['until', 'fails'] as const) {
      for (const [i, state] of (waiter[word] ?? []).entries()) if (state !== 'gone') findState(context, file, state, [...at, word, i]);
    }
  }
}

function findUnreachable(context: Context, file: ResourceFile): void {
  const { states = {}, operations = {} } = file.value;
  const reached = new Set([
    ...Object.values(operations).flatMap((effect) => [effect.creates, effect.to]),
    ...Object.values(states).map((state) => state.becomes),
    ...(file.value.seed ?? []).map((row) => row[file.value.state ?? '']),
  ]);
  for (const [name, state] of Object.entries(states)) {
    findState(context, file, state.becomes, ['states', name, 'becomes']);
    if (!reached.has(name) && state.external !== true) context.report(file, ['states', name], 'resource-state-unreachable', { name }, 'key');
  }
}

function findTables(context: Context): void {
  for (const file of context.specs.tables) {
    for (const [i, row] of file.value.rows.entries()) {
      const columns = file.value.columns.length;
      if (row.length !== columns) context.report(file, ['rows', i], 'table-row', { cells: row.length, columns });
    }
  }
}

/** Findings about the lives of resources, and about tables. */
export function findInResources(context: Context): void {
  for (const file of context.specs.resources) {
    for (const [operation, effect] of Object.entries(file.value.operations ?? {})) findEffect(context, file, operation, effect);
    findWaiters(context, file);
    findUnreachable(context, file);
  }
  findTables(context);
}
