import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from '../npm.js';
import { root } from '../repository.js';

// Tool chains that users have, in the versions that are tested. They are no dependencies of this repository: some of
// them contradict each other, and nobody needs them to work on it.

const dependencies = {
  '@babel/core': '7.29.7',
  '@babel/preset-env': '7.29.7',
  'fast-xml-parser': '5.12.1',
  jest: '30.5.2',
  'jest-environment-jsdom': '30.5.2',
  'ts-jest': '29.4.15',
  'ts-node': '10.9.2',
  typescript: '5.9.3',
  'typescript-5.0': 'npm:typescript@5.0.4',
  'typescript-6.0': 'npm:typescript@6.0.3',
  'typescript-7.0': 'npm:typescript@7.0.2',
} as const;

export type Tool = keyof typeof dependencies;

/** Survives `npm ci`. */
export const toolFolder: string = join(root, '.cache/tool-chains');

export const locateTool = (name: Tool, ...path: readonly string[]): string =>
  join(toolFolder, 'node_modules', name, ...path);

/** Installs the tool chains, unless they are there already. Returns why that is not possible, if it is not. */
export function installTools(): string | undefined {
  const manifest = `${JSON.stringify({ private: true, dependencies }, null, 2)}\n`;
  const installed = join(toolFolder, 'installed.json');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === manifest) return undefined;
  mkdirSync(toolFolder, { recursive: true });
  writeFileSync(join(toolFolder, 'package.json'), manifest);
  const reason = runNpm(toolFolder, 'install', '--prefix', toolFolder, '--no-package-lock');
  if (reason !== undefined) return reason;
  writeFileSync(installed, manifest);
  return undefined;
}
