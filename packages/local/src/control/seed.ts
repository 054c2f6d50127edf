import type { Members } from '../paths.js';
import type { Product } from '../product.js';
import type { Store } from '../state/store.js';
import { assertKnown } from './mistake.js';
import { seedResource } from './resources.js';

/** Resources to add, by product and kind: `{ ecs: { Vpc: [{ VpcId: 'vpc-1' }] } }`. */
export type Seed = Readonly<Record<string, Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>>>;

/** Adds resources to a world. Throws a TypeError before it adds any if a product, a kind or a state is not known. */
export function seedWorld(world: ReadonlyMap<Product, { readonly store: Store }>, seed: Seed): void {
  const products = new Map([...world].map(([product, { store }]) => [product.model.product, store]));
  const rows = Object.entries(seed).flatMap(([name, kinds]) => {
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
  for (const { store, resource, members } of rows) seedResource(store, resource, members);
}
