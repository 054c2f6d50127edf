import { fileURLToPath } from 'node:url';
import { moduleOf, sdks } from '../subjects/index.mjs';
import { timed } from '../support/process.mjs';
import { interleave, medianOver } from '../support/stats.mjs';

const rounds = 21;

/** A fresh process that imports the package and ends, over one that imports nothing. */
export const importing = {
  name: 'import',
  /** @param {(line: string) => void} say */
  run: async (say) => {
    const ids = ['empty', ...sdks.map(({ id }) => id)];
    const samples = await interleave(
      rounds,
      ids,
      (id) => timed(process.execPath, [fileURLToPath(moduleOf(id))]).time,
      say,
    );
    const empty = samples.get('empty') ?? [];
    const values = Object.fromEntries(
      sdks.map(({ id }) => [id, medianOver(samples.get(id) ?? [], empty, (time, base) => time - base)]),
    );
    return [{ title: 'import, over an empty process', unit: 'ms', digits: 1, goal: { is: '<=', than: 10 }, values }];
  },
};
