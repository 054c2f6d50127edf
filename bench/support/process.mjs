import { spawn, spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

/** Variables that make Node or npm work harder than they do for users. */
const unwanted = /^(npm_|NODE_OPTIONS$|NODE_V8_COVERAGE$)/i;

const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !unwanted.test(name)));

/** What keeps a measurement from being made; its message is all a user needs. */
export class CannotRun extends Error {}

/**
 * Runs a program to its end and tells how long that took, in milliseconds.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, mayFail?: boolean }} [options]
 */
export function timed(program, args, { cwd, mayFail = false } = {}) {
  const began = performance.now();
  const { status, error, stdout, stderr } = spawnSync(program, args, {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const time = performance.now() - began;
  if (error !== undefined) throw new CannotRun(`${program} does not start: ${error.message}`);
  if (status !== 0 && !mayFail)
    throw new CannotRun(`${program} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  return { time, stdout };
}

/** Whether a process can be given a processor of its own: what moves between them measures the system. */
const canPin = availableParallelism() > 1 && spawnSync('taskset', ['--version'], { stdio: 'ignore' }).status === 0;

/**
 * A Node program that is talked to: one answer for each message. It ends with `stop`, and by itself when this process
 * does.
 * @param {URL} file
 * @param {{ args?: readonly string[], processor: number }} options
 */
export function partner(file, { args = [], processor }) {
  const node = [process.execPath, fileURLToPath(file), ...args];
  const [program, ...rest] = canPin ? ['taskset', '--cpu-list', String(processor), ...node] : node;
  const child = spawn(program, rest, { env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let complaint = '';
  /** @type {{ resolve(answer: any): void, reject(error: Error): void } | undefined} */
  let waiting;
  child.stderr?.on('data', (chunk) => {
    complaint += chunk;
  });
  child.on('message', (answer) => waiting?.resolve(answer));
  child.on('close', (code) =>
    waiting?.reject(new CannotRun(`${fileURLToPath(file)} ${args.join(' ')} ended with ${code}:\n${complaint}`)),
  );
  return {
    /**
     * @param {object} message
     * @returns {Promise<any>}
     */
    ask: (message) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        child.send(message);
      }),
    stop: () => {
      if (child.connected) child.disconnect();
    },
  };
}
