import { sdks } from '../subjects/index.mjs';
import { installed } from '../support/installed.mjs';
import { bench, installOurs, withFolder } from '../support/workspace.mjs';

const ours = ['runtime', 'ecs'];

/** What an installation brings: ours from packed tarballs, the peers as they stand in bench/node_modules. */
export const size = {
  name: 'size',
  /** @param {(line: string) => void} say */
  run: (say) =>
    withFolder(async (folder) => {
      say('packing and installing ours');
      installOurs(folder, ours);
      const names = ours.map((name) => `@yunspec/${name}`);
      const found = sdks.map((sdk) => /** @type {const} */ ([sdk.id, sdk.id === 'yunspec' ? installed(folder, names) : installed(bench, [`${sdk.package}`])]));
      const column = (/** @type {'packages' | 'megabytes'} */ word) => Object.fromEntries(found.map(([id, counts]) => [id, counts[word]]));
      return [
        { title: 'installed', unit: 'MB', digits: 1, goal: { is: '<=', than: 3 }, values: column('megabytes') },
        { title: 'installed', unit: 'packages', digits: 0, goal: { is: '<=', than: ours.length + 2 }, values: column('packages') },
      ];
    }),
};
