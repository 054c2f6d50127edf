export { createLocalCloud, type LocalCloud, type LocalCloudOptions } from './cloud.js';
export type { Failure } from './failures.js';
export type { ModelJson } from './model.js';
export { type LocalCredentials, localCredentials } from './settings.js';
