import { readdirSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { findNearest } from '@yunspec/runtime/check';
import { type FileKind, fileKinds } from '../language/files.js';
import { byCodeUnit } from '../language/order.js';

export const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Lists every file below a folder by relative path, in an order that no locale changes. Hidden files are left out. */
export function listFiles(folder: string, inside = ''): string[] {
  return readdirSync(join(folder, inside), { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.'))
    .sort((a, b) => byCodeUnit(a.name, b.name))
    .flatMap((entry) => {
      const path = posix.join(inside, entry.name);
      return entry.isDirectory() ? listFiles(folder, path) : [path];
    });
}

/** Lists the folders of specs/ that hold a product. */
export function listProducts(root: string): string[] {
  return readdirSync(root)
    .filter((name) => !name.startsWith('.') && isFolder(join(root, name)))
    .sort(byCodeUnit);
}

export const findFileKind = (path: string): FileKind | undefined => fileKinds.find(({ place }) => place.test(path));

/** Finds the path that a file was probably meant to have: `.yaml` for `.yml`, or a folder or file name that is near. */
export function findMeantPlace(path: string): { readonly path: string; readonly kind: FileKind } | undefined {
  const cut = path.indexOf('/') + 1;
  const [folder, file] = [path.slice(0, cut), path.slice(cut).replace(/\.yml$/, '.yaml')];
  const homes = fileKinds.map(({ home }) => home).filter((home) => home.endsWith('/') === cut > 0);
  const home = findNearest(cut > 0 ? folder : file, homes);
  const meant = cut > 0 ? `${home}${file}` : home;
  const kind = meant === undefined ? undefined : findFileKind(meant);
  return meant === undefined || kind === undefined ? undefined : { path: meant, kind };
}
