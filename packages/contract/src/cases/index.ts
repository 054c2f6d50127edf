export { type Case, deriveCases, findBase, type OperationCases } from './derive.js';
export { judge } from './judge.js';
export { type AllowedCode, describeRefusal, type Refusal } from './refusal.js';
export { applyChanges, type Change } from './repair.js';
export type { Violation } from './violation.js';
