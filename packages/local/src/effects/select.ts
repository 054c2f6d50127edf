import { own } from '@yunspec/runtime/check';
import { isSame } from '../paths.js';
import type { Deed } from '../product.js';
import { valueIn, valuesIn } from '../state/attributes.js';
import type { Entry } from '../state/store.js';
import type { Call } from './call.js';

type Criterion = (entry: Entry) => boolean;

/** A criterion left blank counts for nothing; an empty list of values fits nothing. */
const isBlank = (value: unknown): boolean => value === undefined || value === '';

function filtersOf({ input, store }: Call, { effect }: Deed): Criterion[] {
  return Object.entries(effect.filters ?? {}).flatMap(([name, path]): Criterion[] => {
    const wanted = own(input, name);
    if (isBlank(wanted) || effect.all?.includes(String(wanted))) return [];
    const values = [wanted].flat();
    return [(entry) => valuesIn(store, entry, path).some((value) => values.some((one) => isSame(value, one)))];
  });
}

function searchesOf({ input, store }: Call, { effect }: Deed): Criterion[] {
  return Object.entries(effect.search ?? {}).flatMap(([name, paths]): Criterion[] => {
    const wanted = own(input, name);
    if (isBlank(wanted)) return [];
    return [(entry) => paths.some((path) => String(valueIn(store, entry, path) ?? '').includes(String(wanted)))];
  });
}

/** The resources that meet every criterion of a call. */
export function select(call: Call, deed: Deed): Entry[] {
  const criteria = [...filtersOf(call, deed), ...searchesOf(call, deed)];
  return call.store.all(deed.resource.resource).filter((entry) => criteria.every((meets) => meets(entry)));
}
