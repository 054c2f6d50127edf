import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { timed } from '../support/process.mjs';
import { median } from '../support/stats.mjs';
import { root, withFolder } from '../support/workspace.mjs';

const products = ['ecs', 'cas'];
const rounds = 5;

/** From the specs to every file of two products, and once more with nothing to do. */
export const generate = {
  name: 'generate',
  /** @param {(line: string) => void} say */
  run: (say) =>
    withFolder(async (folder) => {
      cpSync(join(root, 'specs'), join(folder, 'specs'), { recursive: true });
      cpSync(join(root, 'packages/runtime/package.json'), join(folder, 'packages/runtime/package.json'));
      const once = () =>
        timed(process.execPath, [join(root, 'generator/bin/yunspec.js'), 'generate', ...products], { cwd: folder })
          .time / 1000;
      /** @type {{ full: number[], idle: number[] }} */
      const times = { full: [], idle: [] };
      for (let round = 0; round < rounds; round++) {
        say(`round ${round + 1} of ${rounds}`);
        for (const made of ['node_modules', ...products.map((name) => join('packages', name))])
          rmSync(join(folder, made), { recursive: true, force: true });
        times.full.push(once());
        times.idle.push(once());
      }
      const shared = { unit: 's', digits: 2 };
      return [
        {
          ...shared,
          title: 'generate ecs and cas',
          goal: { is: '<', than: 3 },
          values: { yunspec: median(times.full) },
        },
        {
          ...shared,
          title: 'generate, nothing changed',
          goal: { is: '<', than: 0.7 },
          values: { yunspec: median(times.idle) },
        },
      ];
    }),
};
