import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { locateModule, sdks } from '../subjects/index.mjs';
import { measureOverEmpty } from '../support/over-empty.mjs';
import { measureUsage } from '../support/process.mjs';
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

/**
 * Measures the type check of a program that makes one call, over that of an empty program.
 * @type {import('../support/table.mjs').Measure}
 */
export async function measureTypes(say) {
  const ids = sdks.map(({ id }) => id);
  const measure = (/** @type {string} */ id) =>
    measureUsage([compiler, ...options, fileURLToPath(locateModule(id))], { cwd: bench }).cpu;
  const readCost = await measureOverEmpty({ rounds, ids, measure, say });
  return [
    {
      title: 'types of one call, over an empty program',
      unit: 'CPU s',
      digits: 2,
      values: Object.fromEntries(ids.map((id) => [id, readCost(id)])),
    },
    {
      title: 'types of one call, beside alicloud-ecs',
      unit: 'ratio',
      digits: 2,
      goal: { is: '<=', than: 0.15 },
      values: { yunspec: readCost('yunspec') / readCost('alicloud-ecs') },
    },
  ];
}
