export { getSchemaAtPath as schemaAt } from '../member-schema.js';
export { getAtPath as valueAt, getOwn as own, isObject } from '../object.js';
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
export { check } from './check.js';
export { type Issue, type IssueCode, issueKey, type Path, pathText } from './issue.js';
export { predicatesByType as wordsByType } from './keywords.js';
export {
  getLevel as levelOf,
  getStability as stabilityOf,
  type ValidateLevel,
  type ValidateOptions,
} from './levels.js';
export { findMembers as membersAt } from './members.js';
export { nearest } from './nearest.js';
export { findVerb as verbOf, verbNames } from './rules.js';
export { describeIssue } from './sentences.js';
