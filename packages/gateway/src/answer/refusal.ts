import type { Members } from '../members.js';

/** The error that a request is answered with. */
export interface ErrorAnswer {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly requestId?: string | undefined;
  readonly hostId?: string | undefined;
  /** The headers of the answer of ECS, if it sent one. */
  readonly headers?: Members | undefined;
}

/** Ends the handling of a request with an error. */
export class Refusal extends Error {
  constructor(readonly answer: ErrorAnswer) {
    super(answer.message);
  }
}

/** Creates the refusal of an input that is wrong. The codes are those of ECS. */
export const refuseInput = (
  message: string,
  code: 'InvalidParameter' | 'MissingParameter' | 'UnsupportedParameter' = 'InvalidParameter',
): Refusal => new Refusal({ status: 400, code, message });
