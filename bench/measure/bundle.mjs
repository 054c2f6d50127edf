import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { moduleOf, sdks } from '../subjects/index.mjs';
import { bundledBytes } from '../support/esbuild.mjs';

/** One call of DescribeInstances, bundled, minified and compressed; `-` where the SDK does not bundle for the platform. */
export const bundle = {
  name: 'bundle',
  /** @param {(line: string) => void} say */
  run: async (say) => {
    const figures = [];
    for (const platform of /** @type {const} */ (['node', 'browser'])) {
      say(`for ${platform}`);
      /** @type {Record<string, number>} */
      const values = {};
      for (const { id } of sdks.filter(({ platforms }) => platforms.includes(platform))) {
        const path = fileURLToPath(moduleOf(id));
        values[id] =
          (await bundledBytes(`export { open } from './${basename(path)}';`, dirname(path), platform)) / 1024;
      }
      figures.push({
        title: `bundle of one call for ${platform}, gzip`,
        unit: 'KB of 1,024',
        digits: 1,
        goal: { is: '<=', than: 12 },
        values,
      });
    }
    return figures;
  },
};
