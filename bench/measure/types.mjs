import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { moduleOf, sdks } from '../subjects/index.mjs';
import { timed } from '../support/process.mjs';
import { interleave, medianOver } from '../support/stats.mjs';
import { bench, root } from '../support/workspace.mjs';

const rounds = 9;
const compiler = join(root, 'node_modules/typescript/lib/tsc.js');
const options = [
  '--noEmit',
  '--strict',
  '--skipLibCheck',
  '--allowJs',
  '--checkJs',
  '--target',
  'es2022',
  '--module',
  'nodenext',
  '--types',
  'node',
];

/** Type-checking a program that makes one call, over one that is empty. */
export const types = {
  name: 'types',
  /** @param {(line: string) => void} say */
  run: async (say) => {
    const ids = ['empty', ...sdks.map(({ id }) => id)];
    const once = (/** @type {string} */ id) =>
      timed(process.execPath, [compiler, ...options, fileURLToPath(moduleOf(id))], { cwd: bench }).time / 1000;
    const samples = await interleave(rounds, ids, once, say);
    const empty = samples.get('empty') ?? [];
    const values = Object.fromEntries(
      sdks.map(({ id }) => [id, medianOver(samples.get(id) ?? [], empty, (time, base) => time - base)]),
    );
    return [
      {
        title: 'types of one call, over an empty program',
        unit: 's',
        digits: 2,
        goal: { is: '<=', than: 0.15 },
        values,
      },
    ];
  },
};
