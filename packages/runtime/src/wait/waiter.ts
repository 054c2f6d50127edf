import type { CallOptions } from '../call/call.js';
import { YunspecError } from '../errors.js';

/** Describes what to wait for. The state `gone` stands for a resource that is no longer listed. */
export interface Waiter {
  readonly name: string;
  /** The path of the resource, or of a list of them, in the output. Absent if the output itself is the resource. */
  readonly items?: string;
  /** The member of the input that has the IDs of the resources, and the member of a resource that has its ID. */
  readonly ids?: { readonly input: string; readonly member: string };
  /** The path of the state in a resource. */
  readonly state: string;
  /** The states to wait for. */
  readonly until: readonly string[];
  /** The states from which the wanted ones cannot be reached. */
  readonly fails: readonly string[];
  /** The error code that means that the resource does not exist. */
  readonly missing?: string;
}

export interface WaitOptions extends CallOptions {
  /** The longest wait, in milliseconds. */
  maxWait: number;
  /** The first delay between two looks, in milliseconds. Default 1,000. */
  minDelay?: number | undefined;
  /** The longest delay, in milliseconds. Each delay is half as long again as the one before. Default 15,000. */
  maxDelay?: number | undefined;
}

/** The result of one look: the state of each resource that the input names, or else of each that is listed. */
export interface Snapshot<Output = unknown> {
  readonly states: readonly string[];
  readonly output?: Output | undefined;
}

const endings = { timeout: 'ran out of time', failed: 'can no longer succeed' } as const;

/** The largest number of resources in a message. */
const maxNamed = 10;

/** Describes the last look: the state of each resource, with its ID if the input names it. */
function describeStates(states: readonly string[], ids: readonly unknown[]): string {
  if (states.length === 0) return 'nothing was listed';
  const named = states.slice(0, maxNamed).map((state, i) => {
    const seen = state === 'gone' ? 'not listed' : state;
    return ids[i] === undefined ? seen : `${String(ids[i])} ${seen}`;
  });
  const more = states.length > maxNamed ? `, and ${states.length - maxNamed} more` : '';
  return `last seen: ${named.join(', ')}${more}`;
}

/** A wait as its error describes it. */
export interface EndedWait {
  readonly waiter: string;
  readonly operation: string;
  readonly reason: 'timeout' | 'failed';
  readonly last: Snapshot;
  /** The IDs of the resources that the input names. */
  readonly ids: readonly unknown[];
  /** In milliseconds. */
  readonly elapsed: number;
  /** The error of the last look, if it failed. */
  readonly cause?: unknown;
}

/** A waiter ended without success. `states` are those of the last look. */
export class WaiterError extends YunspecError {
  static override readonly kind: string = 'WaiterError';
  readonly reason: 'timeout' | 'failed';
  readonly states: readonly string[];
  /** The output of the last look. */
  readonly last: unknown;

  constructor({ waiter, operation, reason, last: { states, output }, ids, elapsed, cause }: EndedWait) {
    const time = `${(elapsed / 1000).toFixed(1)} s`;
    const trouble = cause instanceof Error ? `; the last look failed with ${cause.name}` : '';
    super(
      `waitUntil${waiter} ${endings[reason]} after ${time}; ${describeStates(states, ids)}${trouble}`,
      operation,
      cause === undefined ? {} : { cause },
    );
    Object.assign(this, { elapsed: Math.round(elapsed) });
    this.reason = reason;
    this.states = states;
    this.last = output;
  }
}
