import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { byCodeUnit } from '../names.js';
import type { Files } from '../product-files.js';
import type { Change } from './commit.js';

/** Names the files of a package that are generated; everything else in it is hand-written and never touched. */
export const manifestName = '.generated.json';

const read = (path: string): string | undefined => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);

/** The generated files of a package as its manifest names them. */
export function listed(folder: string): string[] {
  const text = read(join(folder, manifestName));
  return text === undefined ? [] : (JSON.parse(text) as { files: string[] }).files;
}

function withManifest(files: Files): Files {
  const names = [...files.keys()].sort(byCodeUnit);
  return new Map([...files, [manifestName, `${JSON.stringify({ files: names }, null, 2)}\n`]]);
}

/** What has to change in a package's folder: only files whose content differs, and generated ones that no longer belong. */
export function plan(folder: string, files: Files): Change[] {
  const wanted = withManifest(files);
  const stale = listed(folder).filter((name) => !wanted.has(name) && existsSync(join(folder, name)));
  return [
    ...[...wanted].filter(([name, content]) => read(join(folder, name)) !== content).map(([name, content]) => ({ path: join(folder, name), content })),
    ...stale.map((name) => ({ path: join(folder, name), content: undefined })),
  ];
}
