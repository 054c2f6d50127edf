import { fileURLToPath } from 'node:url';
import { locateModule, sdks } from '../subjects/index.mjs';
import { measureOverEmpty } from '../support/over-empty.mjs';
import { measureUsage } from '../support/process.mjs';

const rounds = 21;

/** What ours may cost as a multiple of others: a slower machine is slower for all of them. */
const goals = [
  { id: 'node-https', title: 'node:https alone', than: 1.6 },
  { id: 'pop-core', title: 'pop-core', than: 0.25 },
];

/**
 * Measures a fresh process that imports the package and ends, over one that imports nothing.
 * @type {import('../support/table.mjs').Measure}
 */
export async function measureImport(say) {
  const ids = ['node-https', ...sdks.map(({ id }) => id)];
  const measure = (/** @type {string} */ id) => measureUsage([fileURLToPath(locateModule(id))]).cpu * 1000;
  const readCost = await measureOverEmpty({ rounds, ids, measure, say });
  const values = Object.fromEntries(ids.map((id) => [id, readCost(id)]));
  return [
    { title: 'import, over an empty process', unit: 'CPU ms', digits: 1, values },
    ...goals.map(({ id, title, than }) => ({
      title: `import, beside ${title}`,
      unit: 'ratio',
      digits: 2,
      goal: { is: /** @type {const} */ ('<='), than },
      values: { yunspec: readCost('yunspec') / readCost(id) },
    })),
  ];
}
