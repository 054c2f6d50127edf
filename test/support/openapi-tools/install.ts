import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNpm } from '../npm.js';

/** The folder of the tools, with a lock file of its own: they are no dependencies of this repository. */
export const toolFolder: string = fileURLToPath(new URL('.', import.meta.url));

export const locateTool = (path: string): string => join(toolFolder, 'node_modules', path);

/** Installs the tools, unless they are there already. Returns why that is not possible, if it is not. */
export function installTools(): string | undefined {
  const lock = readFileSync(join(toolFolder, 'package-lock.json'), 'utf8');
  const installed = locateTool('installed.json');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === lock) return undefined;
  const reason = runNpm(toolFolder, 'ci');
  if (reason === undefined) writeFileSync(installed, lock);
  return reason;
}
