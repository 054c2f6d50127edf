import { misspell, pick, replace } from './mutant.mjs';

/** @typedef {import('./mutant.mjs').Keys} Keys */
/** @typedef {import('./mutant.mjs').Mutant} Mutant */
/** @typedef {{ code: string, http?: number, on?: string | readonly string[], kind?: string, retry?: string }} Row */

const kinds = [
  'missing',
  'malformed',
  'unsupported',
  'range',
  'notFound',
  'exists',
  'mismatch',
  'state',
  'dependency',
  'quota',
  'denied',
  'locked',
  'balance',
  'throttled',
  'server',
  'other',
];

const statuses = [400, 403, 404, 409, 500];

/**
 * Lists the mutants of a table of errors.
 * @param {string} file
 * @param {string} place
 * @param {Keys} at
 * @param {readonly Row[]} rows
 * @param {readonly string[]} members the parameters that a row may be about
 * @returns {Mutant[]}
 */
export const mutateErrors = (file, place, at, rows, members) =>
  rows.flatMap((row, i) => {
    const name = `${place} errors ${i + 1} ${row.code}`;
    const key = [...at, i];
    const others = members.filter((member) => ![row.on ?? []].flat().includes(member));
    const elsewhere = pick(name, others);
    const codes = rows.map(({ code }) => code).filter((code) => code !== row.code);
    return [
      ...replace(
        file,
        name,
        [...key, 'kind'],
        [
          [
            'error kind changed',
            pick(
              name,
              kinds.filter((kind) => kind !== row.kind),
            ),
          ],
          ['error kind dropped', undefined],
        ],
      ),
      ...(elsewhere === undefined
        ? []
        : replace(
            file,
            name,
            [...key, 'on'],
            [[row.on === undefined ? 'error on added' : 'error on changed', elsewhere]],
          )),
      ...(row.on === undefined ? [] : replace(file, name, [...key, 'on'], [['error on dropped', undefined]])),
      ...replace(
        file,
        name,
        [...key, 'code'],
        [
          ['error code misspelt', misspell(row.code)],
          ...(codes.length === 0 ? [] : [/** @type {const} */ (['error code of another row', pick(name, codes)])]),
        ],
      ),
      ...(row.http === undefined
        ? []
        : replace(
            file,
            name,
            [...key, 'http'],
            [
              [
                'error status changed',
                pick(
                  name,
                  statuses.filter((status) => status !== row.http),
                ),
              ],
            ],
          )),
      ...(row.retry === undefined ? [] : replace(file, name, [...key, 'retry'], [['error retry dropped', undefined]])),
    ];
  });
