import type { Model, OperationModel, ValueModel } from '@yunspec/model';
import { judge } from '../cases/judge.js';
import { isRecord, valueAt } from '../cases/paths.js';
import { outputSchemaAt } from '../check/output-schema.js';
import { type Check, Skip } from '../run/run.js';
import type { Exchange } from '../wire/session.js';
import { prepareListing } from './discover.js';
import { type Deed, isSame, type Kind, splitPath } from './kinds.js';
import { readPages } from './read-list.js';
import type { World } from './world.js';

/** What a read shows of a resource. */
export interface Sight {
  /** Whether it exists, as far as the read shows. */
  readonly exists: boolean;
  readonly state?: string;
  readonly members: Readonly<Record<string, unknown>>;
  /** The members that the documents describe for the answer. */
  readonly documented: readonly string[];
}

/** The most pages that are searched for one resource. */
const mostPages = 10;

/** Finds the input that selects a resource by its identity. */
const findIdentityFilter = ({ effect }: Deed, member: string): string | undefined =>
  Object.entries(effect.filters ?? {}).find(([, path]) => path === member)?.[0];

/** Returns a value in the form that an input has: alone, or as the only item of a list. */
export const shapeFor = (schema: ValueModel | undefined, value: unknown): unknown =>
  schema?.type === 'array' ? [value] : value;

/** Returns whether a kind can be looked at. */
export const isObservable = ({ listers, readers }: Kind): boolean => listers.length + readers.length > 0;

/** A way to look at a resource: a read, or a list with the input that selects by identity. */
interface View {
  readonly deed: Deed;
  readonly filter?: string;
}

/** Chooses how to look at a resource: a list that selects by identity, else a read, else a list to search. */
function chooseView({ listers, readers, resource }: Kind): View | undefined {
  const { member } = resource.identity;
  for (const deed of listers) {
    const filter = findIdentityFilter(deed, member);
    if (filter !== undefined) return { deed, filter };
  }
  const [reader] = readers.filter(
    ({ operation }) => resource.state === undefined || mentions(operation, resource.state),
  );
  const [deed] = [...(reader === undefined ? [] : [reader]), ...listers, ...readers];
  return deed === undefined ? undefined : { deed };
}

/** Returns whether the answer to an operation has a member. A shape may have it: then it is unknown. */
const mentions = ({ output }: OperationModel, member: string): boolean =>
  Object.entries(output.properties ?? {}).some(([name, schema]) => name === member || schema.type === 'object');

function toSight({ resource }: Kind, members: Record<string, unknown>, documented: readonly string[]): Sight {
  const state = resource.state === undefined ? undefined : valueAt(members, splitPath(resource.state));
  return { exists: true, members, documented, ...(typeof state === 'string' ? { state } : {}) };
}

const nothing: Sight = { exists: false, members: {}, documented: [] };

/** Lists the members that the documents describe for what an operation shows of a resource. */
function listDocumented({ shapes }: Model, { operation, effect }: Deed): string[] {
  const read = effect.reads === true || effect.reads === undefined ? [] : splitPath(effect.reads);
  const path = effect.lists === undefined ? read : [...splitPath(effect.lists), 0];
  return Object.keys(outputSchemaAt(shapes, operation.output, path)?.properties ?? {});
}

/** Reads the part of an answer that is the resource. */
function readResource({ effect }: Deed, data: unknown): Record<string, unknown> | undefined {
  const { reads = true } = effect;
  const read = reads === true ? data : valueAt(data, splitPath(reads));
  return isRecord(read) ? read : undefined;
}

/** Makes the input of a read of one resource. */
function createInput(world: World, { operation }: Deed, kind: Kind, id: unknown, filter: string | undefined): object {
  const { member, within } = kind.resource.identity;
  const known = world.list(kind.name).find((existing) => isSame(existing.id, id))?.members ?? {};
  const { input } = prepareListing(world, operation);
  const properties = operation.input.properties ?? {};
  const selector = filter ?? (Object.hasOwn(properties, member) ? member : undefined);
  const parents = [within, 'RegionId'].filter(
    (name): name is string => name !== undefined && Object.hasOwn(properties, name) && known[name] !== undefined,
  );
  return {
    ...input,
    ...Object.fromEntries(parents.map((name) => [name, known[name]])),
    ...(selector === undefined ? {} : { [selector]: shapeFor(properties[selector], id) }),
  };
}

/** Returns the data of an answer, or undefined if the resource was not found. Other failures end the check. */
function readData({ answer, unanswered }: Exchange): unknown {
  if (answer === undefined) throw new Skip(`no answer: ${unanswered}`);
  if (answer.kind === 'success') return answer.data;
  if (answer.status >= 500 || answer.status === 429) throw new Skip(`the read failed: ${answer.code ?? answer.status}`);
  return undefined;
}

/** Searches a list page by page. */
async function search(check: Check, deed: Deed, kind: Kind, id: unknown, input: object): Promise<Sight> {
  const { operation, effect } = deed;
  const { member } = kind.resource.identity;
  const call = async (given: object): Promise<unknown> => readData(await check.call(given, {}, operation));
  for await (const items of readPages(operation, effect.lists ?? '', input, mostPages, call)) {
    const found = items.find((item) => isSame(valueAt(item, [member]), id));
    if (isRecord(found)) return toSight(kind, found, listDocumented(check.run.model, deed));
  }
  return nothing;
}

/** Looks at a resource in one way. Returns undefined if that is not possible. */
async function look(
  check: Check,
  world: World,
  kind: Kind,
  id: unknown,
  { deed, filter }: View,
  criteria: object = {},
): Promise<Sight | undefined> {
  const input = { ...createInput(world, deed, kind, id, filter), ...criteria };
  if (judge(deed.operation.input, input).length > 0) return undefined;
  if (deed.effect.lists !== undefined) return search(check, deed, kind, id, input);
  const data = readData(await check.call(input, {}, deed.operation));
  if (data === undefined) return nothing;
  const members = readResource(deed, data);
  return members === undefined ? nothing : toSight(kind, members, listDocumented(check.run.model, deed));
}

/** Looks at a resource. Returns undefined if no operation shows it. */
export async function observe(check: Check, world: World, kind: Kind, id: unknown): Promise<Sight | undefined> {
  const view = chooseView(kind);
  return view === undefined ? undefined : look(check, world, kind, id, view);
}

/** Looks at a resource in all other ways that find it at once. `listCriteria` returns further inputs of a read. */
export async function observeElsewhere(
  check: Check,
  world: World,
  kind: Kind,
  id: unknown,
  listCriteria: (deed: Deed) => object,
): Promise<Sight[]> {
  const { listers, readers, resource } = kind;
  const lists = listers.flatMap((deed): View[] => {
    const filter = findIdentityFilter(deed, resource.identity.member);
    return filter === undefined ? [] : [{ deed, filter }];
  });
  const views = [...readers.map((deed): View => ({ deed })), ...lists];
  const main = chooseView(kind)?.deed;
  const sights: Sight[] = [];
  for (const view of views) {
    if (view.deed === main) continue;
    const sight = await look(check, world, kind, id, view, listCriteria(view.deed));
    if (sight?.exists) sights.push(sight);
  }
  return sights;
}
