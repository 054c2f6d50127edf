export type { ModelJson } from '@yunspec/model';
export {
  type CloudResources,
  type CloudSeed,
  createLocalCloud,
  type LocalCloud,
  type LocalCloudOptions,
} from './cloud.js';
export type { CallRecord } from './control/calls.js';
export type { Duration } from './control/clock.js';
export type { CloudControl, ProductResources } from './control/control.js';
export type { Resources } from './control/resources.js';
export type { Snapshot } from './control/save.js';
export type { Seed } from './control/seed.js';
export type { Failure, Malformation } from './failures.js';
export type { Observation, Observe } from './observe.js';
export { type LocalCredentials, type Log, localCredentials, type UnknownParameters } from './settings.js';
