import { sdks } from '../subjects/index.mjs';
import { measureInstallation } from '../support/installed.mjs';
import { bench, ours } from '../support/workspace.mjs';

/**
 * Measures what installing the package of one product brings, with everything it needs.
 * @type {import('../support/table.mjs').Measure}
 */
export async function measureSize() {
  const counts = sdks.map(({ id, package: name }) => ({
    id,
    ...measureInstallation(id === 'yunspec' ? ours : bench, name),
  }));
  /** @type {(word: 'packages' | 'megabytes') => Record<string, number>} */
  const takeColumn = (word) => Object.fromEntries(counts.map((count) => [count.id, count[word]]));
  return [
    { title: 'installed', unit: 'MB', digits: 1, goal: { is: '<=', than: 3 }, values: takeColumn('megabytes') },
    // our own two, and two more at most
    { title: 'installed', unit: 'packages', digits: 0, goal: { is: '<=', than: 4 }, values: takeColumn('packages') },
  ];
}
