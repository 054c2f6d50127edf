import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ours } from '../support/workspace.mjs';

/**
 * A subject is measured beside the others. An SDK has a module of its name beside this one, whose `open(address)`
 * returns a function that makes one call: the module is imported, bundled, type-checked and run.
 * @typedef {{ id: string, package: string, platforms: readonly ('node' | 'browser')[] }} Sdk
 */

/** @type {readonly Sdk[]} */
export const sdks = [
  { id: 'yunspec', package: '@yunspec/ecs', platforms: ['node', 'browser'] },
  { id: 'alicloud-ecs', package: '@alicloud/ecs20140526', platforms: ['node'] },
  { id: 'pop-core', package: '@alicloud/pop-core', platforms: ['node'] },
  { id: 'aws-ec2', package: '@aws-sdk/client-ec2', platforms: ['node', 'browser'] },
  { id: 'openai', package: 'openai', platforms: ['node', 'browser'] },
];

/** The bare HTTP clients and modules that SDKs are compared with. */
const baselines = [{ id: 'node-http' }, { id: 'undici' }, { id: 'node-https' }];

/**
 * Generators of TypeScript clients that read our own OpenAPI document of ECS. `main` is the program itself, not a
 * script that starts it in another process.
 */
export const generators = [
  { id: 'hey-api', main: '@hey-api/openapi-ts/dist/run.mjs' },
  { id: 'orval', main: 'orval/dist/bin/orval.mjs' },
];

export const subjects = [...sdks, ...baselines, ...generators];

/**
 * Returns the address of a subject's module. Ours is in the project that has our packages installed.
 * @param {string} id
 */
export const locateModule = (id) =>
  id === 'yunspec' ? pathToFileURL(join(ours, 'yunspec.mjs')) : new URL(`${id}.mjs`, import.meta.url);
