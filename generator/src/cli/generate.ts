import { relative } from 'node:path';
import type { CheckedProduct } from '../check/check-specs.js';
import { type Change, commit, recover } from '../write/files/commit.js';
import { inputsOf, isCurrent, remember } from '../write/files/fingerprint.js';
import { findLeftovers, type Leftovers, removeBuilt } from '../write/files/leftovers.js';
import { type Command, exit, print, say, UsageError } from './command.js';
import { listWanted } from './products.js';
import { createReport } from './report.js';

/**
 * Nothing is written before the commit, and nothing interrupts the commit: a Ctrl-C ends the run before, or comes too late.
 * Returns what to call once the commit is done.
 */
function endOnSignals(): () => void {
  const codes = { SIGINT: 130, SIGTERM: 143 };
  const end = (signal: NodeJS.Signals): void => {
    say('yunspec: stopped; nothing was written');
    process.exit(codes[signal as keyof typeof codes]);
  };
  for (const signal of Object.keys(codes)) process.on(signal, end);
  return () => {
    for (const signal of Object.keys(codes)) process.off(signal, end);
  };
}

interface Outcome {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** The command that makes the files what they should be. */
  readonly command: string;
}

function printOutcome(
  { written, removed, command }: Outcome,
  products: readonly string[],
  checkOnly: boolean,
  json: boolean,
): void {
  if (json) {
    print(JSON.stringify({ products, written, removed, check: checkOnly }, null, 2));
    return;
  }
  for (const path of written) print(`${checkOnly ? 'differs' : 'wrote'} ${path}`);
  for (const path of removed) print(`${checkOnly ? 'does not belong' : 'removed'} ${path}`);
  const count = written.length + removed.length;
  if (count === 0) say(`${products.join(', ')}: up to date`);
  else if (checkOnly) say(`${count} files are not what the specs give; run yunspec ${command} and commit the result`);
  else say(`${written.length} written, ${removed.length} removed`);
}

/** The options of a run. */
type Mode = Readonly<Record<'check' | 'prune' | 'json', boolean>>;

function parseMode(wanted: readonly string[], options: Readonly<Record<string, unknown>>): Mode {
  const mode: Mode = { check: options.check === true, prune: options.prune === true, json: options.json === true };
  if (mode.prune && (mode.check || wanted.length > 0))
    throw new UsageError('--prune removes files of all products; it goes neither with names nor with --check');
  return mode;
}

const noLeftovers: Leftovers = { changes: [], kept: [], packages: [] };

/** Says what stays though no spec asks for it. */
function sayLeftovers({ changes, kept }: Leftovers, isRemoved: boolean): void {
  if (isRemoved) for (const path of kept) say(`kept ${path}, which is written by hand`);
  else if (changes.length > 0)
    say(`${changes.length} generated files belong to no spec; run yunspec generate --prune to remove them`);
}

type Changes = readonly Change[];

interface Planned {
  readonly changes: Changes;
  readonly leftovers: Leftovers;
}

/** Makes the changes and says how the run ended. */
function finish(root: string, products: readonly string[], { check, prune, json }: Mode, planned: Planned): void {
  const { leftovers } = planned;
  const changes = check || prune ? [...planned.changes, ...leftovers.changes] : planned.changes;
  if (!check) commit(root, changes);
  if (prune) removeBuilt(root, leftovers);
  const listPaths = (list: Changes): string[] => list.map(({ path }) => relative(root, path)).sort();
  const written = listPaths(changes.filter(({ content }) => content !== undefined));
  const removed = listPaths(changes.filter(({ content }) => content === undefined));
  const command = leftovers.changes.length === 0 ? 'generate' : 'generate --prune';
  printOutcome({ written, removed, command }, products, check, json);
  if (!check) sayLeftovers(leftovers, prune);
}

function reportRefused(refused: readonly CheckedProduct[], json: boolean): void {
  const report = createReport(json);
  for (const checked of refused) report.add(checked);
  report.finish();
  say('nothing was written');
}

/** Remembers all products, current ones too: a page about all products may have changed. */
function rememberAll(root: string, inputs: ReadonlyMap<string, string>): void {
  for (const [product, made] of inputs) remember(root, product, made);
}

export const generateCommand: Command = {
  name: 'generate',
  summary: 'Writes the packages from the specs: only what changed, all of it or nothing.',
  usage: 'yunspec generate [product ...] [--check] [--prune] [--json]',
  options: {
    check: { type: 'boolean', doc: 'Write nothing; fail and list the files that are not what the specs give.' },
    prune: {
      type: 'boolean',
      doc: 'Also remove generated files that no spec asks for, as those of a removed product.',
    },
    json: { type: 'boolean', doc: 'Print what was written (or found) as JSON.' },
  },
  run: async (wanted, options, { root }) => {
    const mode = parseMode(wanted, options);
    if (recover(root)) say('a run that was cut off has been undone');
    const products = listWanted(root, wanted);
    const leftovers = wanted.length > 0 ? noLeftovers : findLeftovers(root, products);
    const inputs = new Map(products.map((product) => [product, inputsOf(root, product)]));
    const due = products.filter((product) => !isCurrent(root, product, inputs.get(product) ?? ''));
    if (due.length === 0 && products.length > 0) {
      finish(root, products, mode, { changes: [], leftovers });
      if (mode.check && leftovers.changes.length > 0) return exit.findings;
      if (mode.prune) rememberAll(root, inputs);
      return exit.ok;
    }
    const committed = endOnSignals();
    const { generate } = await import('../write/generate.js');
    const { refused, changes } = await generate(root, due, mode.json ? () => {} : say);
    if (refused.length > 0) {
      reportRefused(refused, mode.json);
      return exit.findings;
    }
    finish(root, products, mode, { changes, leftovers });
    committed();
    if (mode.check && changes.length + leftovers.changes.length > 0) return exit.findings;
    rememberAll(root, inputs);
    return exit.ok;
  },
};
