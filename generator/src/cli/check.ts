import { join } from 'node:path';
import { type Command, exit } from './command.js';
import { nameProduct } from './products.js';
import { createReport } from './report.js';
import { watchSpecs } from './watch.js';

export const checkCommand: Command = {
  name: 'check',
  summary: 'Checks the specs and shows every finding with its place.',
  usage: 'yunspec check [product ...] [--watch] [--json]',
  options: {
    watch: { type: 'boolean', doc: 'Check again after every change of the specs, until Ctrl-C.' },
    json: { type: 'boolean', doc: 'Print the findings as JSON.' },
  },
  run: async (wanted, { watch, json }, { root }) => {
    const { checkProducts } = await import('../check/check-specs.js');
    const check = (products: readonly string[]): boolean => {
      const report = createReport(json === true);
      for (const checked of checkProducts(join(root, 'specs'), 'specs', products)) report.add(checked);
      return report.finish();
    };
    const products = wanted.map(nameProduct);
    if (watch === true) return watchSpecs(root, products, (changed) => void check(changed));
    return check(products) ? exit.findings : exit.ok;
  },
};
