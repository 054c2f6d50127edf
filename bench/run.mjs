import { parseArgs } from 'node:util';
import { subjects } from './subjects/index.mjs';
import { CannotRun } from './support/process.mjs';
import { formatTable } from './support/table.mjs';
import { buildPackages, installOurs, installPeers } from './support/workspace.mjs';

/**
 * Each is loaded when its turn comes: some need the peers to be installed.
 * @type {readonly { name: string, about: string, load(): Promise<import('./support/table.mjs').Measure> }[]}
 */
const measures = [
  {
    name: 'generate',
    about: 'from specs to packages, beside other generators (5 min)',
    load: async () => (await import('./measure/generate.mjs')).measureGenerate,
  },
  {
    name: 'import',
    about: 'importing the package in a fresh process',
    load: async () => (await import('./measure/import.mjs')).measureImport,
  },
  {
    name: 'bundle',
    about: 'one call as a bundle',
    load: async () => (await import('./measure/bundle.mjs')).measureBundle,
  },
  {
    name: 'calls',
    about: 'signed, checked and parsed calls beside bare HTTP clients',
    load: async () => (await import('./measure/calls.mjs')).measureCalls,
  },
  {
    name: 'local',
    about: 'the local cloud: start, a signed call, 10,000 instances',
    load: async () => (await import('./measure/local.mjs')).measureLocal,
  },
  {
    name: 'types',
    about: 'type-checking one call',
    load: async () => (await import('./measure/types.mjs')).measureTypes,
  },
  {
    name: 'size',
    about: 'what an installation brings',
    load: async () => (await import('./measure/size.mjs')).measureSize,
  },
];

const help = `Measures Yunspec beside other SDKs, all in one interleaved run, and prints medians with our goals.
It asserts nothing.

Usage: npm run bench -- [--only <name>] [--json]

  --only <name>  measure only this; may be given again
  --json         print the figures as JSON
  --help         show this

Measurements:
${measures.map(({ name, about }) => `  ${name.padEnd(10)}${about}`).join('\n')}

Exit codes: 0 done, whatever the figures are; 2 called wrongly; 70 a measurement could not be made.`;

const say = (/** @type {string} */ line) => {
  process.stderr.write(`${line}\n`);
};

/** @param {{ only?: string[], json?: boolean }} options */
async function main({ only = [], json = false }) {
  const unknown = only.find((name) => !measures.some((measure) => measure.name === name));
  if (unknown !== undefined) {
    say(`bench: there is no measurement ${unknown}; known: ${measures.map(({ name }) => name).join(', ')}`);
    return 2;
  }
  const wanted = measures.filter(({ name }) => only.length === 0 || only.includes(name));
  installPeers(say);
  buildPackages(say);
  if (wanted.some(({ name }) => name !== 'generate')) installOurs(say);
  const figures = [];
  for (const { name, load } of wanted) {
    say(`${name} …`);
    const measure = await load();
    const found = await measure((line) => say(`  ${name}: ${line}`));
    figures.push(...found.map((figure) => ({ measure: name, ...figure })));
  }
  const { version, platform, arch } = process;
  console.log(
    json ? JSON.stringify({ node: version, platform, arch, figures }, null, 2) : `\n${formatTable(figures, subjects)}`,
  );
  return 0;
}

try {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) console.log(help);
  else process.exitCode = await main(values);
} catch (error) {
  const { code, message, stack } = /** @type {NodeJS.ErrnoException} */ (error);
  const misused = code?.startsWith('ERR_PARSE_ARGS') ?? false;
  say(`bench: ${misused || error instanceof CannotRun ? message : stack}`);
  process.exitCode = misused ? 2 : 70;
}
