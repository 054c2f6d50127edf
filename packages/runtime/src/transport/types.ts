import type { Ending } from '../time/ending.js';

/** A request that is ready to be sent. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A response, with header names in lower case and the body as text. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Why the body was cut off. Absent if it is complete. */
  readonly cut?: string;
  /** Why a complete body cannot be read: it is too large, or cannot be decompressed. */
  readonly fault?: string;
}

/**
 * Sends one request. It rejects with the ending's reason if that ends it, else with the platform's error. It reads at
 * most `maxBytes` bytes of the response's body, compressed and decompressed.
 */
export type Transport = (request: HttpRequest, ending: Ending, maxBytes: number) => Promise<HttpResponse>;
