export type {
  Comparison,
  Condition,
  ConstraintKeyword,
  Constraints,
  FaultKind,
  Restriction,
  Rule,
  Scalar,
  Stability,
  TableRow,
  ValueSchema,
  Wire,
} from '../schema.js';
export { type Issue, type IssueCode, issueKey, type Path, pathText } from './issue.js';
export { levelOf, stabilityOf, type ValidateLevel, type ValidateOptions } from './levels.js';
export { isObject, membersAt, own, schemaAt, valueAt } from './members.js';
export { nearest } from './nearest.js';
export { verbNames, verbOf } from './rules.js';
export { describeIssue } from './sentences.js';
export { check } from './whole.js';
export { wordsByType } from './words.js';
