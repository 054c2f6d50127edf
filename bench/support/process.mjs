import { spawn, spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

/** Variables that make Node or npm work harder than they do for users. */
const unwanted = /^(npm_|NODE_OPTIONS$|NODE_V8_COVERAGE$)/i;

const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !unwanted.test(name)));

/** Thrown when a measurement cannot be made. Its message is all that a user needs. */
export class CannotRun extends Error {}

/**
 * Runs a program to its end. Throws {@link CannotRun} when it does not start or fails.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string | undefined, stdio?: import('node:child_process').StdioOptions }} [options]
 */
export function run(program, args, { cwd, stdio = ['ignore', 'pipe', 'pipe'] } = {}) {
  const { status, error, output } = spawnSync(program, args, {
    cwd,
    env,
    stdio,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (error !== undefined) throw new CannotRun(`${program} does not start: ${error.message}`);
  const [, stdout, stderr, usage] = output;
  if (status !== 0) throw new CannotRun(`${program} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  return { stdout: stdout ?? '', usage: usage ?? '' };
}

/**
 * Runs a Node program to its end and returns the CPU seconds (user and system, of all threads) and the peak memory in
 * MB that it used. A busy machine changes them far less than the time on the clock.
 * @param {readonly string[]} args
 * @param {{ cwd?: string }} [options]
 */
export function measureUsage(args, { cwd } = {}) {
  const preload = ['--import', new URL('report-usage.mjs', import.meta.url).href];
  const { stdout, usage } = run(process.execPath, [...preload, ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const { userCPUTime, systemCPUTime, maxRSS } = /** @type {NodeJS.ResourceUsage} */ (JSON.parse(usage));
  return { cpu: (userCPUTime + systemCPUTime) / 1e6, peak: (maxRSS * 1024) / 1e6, stdout };
}

/** A process that can be bound to one processor is: one that moves between them measures the system. */
const canPin = availableParallelism() > 1 && spawnSync('taskset', ['--version'], { stdio: 'ignore' }).status === 0;

/**
 * Starts a Node program that answers each message with a number. It ends with `stop`, and by itself when this process
 * ends.
 * @param {URL} file
 * @param {{ args?: readonly string[], processor: number }} options
 */
export function startPartner(file, { args = [], processor }) {
  const path = fileURLToPath(file);
  const program = canPin ? 'taskset' : process.execPath;
  const pinning = canPin ? ['--cpu-list', String(processor), process.execPath] : [];
  const child = spawn(program, [...pinning, path, ...args], { env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let complaint = '';
  /** @type {{ resolve(answer: number): void, reject(error: Error): void } | undefined} */
  let waiting;
  child.stderr?.on('data', (chunk) => {
    complaint += chunk;
  });
  child.on('message', (answer) => waiting?.resolve(Number(answer)));
  child.on('close', (code) =>
    waiting?.reject(new CannotRun(`${path} ${args.join(' ')} ended with ${code}:\n${complaint}`)),
  );
  return {
    /**
     * @param {object} message
     * @returns {Promise<number>}
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
