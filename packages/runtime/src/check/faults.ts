import type { FaultKind, ValueSchema } from '../schema.js';
import type { IssueCode } from './issue.js';

/** The kinds of fault an issue can be documented as, best first. */
export const faultsOf: Readonly<Partial<Record<IssueCode, readonly FaultKind[]>>> = {
  required: ['missing'],
  require: ['missing', 'mismatch'],
  requireAny: ['missing'],
  requireOne: ['missing', 'mismatch'],
  forbid: ['mismatch', 'unsupported'],
  enum: ['unsupported', 'malformed', 'range'],
  const: ['unsupported', 'malformed'],
  minimum: ['range', 'unsupported', 'malformed'],
  maximum: ['range', 'unsupported', 'malformed'],
  exclusiveMinimum: ['range', 'unsupported', 'malformed'],
  exclusiveMaximum: ['range', 'unsupported', 'malformed'],
  type: ['malformed', 'range', 'unsupported'],
  minLength: ['malformed', 'range'],
  maxLength: ['malformed', 'range'],
  pattern: ['malformed', 'unsupported'],
  minItems: ['malformed', 'range', 'quota'],
  maxItems: ['range', 'quota', 'malformed'],
  uniqueItems: ['exists', 'malformed'],
};

/** The documented code for a kind of issue on a value, where the error table names one. */
export const codeOf = (schema: ValueSchema | undefined, code: IssueCode): string | undefined =>
  faultsOf[code]?.map((kind) => schema?.codes?.[kind]).find((found) => found !== undefined);
