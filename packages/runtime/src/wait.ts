import { responseOf } from './call/answer.js';
import { type CallOptions, call } from './call/call.js';
import { own, valueAt } from './check/members.js';
import { ServiceClient, timeoutOptions } from './client.js';
import { AbortError, ConfigurationError, ServiceError, TimeoutError, YunspecError } from './errors.js';
import type { Operation } from './operation.js';
import { over } from './options/defined.js';
import { numbers } from './options/numbers.js';
import { pagesOf } from './paginate.js';
import { passingReason } from './retry/reason.js';
import { sleep } from './retry/sleep.js';

/** What a waiter looks at and for. `gone` stands for a resource that is no longer listed. */
export interface Waiter {
  readonly name: string;
  /** Where the answer holds the resource, or lists several; absent when the answer itself is the resource. */
  readonly items?: string;
  /** The input that names the resources, and the member of each that holds its name. */
  readonly ids?: { readonly input: string; readonly member: string };
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
  minDelay?: number | undefined;
  /** Longest pause, in milliseconds; pauses grow by half. Default 15,000. */
  maxDelay?: number | undefined;
}

/** A waiter ended without success. `states` is what was seen last. */
export class WaiterError extends YunspecError {
  static override readonly kind: string = 'WaiterError';
  readonly reason: 'timeout' | 'failed';
  readonly states: readonly string[];
  /** The last answer. */
  readonly last: unknown;

  constructor(
    waiter: string,
    operation: string,
    reason: 'timeout' | 'failed',
    { states, output }: Seen,
    cause?: unknown,
  ) {
    const seen = states.length === 0 ? 'nothing was listed' : `last seen: ${states.join(', ')}`;
    super(
      `${waiter} ${reason === 'timeout' ? 'ran out of time' : 'can no longer succeed'}; ${seen}`,
      operation,
      cause === undefined ? {} : { cause },
    );
    this.reason = reason;
    this.states = states;
    this.last = output;
  }
}

/** What one look shows: the state of each resource asked for, or of each that is listed. */
interface Seen {
  readonly states: readonly string[];
  readonly output?: unknown;
}

const asked = ({ ids }: Waiter, input: object): readonly unknown[] =>
  ids === undefined ? [] : [own(input, ids.input) ?? []].flat();

/** An answer without the list that it is to hold says nothing, unless it counts none. */
function listedIn({ items }: Waiter, operation: Operation, output: unknown): readonly unknown[] | undefined {
  const found = items === undefined ? output : valueAt(output, items);
  if (found !== undefined && found !== null) return [found].flat();
  const { pagination } = operation;
  return pagination?.style === 'page' && pagination.total !== undefined && valueAt(output, pagination.total) === 0
    ? []
    : undefined;
}

function statesOf(waiter: Waiter, names: readonly unknown[], listed: readonly unknown[]): string[] {
  const stateOf = (item: unknown): string => String(valueAt(item, waiter.state));
  if (names.length === 0) return listed.map(stateOf);
  return names.map((name) => {
    const item = listed.find((one) => own(one, waiter.ids?.member ?? '') === name);
    return item === undefined ? 'gone' : stateOf(item);
  });
}

/** Looks once, at every page. */
async function look<Input extends object, Output extends object>(
  client: ServiceClient,
  waiter: Waiter,
  operation: Operation<Input, Output>,
  input: Input,
  options: () => CallOptions,
): Promise<Seen & { readonly output: Output | undefined }> {
  const names = asked(waiter, input);
  const listed: unknown[] = [];
  const { pagination } = operation;
  let output: Output | undefined;
  try {
    const pages =
      pagination === undefined
        ? [call(client, operation, input, options())]
        : pagesOf(client, operation, pagination, input, options);
    for await (const page of pages) {
      output = page;
      const found = listedIn(waiter, operation, page);
      if (found === undefined) return { states: ['unknown'], output };
      listed.push(...found);
    }
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== waiter.missing) throw error;
    return { states: names.map(() => 'gone'), output: undefined };
  }
  return { states: statesOf(waiter, names, listed), output };
}

/** What the states seen mean to a waiter; nothing listed is a state as well. */
const meaning = ({ states }: Seen): readonly string[] => (states.length === 0 ? ['gone'] : states);

/**
 * Looks again and again until every resource is in a wanted state: each that the input names, or else each that is
 * listed, on all pages. An error that says more than that the service is not well ends it at once; so does a state from
 * which there is no way to the wanted one, and a resource that was there and is no longer, two looks in a row.
 */
export async function wait<Input extends object, Output extends object>(
  client: ServiceClient,
  waiter: Waiter,
  operation: Operation<Input, Output>,
  input: Input,
  options: WaitOptions,
): Promise<Output | undefined> {
  const { name, until, fails } = waiter;
  const { maxWait, signal } = options;
  if (!(maxWait > 0)) throw new ConfigurationError(`${name} needs maxWait, in milliseconds`, operation.name);
  const { minDelay, maxDelay } = numbers(
    name,
    { minDelay: 1000, maxDelay: 15_000 },
    { minDelay: options.minDelay, maxDelay: options.maxDelay },
  );
  if (minDelay === 0) throw new ConfigurationError(`${name}: minDelay must be above 0`, operation.name);
  const deadline = performance.now() + maxWait;
  const { product, timeout: ofClient } = ServiceClient.settings(client);
  const timeout = over(ofClient, timeoutOptions(options.timeout));
  /** What is left of the wait bounds each request of a look. */
  const bounded = (): CallOptions => ({
    ...options,
    timeout: { ...timeout, total: Math.max(1, Math.min(timeout.total, deadline - performance.now())) },
  });
  // the last look is as late as it can be and still be answered
  const reserve = Math.min(minDelay, 250);
  let seen: Seen & { readonly output?: Output | undefined } = { states: [] };
  let trouble: unknown;
  let lost = 0;
  const wasThere = new Set<number>();
  for (let pause = minDelay; ; pause = Math.min(Math.max(minDelay, maxDelay), pause * 1.5)) {
    try {
      seen = await look(client, waiter, operation, input, bounded);
      trouble = undefined;
      const states = meaning(seen);
      if (states.every((state) => until.includes(state))) return seen.output;
      if (states.some((state) => fails.includes(state))) throw new WaiterError(name, operation.name, 'failed', seen);
      const isLost = states.some((state, i) => state === 'gone' && wasThere.has(i)) && !until.includes('gone');
      lost = isLost ? lost + 1 : 0;
      if (lost > 1) throw new WaiterError(name, operation.name, 'failed', seen);
      for (const [i, state] of states.entries()) if (state !== 'gone' && state !== 'unknown') wasThere.add(i);
    } catch (error) {
      const isOver = error instanceof TimeoutError && error.limit === 'total' && performance.now() >= deadline - 1;
      if (isOver) throw new WaiterError(name, operation.name, 'timeout', seen, trouble);
      if (passingReason(product, error, responseOf(error as object)) === undefined) throw error;
      trouble = error;
    }
    const left = deadline - performance.now() - reserve;
    if (left <= 0) throw new WaiterError(name, operation.name, 'timeout', seen, trouble);
    try {
      await sleep(Math.min(left, pause * (0.75 + Math.random() / 4)), signal);
    } catch {
      throw new AbortError(operation.name, signal?.reason);
    }
  }
}
