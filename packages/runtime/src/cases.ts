export type { AllowedCode, Case, CasePath, Change, OperationCases, Refusal } from './cases/case.js';
export { applyChanges, withoutValueAt, withValueAt } from './cases/changes.js';
export { countItem, expandForm, plainText } from './cases/forms.js';
export { CaseNames } from './cases/name.js';
export {
  type CaseFile,
  formatMember,
  nameRefusal,
  parsePath,
  readCases,
  readOperationCases,
  usualStability,
} from './cases/read.js';
