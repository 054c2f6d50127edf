export {
  type AllowedCode,
  applyChanges,
  type Case,
  type CaseFile,
  type Change,
  type OperationCases,
  type Refusal,
  readCases,
} from '@yunspec/runtime/cases';
export { type DerivedCase, type DerivedCases, deriveCases, findBase } from './derive.js';
export { judge } from './judge.js';
export { type Probe, probeLimit } from './probes.js';
export { type DocumentedRefusal, describeRefusal } from './refusal.js';
export type { Violation } from './violation.js';
export { formatCaseFile, makeCaseFile } from './write.js';
