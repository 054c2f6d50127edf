import type { Resource } from '@yunspec/model';
import type { Members } from '../paths.js';
import type { Product } from '../product.js';
import type { Store } from '../state/store.js';
import { assertKnown } from './mistake.js';
import { accessResources, seedResource } from './resources.js';

/** Resources to add, by product and kind: `{ ecs: { Vpc: [{ VpcId: 'vpc-1' }] } }`. */
export type Seed = Readonly<Record<string, Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>>>;

type StoresByProduct = ReadonlyMap<Product, { readonly store: Store }>;

/** A resource of a seed, with its place. */
interface Row {
  readonly store: Store;
  readonly resource: Resource;
  readonly members: Members;
}

/** Lists the resources of a seed. Throws a TypeError if a product, a kind or a state is not known. */
function listRows(world: StoresByProduct, seed: Seed): Row[] {
  const products = new Map([...world].map(([product, { store }]) => [product.model.product, store]));
  return Object.entries(seed).flatMap(([name, kinds]) => {
    assertKnown('product', name, [...products.keys()]);
    const store = products.get(name) as NonNullable<ReturnType<typeof products.get>>;
    const { resources } = store.product;
    return Object.entries(kinds).flatMap(([kind, list]) => {
      assertKnown(`resource of ${name}`, kind, [...resources.keys()]);
      const resource = resources.get(kind) as NonNullable<ReturnType<typeof resources.get>>;
      if (!Array.isArray(list)) throw new TypeError(`${name}.${kind} of a seed must be a list.`);
      return list.map((members: Members) => {
        const state = resource.state === undefined ? undefined : members[resource.state];
        if (state !== undefined) assertKnown(`state of ${kind}`, String(state), Object.keys(resource.states ?? {}));
        return { store, resource, members };
      });
    });
  });
}

/** Adds resources to a world. Throws a TypeError before it adds any if a product, a kind or a state is not known. */
export function seedWorld(world: StoresByProduct, seed: Seed): void {
  for (const { store, resource, members } of listRows(world, seed)) seedResource(store, resource, members);
}

/** Returns the identity of the resource that a row changes: the one it names, or that of the only one there is. */
function findChanged({ store, resource, members }: Row): string {
  const { member } = resource.identity;
  const [only] = resource.single ? store.list(resource.resource) : [];
  return String(members[member] ?? only?.members[member]);
}

/**
 * Changes members of resources that exist. Throws a TypeError before it changes any if a product, a kind, a state or a
 * resource is not known.
 */
export function changeWorld(world: StoresByProduct, changes: Seed): void {
  const rows = listRows(world, changes).map((row) => ({ ...row, id: findChanged(row) }));
  for (const { store, resource, id } of rows)
    if (store.find(resource, id, {}) === undefined) throw new TypeError(`There is no ${resource.resource} ${id}.`);
  for (const { store, resource, members, id } of rows) accessResources(store, resource).set(id, members);
}
