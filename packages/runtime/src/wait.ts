import { type CallOptions, call } from './call.js';
import { valueAt } from './check/members.js';
import { ServiceClient, timeoutOptions } from './client.js';
import { AbortError, ConfigurationError, ServiceError, TimeoutError, YunspecError } from './errors.js';
import type { Operation } from './operation.js';
import { sleep } from './retry/sleep.js';

/** What a waiter looks at and for. `gone` stands for a resource that is no longer listed. */
export interface Waiter {
  readonly name: string;
  /** Where the answer holds the resource, or lists several; absent when the answer itself is the resource. */
  readonly items?: string;
  /** The member that holds the state. */
  readonly state: string;
  readonly until: readonly string[];
  readonly fails: readonly string[];
  /** The error code that says the resource does not exist. */
  readonly missing?: string;
}

export interface WaitOptions extends CallOptions {
  /** The longest wait, in milliseconds. */
  maxWait: number;
  /** First pause between two looks, in milliseconds. Default 1,000. */
  minDelay?: number;
  /** Longest pause, in milliseconds; pauses grow by half. Default 15,000. */
  maxDelay?: number;
}

/** A waiter ended without success. `states` is what was seen last. */
export class WaiterError extends YunspecError {
  static override readonly kind: string = 'WaiterError';
  readonly reason: 'timeout' | 'failed';
  readonly states: readonly string[];
  /** The last answer. */
  readonly last: unknown;

  constructor(waiter: string, operation: string, reason: 'timeout' | 'failed', states: readonly string[], last: unknown) {
    const seen = states.length === 0 ? 'nothing was listed' : `last seen: ${states.join(', ')}`;
    super(`${waiter} ${reason === 'timeout' ? 'ran out of time' : 'can no longer succeed'}; ${seen}`, operation);
    this.reason = reason;
    this.states = states;
    this.last = last;
  }
}

function statesIn(waiter: Waiter, output: unknown): string[] {
  const found = waiter.items === undefined ? [output] : valueAt(output, waiter.items);
  return (Array.isArray(found) ? found : found === undefined ? [] : [found]).map((item) => String(valueAt(item, waiter.state)));
}

async function look<Input extends object, Output extends object>(
  client: ServiceClient,
  waiter: Waiter,
  operation: Operation<Input, Output>,
  input: Input,
  options: CallOptions,
): Promise<{ states: string[]; output: Output | undefined }> {
  try {
    const output = await call(client, operation, input, options);
    return { states: statesIn(waiter, output), output };
  } catch (error) {
    if (error instanceof ServiceError && error.code === waiter.missing) return { states: [], output: undefined };
    throw error;
  }
}

/** What the states listed mean to a waiter; nothing listed is a state as well. */
const meaning = (states: readonly string[]): readonly string[] => (states.length === 0 ? ['gone'] : states);

/**
 * Looks again and again until every resource listed is in a wanted state. An error of the service that the waiter does
 * not know ends it at once; so does a state from which there is no way to the wanted one.
 */
export async function wait<Input extends object, Output extends object>(
  client: ServiceClient,
  waiter: Waiter,
  operation: Operation<Input, Output>,
  input: Input,
  options: WaitOptions,
): Promise<Output | undefined> {
  const { maxWait, minDelay = 1000, maxDelay = 15_000, signal } = options;
  if (!(maxWait > 0)) throw new ConfigurationError(`${waiter.name} needs maxWait, in milliseconds`, operation.name);
  const deadline = performance.now() + maxWait;
  const timeout = { ...ServiceClient.settings(client).timeout, ...timeoutOptions(options.timeout) };
  let states: string[] = [];
  let output: Output | undefined;
  const ended = (reason: 'timeout' | 'failed'): WaiterError => new WaiterError(waiter.name, operation.name, reason, states, output);
  for (let pause = minDelay; ; pause = Math.min(maxDelay, pause * 1.5)) {
    const total = Math.min(timeout.total, deadline - performance.now());
    try {
      ({ states, output } = await look(client, waiter, operation, input, { ...options, timeout: { ...timeout, total } }));
    } catch (error) {
      const isOver = error instanceof TimeoutError && error.limit === 'total' && total < timeout.total;
      throw isOver ? ended('timeout') : error;
    }
    if (meaning(states).every((state) => waiter.until.includes(state))) return output;
    if (meaning(states).some((state) => waiter.fails.includes(state))) throw ended('failed');
    // the last look is as late as it can be and still be answered
    const left = deadline - performance.now() - minDelay;
    if (left <= 0) throw ended('timeout');
    try {
      await sleep(Math.min(left, pause * (0.75 + Math.random() / 4)), signal);
    } catch {
      throw new AbortError(operation.name, signal?.reason);
    }
  }
}
