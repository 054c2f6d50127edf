import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { locateModule, sdks } from '../subjects/index.mjs';
import { weighBundle } from '../support/esbuild.mjs';

/**
 * Weighs one call of DescribeInstances, bundled into one file, minified and compressed: with what only a failure or an
 * option needs, and with what is loaded later. An SDK that does not bundle for a platform
 * has no number there.
 * @type {import('../support/table.mjs').Measure}
 */
export async function measureBundle(say) {
  const figures = [];
  for (const platform of /** @type {const} */ (['node', 'browser'])) {
    say(`for ${platform}`);
    /** @type {Record<string, number>} */
    const values = {};
    for (const { id } of sdks.filter(({ platforms }) => platforms.includes(platform))) {
      const path = fileURLToPath(locateModule(id));
      const { compressed } = await weighBundle(`export { open } from './${basename(path)}';`, dirname(path), platform);
      values[id] = compressed / 1024;
    }
    figures.push({
      title: `bundle of one call for ${platform}, gzip`,
      unit: 'KB of 1,024',
      digits: 1,
      goal: { is: /** @type {const} */ ('<='), than: 12 },
      values,
    });
  }
  return figures;
}
