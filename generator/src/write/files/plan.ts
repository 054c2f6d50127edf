import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { manifestName } from '../../read/packages.js';
import { byCodeUnit } from '../names.js';
import type { Files } from '../product-files.js';
import type { Change } from './commit.js';
import { holdsText, readText } from './text.js';

export { manifestName };

/**
 * Lists the generated files of a package as its manifest names them. A manifest that a merge has damaged names those of
 * both sides, so that the next run removes what neither needs.
 */
export function listed(folder: string): readonly string[] {
  const text = readText(join(folder, manifestName)) ?? '';
  const names = [...text.matchAll(/"([^"\n]+)"/g)].map(([, name = '']) => name);
  return [...new Set(names)].filter((name) => name !== 'files');
}

function withManifest(files: Files): Files {
  const names = [...files.keys()].sort(byCodeUnit);
  return new Map([...files, [manifestName, `${JSON.stringify({ files: names }, null, 2)}\n`]]);
}

/** The files of a folder whose content differs. */
export const differing = (folder: string, files: Files): Change[] =>
  [...files]
    .map(([name, content]) => ({ path: join(folder, name), content }))
    .filter(({ path, content }) => !holdsText(path, content));

/** Lists the changes of a package's folder: files whose content differs, and generated ones that no longer belong. */
export function plan(folder: string, files: Files): Change[] {
  const wanted = withManifest(files);
  const stale = listed(folder).filter((name) => !wanted.has(name) && existsSync(join(folder, name)));
  return [...differing(folder, wanted), ...stale.map((name) => ({ path: join(folder, name), content: undefined }))];
}
