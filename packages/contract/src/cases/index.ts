export { type Case, deriveCases, findBase, type OperationCases } from './derive.js';
export { judge, type Violation } from './judge.js';
export { type AllowedCode, describeRefusal, type Refusal } from './refusal.js';
export { applyChanges, type Change } from './repair.js';
