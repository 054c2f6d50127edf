import type { ConstraintKeyword, FaultKind } from '@yunspec/runtime/check';

/** The issues that error tables have rows for. */
export type DocumentedIssue =
  | ConstraintKeyword
  | 'type'
  | 'required'
  | 'require'
  | 'requireAny'
  | 'requireOne'
  | 'forbid';

/** The kinds of fault that error rows document an issue as, the best first. */
export const issueFaults: Readonly<Record<DocumentedIssue, readonly FaultKind[]>> = {
  type: ['malformed', 'range', 'unsupported'],
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
  minLength: ['malformed', 'range'],
  maxLength: ['malformed', 'range'],
  pattern: ['malformed', 'unsupported'],
  minItems: ['malformed', 'range', 'quota'],
  maxItems: ['range', 'quota', 'malformed'],
  uniqueItems: ['exists', 'malformed'],
};
