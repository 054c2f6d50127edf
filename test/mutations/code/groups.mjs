/**
 * Returns the folder of `src` that a file belongs to, for which a row of the report stands.
 * @param {string} file as `src/sign/acs3.ts`
 */
export const folderOf = (file) => file.match(/^src\/[^/]+(?=\/)/)?.[0] ?? 'src/*.ts';

/**
 * Groups values by a word of each, in the order in which they are met.
 * @template T
 * @param {readonly T[]} values
 * @param {(value: T) => string} word
 */
export function groupBy(values, word) {
  /** @type {Map<string, T[]>} */
  const groups = new Map();
  for (const value of values) {
    const group = groups.get(word(value));
    if (group === undefined) groups.set(word(value), [value]);
    else group.push(value);
  }
  return groups;
}
