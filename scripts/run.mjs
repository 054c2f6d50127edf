import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a program of node_modules/.bin (or node itself) in the repository's root and resolves to its exit code.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean }} [options] `quiet` shows the program's output only when it fails
 * @returns {Promise<number>}
 */
export function run(program, args, { quiet = false } = {}) {
  const path = program === 'node' ? process.execPath : `${root}node_modules/.bin/${program}`;
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1' };
  return new Promise((resolve) => {
    /** @type {Buffer[]} */
    const output = [];
    const child = spawn(path, args, {
      cwd: root,
      env,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      shell: process.platform === 'win32',
    });
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    child.on('error', (error) => {
      process.stderr.write(`${program}: ${error.message}\n`);
      resolve(1);
    });
    child.on('close', (code) => {
      if (quiet && code !== 0) process.stderr.write(Buffer.concat(output));
      resolve(code ?? 1);
    });
  });
}
