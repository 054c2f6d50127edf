import type { Effect } from '@yunspec/model';
import type { Entry } from '../state/store.js';
import type { Call } from './call.js';

/** The part of a call by which an observer knows it. */
type Observed = Pick<Call, 'product' | 'store' | 'operation'>;

/** Returns whether anybody observes the cloud. */
export const isObserved = ({ store }: Observed): boolean => store.settings.observe !== undefined;

/** Tells the observer of a cloud that a call kept a rule, or broke it. */
export function observeRule({ product, store, operation }: Observed, rule: string, holds: boolean): void {
  store.settings.observe?.({ kind: 'rule', product: product.model.product, operation: operation.name, rule, holds });
}

/** Tells the observer of a cloud that a call acts on a resource, or is refused for its state. */
export function observeState(
  { product, store, operation }: Call,
  { resource, state }: Entry,
  { from }: Effect,
  isAllowed: boolean,
): void {
  if (from === undefined || state === undefined) return;
  store.settings.observe?.({
    kind: 'state',
    product: product.model.product,
    operation: operation.name,
    resource: resource.resource,
    state,
    isAllowed,
  });
}

/** Tells the observer of a cloud that a call kept the rules which some keywords of an effect enforce. */
export function observeKept(call: Call, { enforces = {} }: Effect, words: readonly (keyof Effect)[]): void {
  if (!isObserved(call)) return;
  for (const [rule, enforced] of Object.entries(enforces))
    if (words.includes(enforced as keyof Effect)) observeRule(call, rule, true);
}
