import { spawn } from 'node:child_process';
import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** Puts the built command into a folder of its own: what a run remembers does not hold once somebody builds it again. */
export function install(folder: string): string {
  for (const name of ['bin', 'dist', 'templates', 'package.json'])
    cpSync(join(repository, 'generator', name), join(folder, 'generator', name), { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return join(folder, 'generator/bin/yunspec.js');
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  /** A program that runs before the command, in the same process and its threads. */
  readonly before?: string;
}

export function node(args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

const inline = (program: string): string => `data:text/javascript,${encodeURIComponent(program)}`;

/** Runs an installed `yunspec generate` in a folder. */
export const generateWith = (
  bin: string,
  cwd: string,
  args: readonly string[] = [],
  { env = {}, before }: Surroundings = {},
): Promise<Ended> =>
  node([...(before === undefined ? [] : ['--import', inline(before)]), bin, 'generate', ...args], cwd, env);

/** A program that patches node:fs for everybody who imports it. */
export const patchingFs = (body: string): string => `
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
${body}
syncBuiltinESMExports();
`;

/** Runs a program in a process of its own; `commit.js` is the built one. */
export const program = (text: string, cwd: string): Promise<Ended> => node(['--input-type=module', '-e', text], cwd);

export const built = (path: string): string =>
  pathToFileURL(fileURLToPath(new URL(`../../dist/${path}`, import.meta.url))).href;
