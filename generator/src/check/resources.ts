import type { Inputs } from '@yunspec/model';
import { findNearest, getSchemaAtPath, type ValueSchema } from '@yunspec/runtime/check';
import type { RawEffect, RawMembers, RawOperation, RawResource } from '../language/raw.js';
import { asObject, inlineValue } from '../language/resolve/index.js';
import { suggestWord } from '../language/suggest.js';
import type { KeyPath } from '../language/walk.js';
import type { Spec } from '../read/load.js';
import { type Context, isUnread } from './context.js';

type ResourceFile = Spec<'resource'>;

const inlined = (context: Context, members: RawMembers): ValueSchema => inlineValue(asObject(members), context.shapes);

function findState(
  context: Context,
  file: ResourceFile,
  name: string | undefined,
  path: KeyPath,
  states = file.value.states,
): void {
  const known = Object.keys(states ?? {});
  if (name === undefined || known.includes(name)) return;
  context.report(file, path, 'resource-state', { name, hint: suggestWord(name, known) });
}

function findResource(
  context: Context,
  file: ResourceFile,
  name: string | undefined,
  path: KeyPath,
  part?: 'key',
): RawResource | undefined {
  const known = context.specs.resources.map((one) => one.value);
  const resource = known.find((one) => one.resource === name);
  if (name !== undefined && resource === undefined && !isUnread(context, 'resource', name)) {
    context.report(
      file,
      path,
      'resource-unknown',
      {
        name,
        hint: suggestWord(
          name,
          known.map((one) => one.resource),
        ),
      },
      part,
    );
  }
  return resource;
}

/** The effect and those it carries in `also`, each with its place. */
function withOthers(effect: RawEffect, at: KeyPath): { readonly effect: RawEffect; readonly at: KeyPath }[] {
  return [{ effect, at }, ...(effect.also ?? []).flatMap((other, i) => withOthers(other, [...at, 'also', i]))];
}

interface Named {
  readonly name: string;
  readonly path: KeyPath;
}

/** The inputs of one, a list or a map of them. */
function inputsOf(inputs: Inputs | undefined, path: KeyPath): Named[] {
  if (inputs === undefined) return [];
  if (typeof inputs === 'string') return [{ name: inputs, path }];
  if (Array.isArray(inputs)) return inputs.map((name, i) => ({ name, path: [...path, i] }));
  return Object.entries(inputs).map(([member, name]) => ({ name, path: [...path, member] }));
}

/** Every input an effect speaks of. */
function inputsIn(effect: RawEffect, at: KeyPath): Named[] {
  const { filters = {}, search = {}, adds = {}, removes = {}, agrees = {} } = effect;
  return [
    ...inputsOf(effect.sets, [...at, 'sets']),
    ...Object.keys(filters).map((name) => ({ name, path: [...at, 'filters', name] })),
    ...Object.keys(search).map((name) => ({ name, path: [...at, 'search', name] })),
    ...Object.keys(agrees).map((name) => ({ name, path: [...at, 'agrees', name] })),
    ...Object.entries(adds).flatMap(([list, inputs]) => inputsOf(inputs, [...at, 'adds', list])),
    ...Object.entries(removes).flatMap(([list, inputs]) => inputsOf(inputs, [...at, 'removes', list])),
    ...(['each', 'times', 'by'] as const).flatMap((word) => inputsOf(effect[word], [...at, word])),
  ];
}

/** Every member of the answer an effect fills. */
function outputsIn(effect: RawEffect, at: KeyPath): Named[] {
  return [
    ...inputsOf(effect.lists, [...at, 'lists']),
    ...(typeof effect.reads === 'string' ? [{ name: effect.reads, path: [...at, 'reads'] }] : []),
    ...Object.keys(effect.counts ?? {}).map((name) => ({ name, path: [...at, 'counts', name] })),
  ];
}

/** Resources that an operation makes are known by name to all its effects. */
function madeBy(context: Context, operation: string): string[] {
  const resources = context.specs.resources.map((one) => one.value);
  return resources
    .filter(
      ({ operations = {} }) =>
        Object.hasOwn(operations, operation) &&
        withOthers(operations[operation] ?? {}, []).some(({ effect }) => effect.creates !== undefined),
    )
    .map(({ identity }) => identity.member);
}

function findMembers(context: Context, file: ResourceFile, raw: RawOperation, effect: RawEffect, at: KeyPath): void {
  const input = inlined(context, raw.input);
  const item = effect.each === undefined ? undefined : getSchemaAtPath(input, effect.each)?.items;
  const made = madeBy(context, raw.operation);
  const known = [...Object.keys(input.properties ?? {}), ...Object.keys(item?.properties ?? {}), ...made];
  for (const { name, path } of inputsIn(effect, at)) {
    if (
      made.includes(name) ||
      [input, item].some((schema) => schema !== undefined && getSchemaAtPath(schema, name) !== undefined)
    )
      continue;
    context.report(
      file,
      path,
      'resource-member',
      { name, operation: raw.operation, side: 'input', hint: suggestWord(name, known) },
      'key',
    );
  }
  const output = inlined(context, raw.output);
  for (const { name, path } of outputsIn(effect, at)) {
    if (getSchemaAtPath(output, name) !== undefined) continue;
    context.report(file, path, 'resource-member', {
      name,
      operation: raw.operation,
      side: 'output',
      hint: suggestWord(name, Object.keys(output.properties ?? {})),
    });
  }
}

function findOthers(context: Context, file: ResourceFile, effect: RawEffect, at: KeyPath): void {
  for (const [name, { from }] of Object.entries(effect.needs ?? {})) {
    const resource = findResource(context, file, name, [...at, 'needs', name], 'key');
    if (resource === undefined) continue;
    for (const [i, state] of from.entries())
      findState(context, file, state, [...at, 'needs', name, 'from', i], resource.states);
  }
  for (const name of Object.keys(effect.blockedBy ?? {}))
    findResource(context, file, name, [...at, 'blockedBy', name], 'key');
}

function findAttributes(
  context: Context,
  file: ResourceFile,
  attributes: RawResource['attributes'],
  at: KeyPath,
): void {
  for (const [member, { of, all }] of Object.entries(attributes ?? {})) {
    findResource(context, file, of, [...at, member, 'of']);
    findResource(context, file, all, [...at, member, 'all']);
  }
}

function findEffect(context: Context, file: ResourceFile, raw: RawOperation, effect: RawEffect, at: KeyPath): void {
  if (file.value.states !== undefined) {
    findState(context, file, effect.creates, [...at, 'creates']);
    findState(context, file, effect.to, [...at, 'to']);
    for (const [i, state] of (effect.from ?? []).entries()) findState(context, file, state, [...at, 'from', i]);
  }
  findMembers(context, file, raw, effect, at);
  findOthers(context, file, effect, at);
  findAttributes(context, file, effect.puts, [...at, 'puts']);
}

function findOperation(context: Context, file: ResourceFile, operation: string, effect: RawEffect): void {
  const at = ['operations', operation];
  const raw = context.operations.get(operation)?.value;
  if (raw === undefined) {
    if (isUnread(context, 'operation', operation)) return;
    context.report(
      file,
      at,
      'resource-operation',
      { name: operation, hint: suggestWord(operation, [...context.operations.keys()]) },
      'key',
    );
    return;
  }
  for (const one of withOthers(effect, at)) findEffect(context, file, raw, one.effect, one.at);
}

function findWaiters(context: Context, file: ResourceFile): void {
  for (const [name, waiter] of Object.entries(file.value.waiters ?? {})) {
    const at = ['waiters', name];
    const effect = file.value.operations?.[waiter.poll];
    if (effect?.lists === undefined && effect?.reads === undefined) {
      context.report(file, [...at, 'poll'], 'resource-operation', {
        name: waiter.poll,
        hint: ' that lists or reads this resource',
      });
    }
    for (const word of ['until', 'fails'] as const) {
      for (const [i, state] of (waiter[word] ?? []).entries())
        if (state !== 'gone') findState(context, file, state, [...at, word, i]);
    }
  }
}

function findUnreachable(context: Context, file: ResourceFile): void {
  const { states = {}, operations = {} } = file.value;
  const named = [
    ...Object.values(operations)
      .flatMap((effect) => withOthers(effect, []))
      .flatMap(({ effect }) => [effect.creates, effect.to]),
    ...Object.values(states).map((state) => state.becomes),
    ...(file.value.seed ?? []).map((row) => row[file.value.state ?? '']),
  ];
  // a name misspelt leads to the state it is nearest to
  const reached = new Set(named.map((name) => findNearest(String(name), Object.keys(states))));
  for (const [name, state] of Object.entries(states)) {
    findState(context, file, state.becomes, ['states', name, 'becomes']);
    if (!reached.has(name) && state.external !== true)
      context.report(file, ['states', name], 'resource-state-unreachable', { name }, 'key');
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
    for (const [operation, effect] of Object.entries(file.value.operations ?? {}))
      findOperation(context, file, operation, effect);
    findAttributes(context, file, file.value.attributes, ['attributes']);
    findWaiters(context, file);
    findUnreachable(context, file);
  }
  findTables(context);
}
