export type { ModelJson } from '@yunspec/model';
export { createLocalCloud, type LocalCloud, type LocalCloudOptions } from './cloud.js';
export type { Failure } from './failures.js';
export { type LocalCredentials, localCredentials, type UnknownParameters } from './settings.js';
