import type { OperationModel } from '@yunspec/model';
import { type DerivedCases, deriveCases } from '../cases/derive.js';
import type { Run } from '../run/run.js';
import type { World } from '../world/world.js';
import type { Writer } from '../world/writer.js';

/** What the chapters of a run share. */
export interface Context {
  readonly run: Run;
  readonly world: World;
  /** Creates and removes resources, in runs that may. */
  readonly writer?: Writer;
  /** The operations to call: those that were asked for, and only reads unless writes are allowed. */
  readonly operations: readonly OperationModel[];
  /** Operations of which a call that should have been refused has created something. */
  readonly leaky: Set<OperationModel>;
  /** A text that is in the names of everything that the run creates. */
  readonly prefix: string;
  /** How many requests may be under way at a time. */
  readonly concurrency: number;
}

const derived = new WeakMap<OperationModel, DerivedCases>();

/** Derives the cases of an operation once. */
export function casesOf({ run }: Context, operation: OperationModel): DerivedCases {
  const known = derived.get(operation) ?? deriveCases(operation, run.model);
  derived.set(operation, known);
  return known;
}

/** Does something with each item, a few at a time. */
export async function forEachAtOnce<T>(
  items: readonly T[],
  concurrency: number,
  act: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (const item of queue) await act(item);
  };
  await Promise.all(Array.from({ length: concurrency }, work));
}
