import { findNearest } from '@yunspec/runtime/check';
import { type FileKind, fileKinds } from '../language/files.js';

/** Finds the kind of a file by its path in the folder of a product. */
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
