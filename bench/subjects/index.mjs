import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ours } from '../support/workspace.mjs';

/**
 * What is measured side by side. Each has a module of its name beside this one, whose `open(address)` gives a
 * function that makes one call: it is imported, bundled, type-checked and run.
 * @typedef {{ id: string, package?: string, isBaseline?: true, platforms: readonly ('node' | 'browser')[] }} Subject
 */

/** @type {readonly Subject[]} */
export const subjects = [
  { id: 'yunspec', package: '@yunspec/ecs', platforms: ['node', 'browser'] },
  { id: 'alicloud-ecs', package: '@alicloud/ecs20140526', platforms: ['node'] },
  { id: 'pop-core', package: '@alicloud/pop-core', platforms: ['node'] },
  { id: 'aws-ec2', package: '@aws-sdk/client-ec2', platforms: ['node', 'browser'] },
  { id: 'openai', package: 'openai', platforms: ['node', 'browser'] },
  { id: 'node-http', isBaseline: true, platforms: [] },
  { id: 'undici', isBaseline: true, platforms: [] },
];

export const sdks = subjects.filter(({ isBaseline }) => !isBaseline);

/**
 * The module of a subject; ours stands beside the packages it imports.
 * @param {string} id
 */
export const moduleOf = (id) =>
  id === 'yunspec' ? pathToFileURL(join(ours, 'yunspec.mjs')) : new URL(`${id}.mjs`, import.meta.url);
