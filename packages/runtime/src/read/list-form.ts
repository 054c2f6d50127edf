import { getAtPath, getOwn, isObject } from '../object.js';

/**
 * Gives the list at a path of an output its documented form. Services also answer the list itself where the documents
 * have an object around it (`Disks.Disk`), and an object around it where they have the list.
 */
export function reformList(output: object, path: string): void {
  const names = path.split('.');
  const name = names.pop() as string;
  const outer = names.pop();
  const holder = names.length === 0 ? output : getAtPath(output, names.join('.'));
  const value = getOwn(holder, outer ?? name);
  if (!isObject(holder)) return;
  if (outer === undefined) {
    const [only, ...others] = isObject(value) ? Object.values(value) : [];
    if (Array.isArray(only) && others.length === 0) holder[name] = only;
  } else if (Array.isArray(value) && !value.some((item) => getOwn(item, name) !== undefined)) {
    holder[outer] = { [name]: value };
  }
}
