import { isObject, valueAt } from '../check/members.js';
import { json } from './format.js';

/** Puts the values in the place of texts that hold JSON. Text that does not stays as it is. */
function decoded(value: unknown, path: string): void {
  const [member = '', ...rest] = path.split('.');
  const name = member.replace(/\[\]$/, '');
  const inner = valueAt(value, name);
  if (!isObject(value) || inner === undefined) return;
  if (rest.length > 0) {
    for (const item of [inner].flat()) decoded(item, rest.join('.'));
    return;
  }
  const parsed = (given: unknown): unknown => (typeof given === 'string' ? (json.read(given, '') ?? given) : given);
  value[name] = member.endsWith('[]') && Array.isArray(inner) ? inner.map(parsed) : parsed(inner);
}

/** Reads the texts at some places of an answer, such as `InstanceIdSets[]`, that hold JSON. */
export const jsonTexts =
  (paths: readonly string[]) =>
  (answer: object): void => {
    for (const path of paths) decoded(answer, path);
  };
