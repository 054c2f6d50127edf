import { spawn } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const bin = fileURLToPath(new URL('../../bin/yunspec.js', import.meta.url));

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
    const child = spawn(process.execPath, args, { cwd, env: { PATH: process.env.PATH, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
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

/** Runs `yunspec generate` in a folder. */
export const generate = (cwd: string, args: readonly string[] = [], { env = {}, before }: Surroundings = {}): Promise<Ended> =>
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

export const built = (path: string): string => pathToFileURL(fileURLToPath(new URL(`../../dist/${path}`, import.meta.url))).href;
