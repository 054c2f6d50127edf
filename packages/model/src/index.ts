export { computeOnce } from './compute-once.js';
export {
  conditionWords,
  expandEffect,
  listChecks,
  listEffectCodes,
  listMemberInputs,
  listOperationEffects,
} from './effects.js';
export { isDocumentedEndpoint } from './endpoints.js';
export { type DocumentedIssue, issueFaults } from './faults.js';
export { groupBy } from './group-by.js';
export { toProductMember, toResourceMember } from './members.js';
export type {
  Address,
  ErrorRow,
  Example,
  Forwarding,
  Model,
  ModelJson,
  OperationModel,
  Pagination,
  Permission,
  Protocol,
  ResourceType,
  Source,
} from './model.js';
export { ModelError, modelFormat, type ReadOptions, readModel } from './read.js';
export type {
  Attribute,
  Block,
  Check,
  Effect,
  FirstPage,
  Inputs,
  Need,
  Others,
  Resource,
  Series,
  Span,
  State,
  Values,
  Waiter,
  Where,
  Window,
} from './resource.js';
export { ownerParameters, protocolParameters } from './rpc-parameters.js';
export type { Provenance, RuleModel, ValueModel } from './value.js';
export { type Child, joinPath, listChildren, mapChildren, type Nested, type Visited, walkValues } from './walk.js';
