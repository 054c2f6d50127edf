import type { CheckedProduct } from '../check/check-specs.js';
import { type Change, hasJournal, Staging } from '../write/files/commit.js';
import { digestCode, isCurrent, remember, takeInputs } from '../write/files/fingerprint.js';
import { findLeftovers, type Leftovers, removeBuilt } from '../write/files/leftovers.js';
import { waitForWriter } from '../write/files/lock.js';
import { type Command, exit, say, UsageError } from './command.js';
import { type Mode, Outcome, sayLeftovers } from './outcome.js';
import { listWanted, nameProduct } from './products.js';
import { createReport } from './report.js';
import { watchSpecs } from './watch.js';
import { prepareToWrite, sayWaiting } from './writing.js';

/**
 * Nothing is changed before the commit, and nothing interrupts the commit: a Ctrl-C ends the run before, or comes too late.
 * Returns the function to call once the commit is done.
 */
function endOnSignals(cleanUp: () => void): () => void {
  const codes = { SIGINT: 130, SIGTERM: 143 };
  const end = (signal: NodeJS.Signals): void => {
    cleanUp();
    say('yunspec: stopped; nothing was written');
    process.exit(codes[signal as keyof typeof codes]);
  };
  for (const signal of Object.keys(codes)) process.on(signal, end);
  return () => {
    for (const signal of Object.keys(codes)) process.off(signal, end);
  };
}

/** A run that only compares changes nothing, not even what a run that was cut off has left. */
async function prepareToCompare(root: string): Promise<() => void> {
  await waitForWriter(root, sayWaiting);
  if (hasJournal(root)) say('a run was cut off halfway; yunspec generate undoes it');
  return () => {};
}

function parseMode(wanted: readonly string[], options: Readonly<Record<string, unknown>>): Mode {
  const mode: Mode = {
    check: options.check === true,
    prune: options.prune === true,
    watch: options.watch === true,
    json: options.json === true,
  };
  if (mode.watch && (mode.check || mode.prune))
    throw new UsageError('--watch writes after each change; it goes neither with --check nor with --prune');
  if (mode.prune && (mode.check || wanted.length > 0))
    throw new UsageError('--prune removes files of all products; it goes neither with names nor with --check');
  return mode;
}

const noLeftovers: Leftovers = { changes: [], kept: [], packages: [] };

function reportRefused(refused: readonly CheckedProduct[], json: boolean): void {
  const report = createReport(json);
  for (const checked of refused) report.add(checked);
  report.finish();
  say('nothing was written');
}

/** Renders the products that are not current. Returns whether their specs are sound; otherwise it reports the findings. */
async function renderProducts(
  root: string,
  products: readonly string[],
  { json, check }: Mode,
  code: string,
  change: (changes: readonly Change[]) => void,
): Promise<boolean> {
  const { generate } = await import('../write/generate.js');
  const progress = json ? (): void => {} : say;
  const refused = await generate(root, products, { code, keepsFragments: !check, progress, change });
  if (refused.length > 0) reportRefused(refused, json);
  return refused.length === 0;
}

function applyChanges(root: string, { check, prune }: Mode, staging: Staging, leftovers: Leftovers): void {
  if (!check) staging.apply();
  if (prune) removeBuilt(root, leftovers);
}

/** Plans, and unless the mode says otherwise makes, the changes of one run. */
async function runGenerate(
  root: string,
  wanted: readonly string[],
  mode: Mode,
  staging: Staging,
  beforeResult: () => void,
): Promise<number> {
  const products = listWanted(root, wanted);
  const leftovers = wanted.length > 0 ? noLeftovers : findLeftovers(root, products);
  const code = digestCode(root);
  const inputs = new Map(products.map((product) => [product, takeInputs(root, product, code)]));
  const due = [...inputs].flatMap(([product, made]) => (isCurrent(root, product, made) ? [] : [product]));
  const outcome = new Outcome(root);
  // only watching needs the library that makes diffs
  const { printSourceDiff: printDiff } = mode.watch && !mode.json ? await import('./source-diff.js') : {};
  const change = (changes: readonly Change[]): void => {
    printDiff?.(root, changes);
    if (!mode.check) staging.add(changes);
    outcome.add(changes);
  };
  const needsWork = due.length > 0 || products.length === 0;
  if (needsWork && !(await renderProducts(root, due, mode, code, change))) return exit.findings;
  if (mode.check || mode.prune) change(leftovers.changes);
  applyChanges(root, mode, staging, leftovers);
  beforeResult();
  outcome.print(products, mode, leftovers.changes.length === 0 ? 'generate' : 'generate --prune');
  if (!mode.check) sayLeftovers(leftovers, mode.prune);
  if (mode.check) return outcome.count > 0 ? exit.findings : exit.ok;
  // current products too: a page about all products may have changed
  for (const [product, made] of inputs) remember(root, product, made);
  return exit.ok;
}

/** Makes one run: it writes all or nothing, and no other process writes meanwhile. */
async function generateOnce(root: string, wanted: readonly string[], mode: Mode): Promise<number> {
  const release = await (mode.check ? prepareToCompare(root) : prepareToWrite(root));
  const staging = new Staging(root);
  const cleanUp = (): void => {
    if (!mode.check) staging.discard();
    release();
  };
  const committed = endOnSignals(cleanUp);
  try {
    return await runGenerate(root, wanted, mode, staging, committed);
  } finally {
    committed();
    cleanUp();
  }
}

export const generateCommand: Command = {
  name: 'generate',
  summary: 'Writes the packages from the specs: only what changed, all of it or nothing.',
  usage: 'yunspec generate [product ...] [--check | --prune | --watch] [--json]',
  options: {
    check: { type: 'boolean', doc: 'Write nothing; fail and list the files that are not what the specs give.' },
    prune: {
      type: 'boolean',
      doc: 'Also remove generated files that no spec asks for, as those of a removed product.',
    },
    watch: {
      type: 'boolean',
      doc: 'Run again after every change of the specs, until Ctrl-C, and show the difference in the TypeScript.',
    },
    json: { type: 'boolean', doc: 'Print what was written (or found) as JSON.' },
  },
  run: async (wanted, options, { root }) => {
    const mode = parseMode(wanted, options);
    if (!mode.watch) return generateOnce(root, wanted, mode);
    return watchSpecs(root, wanted.map(nameProduct), async (products) => {
      await generateOnce(root, products, mode);
    });
  },
};
