/** The format in which responses are requested and read. */
export interface AnswerFormat {
  /** The value of the RPC parameter `Format`. */
  readonly name: 'JSON' | 'XML';
  /** The value of the `Accept` header. */
  readonly accept: string;
  /** Parses a body. It returns undefined if the body is not valid. */
  read(body: string, operation: string): unknown;
}

/** The default format of all services. */
export const json: AnswerFormat = {
  name: 'JSON',
  accept: 'application/json',
  read(body) {
    try {
      return JSON.parse(body) as unknown;
    } catch {
      return undefined;
    }
  },
};
