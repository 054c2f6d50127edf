/** @typedef {(string | number)[]} Keys */

/**
 * A spec with one fact that is wrong.
 * @typedef {{
 *   id: string,
 *   kind: string,
 *   file: string,
 *   edits: readonly { at: Keys, value: unknown }[],
 * }} Mutant
 */

/**
 * Returns a number that depends on a text alone: the choices of a mutant are the same in every run.
 * @param {string} text
 */
export function hashText(text) {
  let hash = 2166136261;
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16777619);
  hash ^= hash >>> 13;
  return Math.imul(hash, 1540483477) >>> 0;
}

/**
 * Picks one of some choices, which depends on a text alone.
 * @template T
 * @param {string} text
 * @param {readonly T[]} choices
 * @returns {T | undefined}
 */
export const pick = (text, choices) => choices[hashText(text) % Math.max(choices.length, 1)];

/**
 * Misspells a word as people do: a letter is left out, doubled, or swapped with its neighbour.
 * @param {string} word
 */
export function misspell(word) {
  const letters = [...word];
  const places = letters.flatMap((letter, i) => (i > 0 && /[a-z]/i.test(letter) ? [i] : []));
  const at = pick(word, places) ?? letters.length - 1;
  const [before, letter, after] = [letters[at - 1] ?? '', letters[at] ?? '', letters[at + 1]];
  const way = hashText(`${word}!`) % 3;
  if (way === 0 && letters.length > 2) letters.splice(at, 1);
  else if (way === 1 && after !== undefined && after !== letter && /[a-z]/i.test(after))
    letters.splice(at, 2, after, letter);
  else letters.splice(at, 0, before === '' ? 'x' : letter);
  return letters.join('');
}

/**
 * Makes the mutants of one fact: each has another value in its place, or none.
 * @param {string} file
 * @param {string} place
 * @param {Keys} at
 * @param {readonly (readonly [kind: string, value: unknown, note?: string])[]} rows
 * @returns {Mutant[]}
 */
export const replace = (file, place, at, rows) =>
  rows.map(([kind, value, note]) => ({
    id: `${place}: ${kind}${note === undefined ? '' : ` ${note}`}`,
    kind,
    file,
    edits: [{ at, value }],
  }));
