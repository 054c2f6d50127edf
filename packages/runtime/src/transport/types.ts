import type { Ending } from './ending.js';

/** One request, ready to be sent. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What came back: header names in lower case, the body as text. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Why the body ends early, where it does. */
  readonly cut?: string;
}

/** Sends one request. It rejects with the reason when it is ended and with the platform's error otherwise. */
export type Transport = (request: HttpRequest, ending: Ending) => Promise<HttpResponse>;
