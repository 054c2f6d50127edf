/** One request that the cloud answered. */
export interface CallRecord {
  /** The time of the request, as `2026-01-31T12:00:00.000Z` by the clock of the cloud. */
  readonly time: string;
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  /** The product, once the address is known. */
  readonly product?: string;
  /** The operation, once the credentials are accepted. */
  readonly operation?: string;
  /** The input without its secrets. */
  readonly input?: Readonly<Record<string, unknown>>;
  /** The HTTP status of the answer; undefined if the connection was closed. */
  readonly status?: number;
  /** The code of the error, if it is one. */
  readonly code?: string;
  /** The reason of the refusal. */
  readonly message?: string;
}

/** The number of calls that are kept: the latest ones. */
const mostCalls = 1000;

/** The latest calls, the oldest first. */
export class Calls {
  #records: CallRecord[] = [];

  add(record: CallRecord): void {
    this.#records.push(record);
    if (this.#records.length > 2 * mostCalls) this.#records = this.#records.slice(-mostCalls);
  }

  list(): readonly CallRecord[] {
    return this.#records.slice(-mostCalls);
  }

  clear(): void {
    this.#records = [];
  }
}
