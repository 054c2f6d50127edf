export { getSchemaAtPath } from '../member-schema.js';
export { getAtPath, getOwn, isObject } from '../object.js';
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
export { predicatesByType } from './book-keywords.js';
export { check } from './check.js';
export { type Issue, type IssueCode, issueKey, type Path, pathText } from './issue.js';
export {
  type DefaultStability,
  getLevel,
  getStability,
  type ValidateLevel,
  type ValidateOptions,
} from './levels.js';
export { findMembers as findMembersAtPath } from './members.js';
export { findNearest } from './nearest.js';
export { findVerb, verbNames } from './rules.js';
export { describeIssue } from './sentences.js';
