import type { ValueSchema } from '../schema.js';
import { checkBy } from './check.js';
import type { Issue } from './issue.js';
import type { ValidateOptions } from './levels.js';
import { ruleBook } from './rules.js';

/**
 * Checks a value against a schema and returns every issue, not only the first. Nothing is thrown. Issues whose level is
 * `error` are those that stop a call at the chosen level (`standard` unless said otherwise).
 */
export const check = (schema: ValueSchema, value: unknown, options: ValidateOptions = {}): Issue[] =>
  checkBy(ruleBook, schema, value, options);
