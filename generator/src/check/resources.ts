import type { Inputs } from '@yunspec/model';
import { findNearest, getSchemaAtPath, type ValueSchema } from '@yunspec/runtime/check';
import type { RawEffect, RawMembers, RawOperation, RawResource, RawWaiter } from '../language/raw.js';
import { asObject, inlineValue } from '../language/resolve/index.js';
import { suggestWord } from '../language/suggest.js';
import type { KeyPath } from '../language/walk.js';
import type { Spec } from '../read/load.js';
import { type Context, isUnread } from './context.js';
import { findEnforcedRules } from './enforced-rules.js';
import { listEffects, type PlacedEffect } from './placed-effects.js';

type ResourceFile = Spec<'resource'>;

const inlineMembers = (context: Context, members: RawMembers): ValueSchema =>
  inlineValue(asObject(members), context.shapes);

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

/** Finds a resource by name, and reports a name that no resource has. */
function findResource(
  context: Context,
  file: ResourceFile,
  name: string | undefined,
  path: KeyPath,
  part?: 'key',
): RawResource | undefined {
  const resources = context.specs.resources.map(({ value }) => value);
  const resource = resources.find((each) => each.resource === name);
  if (name !== undefined && resource === undefined && !isUnread(context, 'resource', name)) {
    const known = resources.map((each) => each.resource);
    context.report(file, path, 'resource-unknown', { name, hint: suggestWord(name, known) }, part);
  }
  return resource;
}

interface Named {
  readonly name: string;
  readonly path: KeyPath;
}

/** Lists the names of one input, of several, or of those in a map. */
function listNames(inputs: Inputs | undefined, path: KeyPath): Named[] {
  if (inputs === undefined) return [];
  if (typeof inputs === 'string') return [{ name: inputs, path }];
  if (Array.isArray(inputs)) return inputs.map((name, i) => ({ name, path: [...path, i] }));
  return Object.entries(inputs).map(([member, name]) => ({ name, path: [...path, member] }));
}

/** Lists every input that an effect names. */
function listInputs(effect: RawEffect, at: KeyPath): Named[] {
  const { filters = {}, search = {}, adds = {}, removes = {}, agrees = {} } = effect;
  return [
    ...listNames(effect.sets, [...at, 'sets']),
    ...Object.keys(filters).map((name) => ({ name, path: [...at, 'filters', name] })),
    ...Object.keys(search).map((name) => ({ name, path: [...at, 'search', name] })),
    ...Object.keys(agrees).map((name) => ({ name, path: [...at, 'agrees', name] })),
    ...Object.entries(adds).flatMap(([list, inputs]) => listNames(inputs, [...at, 'adds', list])),
    ...Object.entries(removes).flatMap(([list, inputs]) => listNames(inputs, [...at, 'removes', list])),
    ...(['each', 'times', 'by'] as const).flatMap((word) => listNames(effect[word], [...at, word])),
  ];
}

/** Lists every member of the answer that an effect fills. */
function listOutputs(effect: RawEffect, at: KeyPath): Named[] {
  return [
    ...listNames(effect.lists, [...at, 'lists']),
    ...(['number', 'size', 'total'] as const).flatMap((word) => listNames(effect.page?.[word], [...at, 'page', word])),
    ...(typeof effect.reads === 'string' ? [{ name: effect.reads, path: [...at, 'reads'] }] : []),
    ...Object.keys(effect.counts ?? {}).map((name) => ({ name, path: [...at, 'counts', name] })),
  ];
}

/** Lists the identities of the resources that an operation creates; all its effects may use them as inputs. */
function listCreated(context: Context, operation: string): string[] {
  const creates = ({ operations = {} }: RawResource): boolean =>
    Object.hasOwn(operations, operation) &&
    listEffects(operations[operation] ?? {}, []).some(({ effect }) => effect.creates !== undefined);
  return context.specs.resources.flatMap(({ value }) => (creates(value) ? [value.identity.member] : []));
}

function findInputs(context: Context, file: ResourceFile, raw: RawOperation, { effect, at }: PlacedEffect): void {
  const input = inlineMembers(context, raw.input);
  const item = effect.each === undefined ? undefined : getSchemaAtPath(input, effect.each)?.items;
  const created = listCreated(context, raw.operation);
  const known = [...Object.keys(input.properties ?? {}), ...Object.keys(item?.properties ?? {}), ...created];
  const isMember = (schema: ValueSchema | undefined, name: string): boolean =>
    schema !== undefined && getSchemaAtPath(schema, name) !== undefined;
  for (const { name, path } of listInputs(effect, at)) {
    if (created.includes(name) || isMember(input, name) || isMember(item, name)) continue;
    const params = { name, operation: raw.operation, side: 'input', hint: suggestWord(name, known) };
    context.report(file, path, 'resource-member', params, 'key');
  }
}

function findOutputs(context: Context, file: ResourceFile, raw: RawOperation, { effect, at }: PlacedEffect): void {
  const output = inlineMembers(context, raw.output);
  const known = Object.keys(output.properties ?? {});
  for (const { name, path } of listOutputs(effect, at)) {
    if (getSchemaAtPath(output, name) !== undefined) continue;
    const params = { name, operation: raw.operation, side: 'output', hint: suggestWord(name, known) };
    context.report(file, path, 'resource-member', params);
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

function findEffect(context: Context, file: ResourceFile, raw: RawOperation, placed: PlacedEffect): void {
  const { effect, at } = placed;
  if (file.value.states !== undefined) {
    findState(context, file, effect.creates, [...at, 'creates']);
    findState(context, file, effect.to, [...at, 'to']);
    for (const [i, state] of (effect.from ?? []).entries()) findState(context, file, state, [...at, 'from', i]);
  }
  findInputs(context, file, raw, placed);
  findOutputs(context, file, raw, placed);
  findOthers(context, file, effect, at);
  findAttributes(context, file, effect.puts, [...at, 'puts']);
  findEnforcedRules(context, { file, raw, effect, at });
}

function findOperation(context: Context, file: ResourceFile, operation: string, effect: RawEffect): void {
  const at = ['operations', operation];
  const raw = context.operations.get(operation)?.value;
  if (raw === undefined) {
    if (isUnread(context, 'operation', operation)) return;
    const hint = suggestWord(operation, [...context.operations.keys()]);
    context.report(file, at, 'resource-operation', { name: operation, hint }, 'key');
    return;
  }
  for (const placed of listEffects(effect, at)) findEffect(context, file, raw, placed);
}

interface PlacedWaiter {
  readonly waiter: RawWaiter;
  readonly at: KeyPath;
}

/** Finds inputs of a waiter that its operation does not have. */
function findWaiterInputs(context: Context, file: ResourceFile, raw: RawOperation, { waiter, at }: PlacedWaiter): void {
  const input = inlineMembers(context, raw.input);
  for (const name of Object.keys(waiter.with ?? {})) {
    if (getSchemaAtPath(input, name) !== undefined) continue;
    const hint = suggestWord(name, Object.keys(input.properties ?? {}));
    const params = { name, operation: raw.operation, side: 'input', hint };
    context.report(file, [...at, 'with', name], 'resource-member', params, 'key');
  }
}

/** Finds a waiter whose operation lists only some states by default, so that all others would look gone. */
function findBlindWaiter(context: Context, file: ResourceFile, raw: RawOperation, { waiter, at }: PlacedWaiter): void {
  const input = inlineMembers(context, raw.input);
  const { filters = {}, all = [] } = file.value.operations?.[raw.operation] ?? {};
  for (const [name, member] of Object.entries(filters)) {
    const byDefault = getSchemaAtPath(input, name)?.default;
    const isLimited = member === file.value.state && byDefault !== undefined && !all.includes(String(byDefault));
    if (!isLimited || Object.hasOwn(waiter.with ?? {}, name)) continue;
    const params = { operation: raw.operation, name, state: String(byDefault) };
    context.report(file, at, 'waiter-blind', params, 'key');
  }
}

function findWaiter(context: Context, file: ResourceFile, { waiter, at }: PlacedWaiter): void {
  const effect = file.value.operations?.[waiter.poll];
  if (effect?.lists === undefined && effect?.reads === undefined) {
    const params = { name: waiter.poll, hint: ' that lists or reads this resource' };
    context.report(file, [...at, 'poll'], 'resource-operation', params);
  }
  const raw = context.operations.get(waiter.poll)?.value;
  if (raw !== undefined) {
    findWaiterInputs(context, file, raw, { waiter, at });
    findBlindWaiter(context, file, raw, { waiter, at });
  }
  for (const word of ['until', 'fails'] as const) {
    for (const [i, state] of (waiter[word] ?? []).entries()) {
      if (state !== 'gone') findState(context, file, state, [...at, word, i]);
    }
  }
}

function findUnreachable(context: Context, file: ResourceFile): void {
  const { states = {}, operations = {} } = file.value;
  const named = [
    ...Object.values(operations)
      .flatMap((effect) => listEffects(effect, []))
      .flatMap(({ effect }) => [effect.creates, effect.to]),
    ...Object.values(states).map((state) => state.becomes),
    ...(file.value.seed ?? []).map((row) => row[file.value.state ?? '']),
  ];
  // a misspelt name counts as the state that it is nearest to
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

/** Finds unknown names in resources, states that nothing leads to, and rows of tables without the right cells. */
export function findInResources(context: Context): void {
  for (const file of context.specs.resources) {
    for (const [operation, effect] of Object.entries(file.value.operations ?? {}))
      findOperation(context, file, operation, effect);
    findAttributes(context, file, file.value.attributes, ['attributes']);
    for (const [name, waiter] of Object.entries(file.value.waiters ?? {}))
      findWaiter(context, file, { waiter, at: ['waiters', name] });
    findUnreachable(context, file);
  }
  findTables(context);
}
