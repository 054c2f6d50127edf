import { valueAt } from '@yunspec/runtime/check';
import type { Resource, Value } from '../model.js';
import { type Members, setAt } from '../paths.js';
import type { Deed } from '../product.js';
import { viewOf } from '../state/attributes.js';
import type { Entry } from '../state/store.js';
import type { Call } from './call.js';
import { pageOf } from './pages.js';
import { select } from './select.js';
import { hasValues } from './targets.js';

/** An effect, and the resources it made or changed. */
interface Done {
  readonly deed: Deed;
  readonly entries: readonly Entry[];
}

type Part = (answer: Members, call: Call, done: Done) => void;

const list: Part = (answer, call, { deed, entries }) => {
  const { lists, each } = deed.effect;
  if (lists === undefined) return;
  const views = (some: readonly Entry[]): Members[] => some.map((entry) => viewOf(call.store, entry));
  if (each !== undefined) {
    setAt(answer, lists, views(entries));
    return;
  }
  const { pagination } = call.operation;
  const selected = select(call, deed);
  if (pagination === undefined) {
    setAt(answer, lists, views(selected));
    return;
  }
  const { from, to, members } = pageOf(call, pagination, selected.length);
  setAt(answer, lists, views(selected.slice(from, to)));
  for (const [path, value] of Object.entries(members)) setAt(answer, path, value);
};

/** A resource that is read may hold the list that is turned over. */
function turnPages(answer: Members, call: Call): void {
  const { pagination } = call.operation;
  if (pagination === undefined) return;
  const items = valueAt(answer, pagination.items);
  const whole: readonly unknown[] = Array.isArray(items) ? items : [];
  const { from, to, members } = pageOf(call, pagination, whole.length);
  setAt(answer, pagination.items, whole.slice(from, to));
  for (const [path, value] of Object.entries(members)) setAt(answer, path, value);
}

const read: Part = (answer, call, { deed, entries }) => {
  const { reads } = deed.effect;
  const [entry] = entries;
  if (reads === undefined || entry === undefined) return;
  const view = viewOf(call.store, entry);
  if (reads === true) Object.assign(answer, view);
  else setAt(answer, reads, view);
  turnPages(answer, call);
};

const count: Part = (answer, call, { deed }) => {
  for (const [path, where] of Object.entries(deed.effect.counts ?? {})) {
    const selected = select(call, deed).filter((entry) => hasValues(call.store, entry, where));
    setAt(answer, path, selected.length);
  }
};

/** Identities in the form a member of the answer has: one, a list, or a list in a list. */
function formed(schema: Value, ids: readonly unknown[], resource: Resource): unknown {
  if (schema.type !== 'array') return schema.refers === resource.resource ? ids[0] : undefined;
  const { items } = schema;
  if (items?.type === 'array') {
    const inner = formed(items, ids, resource);
    return inner === undefined ? undefined : [inner];
  }
  return items?.refers === resource.resource ? ids : undefined;
}

const show: Part = (answer, call, { deed, entries }) => {
  const { resource, effect } = deed;
  if (effect.creates === undefined || effect.each !== undefined) return;
  if (effect.times === undefined && entries[0] !== undefined) Object.assign(answer, viewOf(call.store, entries[0]));
  const ids = entries.map((entry) => valueAt(entry.members, resource.identity.member));
  for (const [name, schema] of Object.entries(call.operation.output.properties ?? {})) {
    const value = formed(schema, ids, resource);
    if (value !== undefined) setAt(answer, name, value);
  }
};

const parts: readonly Part[] = [list, read, count, show];

/** What a call is answered: its own inputs, what its effects say, and the identities of what it made. */
export function answerOf(call: Call, done: readonly Done[], minted: Members): Members {
  const answer: Members = { ...call.input };
  for (const one of done) for (const part of parts) part(answer, call, one);
  return Object.assign(answer, minted);
}
