import type { CallOptions } from '../call/call.js';
import { responseOf } from '../call/raw-response.js';
import { parseTimeoutOptions, ServiceClient } from '../client.js';
import { ConfigurationError, TimeoutError } from '../errors.js';
import type { Operation } from '../operation.js';
import { mergeOptions } from '../options/merge.js';
import { mergeNumbers } from '../options/merge-numbers.js';
import { findTransientReason } from '../retry/reason.js';
import { sleepBetweenRequests } from '../time/sleep.js';
import { listIds, lookOnce } from './look.js';
import { type Waiter, WaiterError, type WaitOptions } from './waiter.js';
import { type Verdict, Watch } from './watch.js';

interface Delays {
  readonly minDelay: number;
  readonly maxDelay: number;
}

function resolveDelays({ name }: Waiter, operation: string, options: WaitOptions): Delays {
  const { maxWait } = options;
  if (!(typeof maxWait === 'number' && maxWait > 0))
    throw new ConfigurationError(`${name} needs maxWait, in milliseconds`, operation);
  const defaults = { minDelay: 1000, maxDelay: 15_000 };
  const { minDelay, maxDelay } = options;
  const delays = mergeNumbers(name, defaults, { minDelay, maxDelay });
  if (delays.minDelay === 0) throw new ConfigurationError(`${name}: minDelay must be above 0`, operation);
  return delays;
}

/** Grows a delay by half, up to the longest one. */
const growDelay = (delay: number, { minDelay, maxDelay }: Delays): number =>
  Math.min(Math.max(minDelay, maxDelay), delay * 1.5);

/** Shortens a delay by up to a quarter at random, so that clients do not ask all at the same time. */
const addJitter = (delay: number): number => delay * (0.75 + Math.random() / 4);

/**
 * Polls until every resource is in a wanted state: each that the input names, or else each that is listed, on all
 * pages. It continues after transient errors, and throws all others. It throws a `WaiterError` when time runs out, when
 * a state cannot lead to the wanted one, and when two looks in a row miss a resource that was there before.
 */
export async function wait<Input extends object, Output extends object>(
  client: ServiceClient,
  waiter: Waiter,
  operation: Operation<Input, Output>,
  input: Input,
  options: WaitOptions,
): Promise<Output | undefined> {
  const { product, timeout: clientTimeout, wording } = ServiceClient.settings(client, operation.name);
  wording.checkOptions(operation.name, options, 'wait');
  const { maxWait, minDelay: _, maxDelay: __, ...callOptions } = options;
  const delays = resolveDelays(waiter, operation.name, options);
  const timeout = mergeOptions(clientTimeout, parseTimeoutOptions(options.timeout));
  const start = performance.now();
  const deadline = start + maxWait;
  // the last look starts early enough to get a response
  const reserve = Math.min(delays.minDelay, 250);
  const watch = new Watch<Output>(waiter);

  const getTimeLeft = (): number => deadline - performance.now();
  /** Limits each request of a look to what is left of the wait. */
  const createCallOptions = (): CallOptions => ({
    ...callOptions,
    timeout: { ...timeout, total: Math.max(1, Math.min(timeout.total, getTimeLeft())) },
  });
  const createError = (reason: 'timeout' | 'failed'): WaiterError =>
    new WaiterError({
      waiter: waiter.name,
      operation: operation.name,
      reason,
      last: watch.last,
      ids: listIds(waiter, operation, input),
      elapsed: performance.now() - start,
      cause: watch.error,
    });
  const isOutOfTime = (error: unknown): boolean =>
    error instanceof TimeoutError && error.limit === 'total' && getTimeLeft() <= 1;

  for (let delay = delays.minDelay; ; delay = growDelay(delay, delays)) {
    let verdict: Verdict = 'pending';
    try {
      verdict = watch.addSnapshot(await lookOnce(client, waiter, operation, input, createCallOptions));
    } catch (error) {
      if (isOutOfTime(error)) throw createError('timeout');
      if (findTransientReason(product, error, responseOf(error as object)) === undefined) throw error;
      watch.addError(error);
    }
    if (verdict === 'done') return watch.last.output;
    if (verdict === 'failed') throw createError('failed');
    const left = getTimeLeft() - reserve;
    if (left <= 0) throw createError('timeout');
    await sleepBetweenRequests(operation.name, Math.min(left, addJitter(delay)), options.signal);
  }
}
