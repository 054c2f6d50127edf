import type { Cloud } from '../handle-request.js';
import type { StoredResources } from '../state/store.js';
import type { StoredTokens } from '../state/tokens.js';

/** A copy of everything that calls have changed, as JSON can hold it. */
export interface Snapshot {
  readonly version: 1;
  /** The resources and tokens by access key ID and product. */
  readonly accounts: Readonly<
    Record<string, Readonly<Record<string, { readonly resources: StoredResources; readonly tokens: StoredTokens }>>>
  >;
}

/** Copies the state of a cloud. */
export function takeSnapshot({ worlds }: Cloud): Snapshot {
  const accounts = [...worlds].map(([{ accessKeyId }, world]) => {
    const products = [...world].map(([{ model }, { store, tokens }]) => [
      model.product,
      { resources: store.save(), tokens: tokens.save() },
    ]);
    return [accessKeyId, Object.fromEntries(products)];
  });
  return { version: 1, accounts: Object.fromEntries(accounts) };
}

/** Replaces the state of a cloud. Accounts and products that the snapshot lacks are as they are in a new cloud. */
export function restoreSnapshot({ worlds }: Cloud, snapshot: Snapshot): void {
  if ((snapshot as Partial<Snapshot> | null)?.version !== 1)
    throw new TypeError('This is not a snapshot of a local cloud: it has no version 1.');
  for (const [{ accessKeyId }, world] of worlds) {
    for (const [{ model }, { store, tokens }] of world) {
      const saved = snapshot.accounts[accessKeyId]?.[model.product];
      if (saved === undefined) {
        store.reset();
        tokens.clear();
      } else {
        store.restore(saved.resources);
        tokens.restore(saved.tokens);
      }
    }
  }
}
