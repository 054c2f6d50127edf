import { relative } from 'node:path';
import { commit, recover } from '../write/files/commit.js';
import { inputsOf, isCurrent, remember } from '../write/files/fingerprint.js';
import { type Command, exit, print, say } from './command.js';
import { listWanted } from './products.js';
import { createReport } from './report.js';

/**
 * Nothing is written before the commit, and nothing interrupts the commit: a Ctrl-C ends the run before, or comes too
 * late. Returns what to call once the commit is done.
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
}

function printOutcome(
  { written, removed }: Outcome,
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
  else if (checkOnly) say(`${count} files are not what the specs give; run yunspec generate and commit the result`);
  else say(`${written.length} written, ${removed.length} removed`);
}

export const generateCommand: Command = {
  name: 'generate',
  summary: 'Writes the packages from the specs: only what changed, all of it or nothing.',
  usage: 'yunspec generate [product ...] [--check] [--json]',
  options: {
    check: { type: 'boolean', doc: 'Write nothing; fail and list the files that are not what the specs give.' },
    json: { type: 'boolean', doc: 'Print what was written (or found) as JSON.' },
  },
  run: async (wanted, { check, json }, { root }) => {
    const [checkOnly, asJson] = [check === true, json === true];
    if (recover(root)) say('a run that was cut off has been undone');
    const products = listWanted(root, wanted);
    const inputs = new Map(products.map((product) => [product, inputsOf(root, product)]));
    const due = products.filter((product) => !isCurrent(root, product, inputs.get(product) ?? ''));
    if (due.length === 0 && products.length > 0) {
      printOutcome({ written: [], removed: [] }, products, checkOnly, asJson);
      return exit.ok;
    }
    const committed = endOnSignals();
    const { generate } = await import('../write/generate.js');
    const { refused, changes } = await generate(root, due, asJson ? () => {} : say);
    if (refused.length > 0) {
      const report = createReport(asJson);
      for (const checked of refused) report.add(checked);
      report.finish();
      say('nothing was written');
      return exit.findings;
    }
    if (!checkOnly) commit(root, changes);
    committed();
    const shown = (list: typeof changes): string[] => list.map(({ path }) => relative(root, path)).sort();
    const written = shown(changes.filter(({ content }) => content !== undefined));
    const removed = shown(changes.filter(({ content }) => content === undefined));
    printOutcome({ written, removed }, products, checkOnly, asJson);
    if (checkOnly && changes.length > 0) return exit.findings;
    // those that were current too: a page that speaks of all products may have changed
    for (const [product, made] of inputs) remember(root, product, made);
    return exit.ok;
  },
};
