import { sdks } from '../subjects/index.mjs';
import { installed } from '../support/installed.mjs';
import { bench, ours } from '../support/workspace.mjs';

/** What installing one product's package brings, everything it needs included. */
export const size = {
  name: 'size',
  run: async () => {
    const found = sdks.map(
      (sdk) => /** @type {const} */ ([sdk.id, installed(sdk.id === 'yunspec' ? ours : bench, sdk.package ?? '')]),
    );
    const column = (/** @type {'packages' | 'megabytes'} */ word) =>
      Object.fromEntries(found.map(([id, counts]) => [id, counts[word]]));
    return [
      { title: 'installed', unit: 'MB', digits: 1, goal: { is: '<=', than: 3 }, values: column('megabytes') },
      // our own two, and two more at most
      { title: 'installed', unit: 'packages', digits: 0, goal: { is: '<=', than: 4 }, values: column('packages') },
    ];
  },
};
