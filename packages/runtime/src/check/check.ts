import type { ValueSchema } from '../schema.js';
import { collectIssues } from './collect-issues.js';
import type { Issue } from './issue.js';
import type { ValidateOptions } from './levels.js';
import { ruleBook } from './rules.js';

/**
 * Checks a value against a schema and returns every issue, not only the first. It never throws. Issues of level `error`
 * are those that stop a call at the chosen level, which is `standard` by default.
 */
export const check = (schema: ValueSchema, value: unknown, options: ValidateOptions = {}): Issue[] =>
  collectIssues(ruleBook, schema, value, options);
