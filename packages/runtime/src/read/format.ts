/** How answers are asked for and read. */
export interface AnswerFormat {
  /** As the `Format` parameter has it. */
  readonly name: 'JSON' | 'XML';
  readonly accept: string;
  /** The value a body stands for; nothing when it is not whole. */
  read(body: string, operation: string): unknown;
}

/** What every service answers unless told otherwise. */
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
