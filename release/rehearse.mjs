import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { installOnce } from '../scripts/install.mjs';
import { root } from '../scripts/run.mjs';
import { createRun, mustRun, Trouble } from './rehearse/processes.mjs';
import { startRegistry } from './rehearse/registry.mjs';
import { rehearse } from './rehearse/rehearse.mjs';
import { formatReport } from './rehearse/summary.mjs';
import { installTools } from './rehearse/tools.mjs';

const help = `Rehearses releases of the last commit on a registry of its own, on loopback.

In a scratch clone it publishes all packages, then changes only ecs, then only the runtime, and fails unless exactly these
are published, each after what it needs. It also fails if a release without a repository, with an unknown token or of a
stale dist is not refused. Then it installs the packages into empty projects (ESM, nodenext, CommonJS, Jest), checks the
types of a program and runs it against the local cloud. Packages of others come from the registry that npm is set to.

Usage: npm run release:rehearse [-- --json]

  --json   print the report as JSON
  --help   show this

Exit codes: 0 as it must be; 1 a release went wrong; 2 it cannot be rehearsed here (files are not committed, a registry
does not answer), or called wrongly. Takes two minutes on two processors. Everything is in a temporary folder, which is
removed, after Ctrl-C too.`;

/** @type {readonly NodeJS.Signals[]} */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Thrown when a signal ends the rehearsal. */
class Interrupted extends Error {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super(`ended by ${signal}`);
    this.code = 128 + constants.signals[signal];
  }
}

/** @type {(line: string) => void} */
const say = (line) => {
  process.stderr.write(`${line}\n`);
};

/** Our caller is npm, which hands its own settings down; what is rehearsed must not see them, nor those of a user. */
const inherited = Object.fromEntries(
  ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SystemRoot', 'ComSpec', 'PATHEXT']
    .filter((name) => process.env[name] !== undefined)
    .map((name) => [name, process.env[name]]),
);

/**
 * Writes settings of npm, and returns the environment in which it reads them.
 * @param {string} home
 * @param {string} name
 * @param {{ url: string, token: string }} registry
 */
function createEnvironment(home, name, { url, token }) {
  const file = join(home, name);
  writeFileSync(file, `registry=${url}\n${url.replace('http:', '')}:_authToken=${token}\nupdate-notifier=false\n`);
  return {
    ...inherited,
    // scripts of npm put node_modules/.bin first, and ours is not the clone's
    PATH: [dirname(process.execPath), ...(process.env.PATH ?? '').split(delimiter)]
      .filter((folder) => !folder.includes('node_modules'))
      .join(delimiter),
    HOME: home,
    // what a program leaves behind when it is stopped is removed with the rest
    TMPDIR: home,
    TEMP: home,
    CI: 'true',
    TURBO_TELEMETRY_DISABLED: '1',
    npm_config_cache: join(home, 'cache'),
    npm_config_userconfig: file,
  };
}

/** @param {AbortSignal} signal */
async function main(signal) {
  const began = performance.now();
  const run = createRun(signal);
  const here = { cwd: root, env: process.env };
  installOnce();
  await installTools(run, process.env, say);
  const upstream = (await mustRun(run, 'npm config get registry', here, 2)).stdout.trim();
  const commit = (await mustRun(run, 'git rev-parse --short HEAD', here, 2)).stdout.trim();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'yunspec-rehearsal-')));
  let registry;
  try {
    registry = await startRegistry(join(folder, 'registry'), upstream);
    say(`verdaccio listens on ${registry.url}`);
    const home = join(folder, 'home');
    mkdirSync(home);
    const env = createEnvironment(home, 'npmrc', registry);
    const clone = join(folder, 'clone');
    const found = await rehearse({
      run,
      place: { cwd: clone, env },
      stranger: { cwd: clone, env: createEnvironment(home, 'npmrc-stranger', { url: registry.url, token: 'unknown' }) },
      registry,
      createProject: (name) => ({ cwd: join(folder, 'projects', name), env }),
      say,
    });
    const { dependencies } = JSON.parse(readFileSync(join(root, 'release/package.json'), 'utf8'));
    const seconds = (performance.now() - began) / 1000;
    return { commit, node: process.version, verdaccio: dependencies.verdaccio, ...found, seconds };
  } finally {
    await registry?.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

try {
  const { values } = parseArgs({ options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
  if (values.help) console.log(help);
  else {
    const interruption = new AbortController();
    // npm passes on a Ctrl-C that the terminal has sent to all, so it may come twice
    for (const signal of signals) process.on(signal, () => interruption.abort(new Interrupted(signal)));
    const report = await main(interruption.signal);
    console.log(values.json ? JSON.stringify(report, null, 2) : `\n${formatReport(report)}`);
  }
} catch (error) {
  const isExpected = error instanceof Trouble || error instanceof Interrupted;
  const { message, stack } = /** @type {Error} */ (error);
  const misused = /** @type {NodeJS.ErrnoException} */ (error).code?.toString().startsWith('ERR_PARSE_ARGS');
  say(`rehearsal: ${isExpected || misused ? message : stack}`);
  process.exitCode = isExpected ? error.code : 2;
}
