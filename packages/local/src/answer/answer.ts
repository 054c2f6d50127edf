/** The answer to a request, before it is sent. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The body; null for an answer without one. */
  readonly body: string | null;
}

/** Creates the response that carries an answer. */
export const toResponse = ({ status, headers, body }: Answer): Response => new Response(body, { status, headers });
