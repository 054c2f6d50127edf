import { getAtPath, isObject } from '../object.js';
import { json } from './format.js';

/** Parses a string that contains JSON. Other values stay the same. */
const parseJson = (value: unknown): unknown => (typeof value === 'string' ? (json.read(value, '') ?? value) : value);

/** Replaces the strings at a path by the values that they contain as JSON. */
function decodeAtPath(value: unknown, path: string): void {
  const [member = '', ...rest] = path.split('.');
  const name = member.replace(/\[\]$/, '');
  const inner = getAtPath(value, name);
  if (!isObject(value) || inner === undefined) return;
  if (rest.length > 0) {
    for (const item of [inner].flat()) decodeAtPath(item, rest.join('.'));
    return;
  }
  value[name] = member.endsWith('[]') && Array.isArray(inner) ? inner.map(parseJson) : parseJson(inner);
}

/** Returns a function that decodes the strings at some paths of an output, such as `InstanceIdSets[]`, as JSON. */
export const jsonTexts =
  (paths: readonly string[]) =>
  (output: object): void => {
    for (const path of paths) decodeAtPath(output, path);
  };
