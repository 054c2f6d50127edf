import type { FetchLike } from '@yunspec/runtime';
import type { Failure } from '../failures.js';
import type { CallRecord } from './calls.js';
import type { Duration } from './clock.js';
import type { Resources } from './resources.js';
import type { Snapshot } from './save.js';
import type { Seed } from './seed.js';

/** The resources of a product by kind: `instances`, `eipAddresses`. */
export type ProductResources = Readonly<Record<string, Resources>>;

/** The part of a local cloud that is the same for all products. */
export interface CloudControl<Products = Readonly<Record<string, ProductResources>>, Seeds = Seed> {
  /**
   * Answers a request as the products' documents describe. It rejects only if `fail` asks it to close the connection;
   * every other error is a response. Paths below `/_yunspec/` control the cloud.
   */
  readonly fetch: FetchLike;
  /** The domains of the products' documented hosts, such as `aliyuncs.com`. */
  readonly domains: readonly string[];
  /** The latest 1,000 requests, the oldest first. */
  readonly calls: readonly CallRecord[];
  /**
   * Restores the initial state: the resources that the specs seed, the clock, and no tokens, nonces, failures or calls.
   */
  reset(): void;
  /**
   * Makes following calls fail. Failures are used in the order in which they are added. Throws a TypeError for a member,
   * an operation or a code that does not exist.
   */
  fail(failure: Failure): void;
  /** Sets the clock forward: by milliseconds, or by a text such as `30s`, `5m` or `2h`. */
  advance(duration: Duration): void;
  /**
   * Adds resources, by product and kind, completed as if calls had created them. Throws a TypeError, before it adds any,
   * for a product, a kind or a state that does not exist.
   */
  seed(seed: Seeds): void;
  /**
   * Changes members of resources that exist, by product and kind: those with the given identities, or the account, which
   * needs none. `accessKeyId` names the account, by default the first. Throws a TypeError, before it changes any, for
   * what does not exist.
   */
  change(changes: Seeds, accessKeyId?: string): void;
  /** Copies the resources and tokens of all accounts, and the clock. The copy can be written as JSON. */
  snapshot(): Snapshot;
  /** Replaces all of this by a copy. Throws a TypeError, before it replaces any, for anything else. */
  restore(snapshot: Snapshot): void;
  /** Returns the resources of an account by product. Throws a TypeError if there is no such account. */
  account(accessKeyId: string): Products;
}
