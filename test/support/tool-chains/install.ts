import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from '../npm.js';
import { root } from '../repository.js';
import dependencies from './versions.json' with { type: 'json' };

// Tool chains that users have, in the versions that are tested. They are no dependencies of this repository: some of
// them contradict each other, and nobody needs them to work on it.

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
