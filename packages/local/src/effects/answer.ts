import type { Effect, FirstPage, OperationModel, Pagination, Resource, ValueModel } from '@yunspec/model';
import { getAtPath } from '@yunspec/runtime/check';
import { isSame, type Members, setValue } from '../paths.js';
import type { BoundEffect } from '../product.js';
import { createView, readMember } from '../state/attributes.js';
import type { Entry } from '../state/store.js';
import type { Call } from './call.js';
import { createFirstPage, findPage } from './pages.js';
import { selectEntries } from './select.js';
import { createSeries } from './series.js';
import { hasValues } from './targets.js';

/** An effect with the resources that it created or changed. */
export interface AppliedEffect extends BoundEffect {
  readonly entries: readonly Entry[];
}

/** Adds the members that one kind of effect contributes to an answer. */
type Contribution = (answer: Members, call: Call, applied: AppliedEffect) => void;

/** Keeps the members that the operation's output documents. */
function pickDocumented({ output }: OperationModel, members: Members): Members {
  const documented = output.properties ?? {};
  return Object.fromEntries(Object.entries(members).filter(([name]) => Object.hasOwn(documented, name)));
}

/** A list in the answer. Without pages, it is complete. */
interface ShownList {
  readonly path: string;
  readonly items: readonly unknown[];
  readonly pagination: Pagination | undefined;
  readonly first?: FirstPage | undefined;
}

function setPage(
  answer: Members,
  call: Call,
  { path, items, pagination, first }: ShownList,
  // only what is on the page is looked at: a list may be long
  show: (item: unknown) => unknown = (item) => item,
): void {
  if (pagination === undefined && first === undefined) {
    setValue(answer, path, items.map(show));
    return;
  }
  const page =
    first === undefined ? findPage(call, pagination as Pagination, items.length) : createFirstPage(first, items.length);
  const { start, end, members } = page;
  setValue(answer, path, items.slice(start, end).map(show));
  for (const [memberPath, value] of Object.entries(members)) setValue(answer, memberPath, value);
}

/** Adds the list of the resources that the call selects, or with `each` of those that it changed. */
const addList: Contribution = (answer, call, applied) => {
  const { effect, entries } = applied;
  if (effect.lists === undefined) return;
  const items = effect.each === undefined ? selectEntries(call, applied) : entries;
  const pagination = effect.each === undefined ? call.operation.pagination : undefined;
  const show = (entry: unknown): unknown => createView(call.store, entry as Entry);
  setPage(answer, call, { path: effect.lists, items, pagination, first: effect.page }, show);
};

/** Reduces lists in the answer to the items that the call asks for. The resource may have the default of a criterion. */
function selectItems(answer: Members, { filled, store }: Call, { all, selects = {} }: Effect, entry: Entry): void {
  for (const [path, criteria] of Object.entries(selects)) {
    const items = getAtPath(answer, path);
    if (!Array.isArray(items)) continue;
    const wanted = Object.entries(criteria).flatMap(([input, member]) => {
      const value = getAtPath(filled, input) ?? readMember(store, entry, input);
      return value === undefined || all?.includes(String(value)) ? [] : [[member, value] as const];
    });
    const isWanted = (item: unknown): boolean =>
      wanted.every(([member, value]) => isSame(getAtPath(item as object, member), value));
    setValue(answer, path, items.filter(isWanted));
  }
}

/** Adds the resource that the call reads. If the operation is paginated, the pages are those of a list in it. */
const addResource: Contribution = (answer, call, { effect, entries: [entry] }) => {
  if (effect.reads === undefined || entry === undefined) return;
  // parts of it are replaced below
  const view = structuredClone(createView(call.store, entry));
  if (effect.reads === true) Object.assign(answer, pickDocumented(call.operation, view));
  else setValue(answer, effect.reads, view);
  selectItems(answer, call, effect, entry);
  const { pagination } = call.operation;
  if (pagination === undefined) return;
  const items = getAtPath(answer, pagination.items);
  setPage(answer, call, { path: pagination.items, items: Array.isArray(items) ? items : [], pagination });
};

/** Adds the numbers of selected resources that have certain values. */
const addCounts: Contribution = (answer, call, applied) => {
  for (const [path, where] of Object.entries(applied.effect.counts ?? {})) {
    const counted = selectEntries(call, applied).filter((entry) => hasValues(call.store, entry, where));
    setValue(answer, path, counted.length);
  }
};

/** Converts identities to the form that a member of the answer has: one, a list, or an object with them. */
function shapeIdentities(schema: ValueModel, ids: readonly unknown[], resource: Resource): unknown {
  if (schema.type === 'object') return shapeMembers(schema, ids, resource);
  if (schema.type !== 'array') return schema.refers === resource.resource ? ids[0] : undefined;
  const { items } = schema;
  if (items?.type !== 'array') return items?.refers === resource.resource ? ids : undefined;
  const inner = shapeIdentities(items, ids, resource);
  return inner === undefined ? undefined : [inner];
}

/** Puts identities into the members of an object that hold them. */
function shapeMembers({ properties }: ValueModel, ids: readonly unknown[], resource: Resource): Members | undefined {
  const shaped = Object.entries(properties ?? {}).flatMap(([name, schema]) => {
    const value = shapeIdentities(schema, ids, resource);
    return value === undefined ? [] : [[name, value] as const];
  });
  return shaped.length === 0 ? undefined : Object.fromEntries(shaped);
}

/** Adds the created resource, if there is only one, and the identities of all created resources. */
const addCreated: Contribution = (answer, call, { resource, effect, entries }) => {
  const { creates, renews, each, per, times } = effect;
  if ((creates === undefined && renews === undefined) || each !== undefined || per !== undefined) return;
  const [entry] = entries;
  if (times === undefined && entry !== undefined)
    Object.assign(answer, pickDocumented(call.operation, structuredClone(createView(call.store, entry))));
  const ids = entries.map(({ members }) => getAtPath(members, resource.identity.member));
  Object.assign(answer, shapeMembers(call.operation.output, ids, resource));
};

/** Adds the items of a series for every resource that the call names. */
const addSeries: Contribution = (answer, call, { effect: { series }, entries }) => {
  if (series === undefined) return;
  const items = entries.flatMap((entry) => createSeries(call, entry, series));
  setPage(answer, call, { path: series.path, items, pagination: call.operation.pagination });
  if (series.total !== undefined) setValue(answer, series.total, items.length);
};

const contributions: readonly Contribution[] = [addList, addResource, addSeries, addCounts, addCreated];

/**
 * Builds the answer to a call: the inputs that the output repeats, then what each effect contributes, then the new
 * identities. All its members are documented; the objects in it are whole views, which `conform` reduces.
 */
export function buildAnswer(call: Call, effects: readonly AppliedEffect[], identities: Members): Members {
  const answer = pickDocumented(call.operation, call.input);
  for (const applied of effects) for (const contribute of contributions) contribute(answer, call, applied);
  return Object.assign(answer, pickDocumented(call.operation, identities));
}
