import { spawn } from 'node:child_process';

/** Thrown when something could not be done. Its message is all that a maintainer needs. */
export class Trouble extends Error {
  /**
   * @param {string} message
   * @param {1 | 2} code the exit code: 1 for a release that went wrong, 2 for a rehearsal that is not possible
   */
  constructor(message, code) {
    super(message);
    this.code = code;
  }
}

/** @typedef {{ code: number, stdout: string, output: string }} Ended */
/** @typedef {{ cwd: string, env: NodeJS.ProcessEnv }} Place */
/** @typedef {(program: string, args: readonly string[], place: Place) => Promise<Ended>} Run */

/**
 * Ends a process and all that it has started, which have a group of their own.
 * @param {import('node:child_process').ChildProcess} child
 */
function stop(child) {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGTERM');
  } catch {
    // it has just ended
  }
}

/**
 * Returns a function that runs a program to its end, whatever its exit code is. While `signal` is aborted, it rejects,
 * and the program that is running is stopped.
 * @param {AbortSignal} signal
 * @returns {Run}
 */
export function createRun(signal) {
  return (program, args, { cwd, env }) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const isWindows = process.platform === 'win32';
      const child = spawn(program, args, {
        cwd,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: !isWindows,
        shell: isWindows,
      });
      const abort = () => stop(child);
      signal.addEventListener('abort', abort, { once: true });
      let stdout = '';
      let output = '';
      child.stdout.on('data', (chunk) => {
        stdout += chunk;
        output += chunk;
      });
      child.stderr.on('data', (chunk) => {
        output += chunk;
      });
      child.on('error', (error) => reject(new Trouble(`${program} does not start: ${error.message}`, 2)));
      child.on('close', (code) => {
        signal.removeEventListener('abort', abort);
        if (signal.aborted) reject(signal.reason);
        else resolve({ code: code ?? 1, stdout, output });
      });
    });
}

/**
 * Runs a program that has to succeed.
 * @param {Run} run
 * @param {string} command the program and its arguments, without blanks inside them
 * @param {Place} place
 * @param {1 | 2} [code] of the trouble when it fails
 */
export async function mustRun(run, command, place, code = 1) {
  const [program = '', ...args] = command.split(' ');
  const ended = await run(program, args, place);
  if (ended.code !== 0) throw new Trouble(`${command} ended with ${ended.code}:\n${ended.output.trim()}`, code);
  return ended;
}
