export type { ContractReport, ContractResult, Leftover } from './report/result.js';
export { type ChapterName, chapterNames, type Difference } from './run/difference.js';
export { type KnownDifference, parseKnown } from './run/known.js';
export type { ChapterCounts, Outcome } from './run/outcome.js';
export { ContractError, type ContractOptions, runContract } from './run/run-contract.js';
