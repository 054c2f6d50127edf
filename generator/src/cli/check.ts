import { basename, join } from 'node:path';
import { formatFinding } from '../read/frame.js';
import type { Loaded } from '../read/load.js';
import { type Command, exit, print, say } from './command.js';

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** A product by its name or by its folder, as the shell completes it: `specs/ecs/`. */
const productName = (given: string): string => basename(given);

/** Prints findings for people or for scripts. */
export function report({ products, findings }: Loaded, json: boolean): void {
  if (json) {
    print(JSON.stringify({ findings: findings }, null, 2));
    return;
  }
  const texts = new Map(products.flatMap((product) => product.files.map((file) => [file.path, file.text] as const)));
  for (const finding of findings) print(formatFinding(finding, texts.get(finding.file)));
  const files = products.reduce((sum, product) => sum + product.files.length, 0);
  const operations = products.reduce((sum, product) => sum + product.operations.length, 0);
  const read = `${plural(products.length, 'product')}, ${plural(operations, 'operation')}, ${plural(files, 'file')}`;
  say(findings.length === 0 ? `specs are sound: ${read}` : `${plural(findings.length, 'finding')} in ${read}`);
}

export const check: Command = {
  name: 'check',
  summary: 'Checks the specs and shows every finding with its place.',
  usage: 'yunspec check [product ...] [--json]',
  options: { json: { type: 'boolean', doc: 'Print the findings as JSON.' } },
  run: async (wanted, { json }, { root }) => {
    const { checkSpecs } = await import('../check/check-specs.js');
    const loaded = checkSpecs(join(root, 'specs'), 'specs', wanted.map(productName));
    report(loaded, json === true);
    return loaded.findings.length === 0 ? exit.ok : exit.findings;
  },
};
