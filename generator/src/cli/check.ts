import { join } from 'node:path';
import { type Command, exit } from './command.js';
import { nameProduct } from './products.js';
import { createReport } from './report.js';

export const checkCommand: Command = {
  name: 'check',
  summary: 'Checks the specs and shows every finding with its place.',
  usage: 'yunspec check [product ...] [--json]',
  options: { json: { type: 'boolean', doc: 'Print the findings as JSON.' } },
  run: async (wanted, { json }, { root }) => {
    const { checkProducts } = await import('../check/check-specs.js');
    const report = createReport(json === true);
    for (const checked of checkProducts(join(root, 'specs'), 'specs', wanted.map(nameProduct))) report.add(checked);
    return report.finish() ? exit.findings : exit.ok;
  },
};
