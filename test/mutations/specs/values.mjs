import { numeric } from '../numeric.mjs';
import { misspell, pick, replace } from './mutant.mjs';

/** @typedef {import('./mutant.mjs').Keys} Keys */
/** @typedef {import('./mutant.mjs').Mutant} Mutant */
/** @typedef {Readonly<Record<string, any>>} Value */

/** How firm a keyword is where nothing is said. */
const levels = /** @type {const} */ (['closed', 'volatile', 'open']);

/**
 * Lists the mutants of limits, of a value or of what a rule adds.
 * @param {string} file
 * @param {string} place
 * @param {Keys} at
 * @param {Value} limits
 * @returns {Mutant[]}
 */
export const mutateLimits = (file, place, at, limits) => [
  ...numeric.flatMap((keyword) => {
    const limit = limits[keyword];
    if (typeof limit !== 'number') return [];
    return replace(
      file,
      place,
      [...at, keyword],
      [
        ['limit + 1', limit + 1, keyword],
        ...(limit === 0 && /Length|Items/.test(keyword)
          ? []
          : [/** @type {const} */ (['limit - 1', limit - 1, keyword])]),
      ],
    );
  }),
  ...(Array.isArray(limits.enum) ? limits.enum : []).flatMap((/** @type {unknown} */ value, /** @type {number} */ i) =>
    replace(
      file,
      place,
      [...at, 'enum', i],
      [
        ['enum value dropped', undefined, String(value)],
        ...(typeof value === 'string' && value.length > 2 && /[a-z]{2}/i.test(value)
          ? [/** @type {const} */ (['enum value misspelt', misspell(value), value])]
          : []),
      ],
    ),
  ),
];

/**
 * @param {string} file
 * @param {string} place
 * @param {Keys} at
 * @param {Value} value
 */
function mutateStability(file, place, at, { stability, enum: list, ...value }) {
  if (stability !== undefined) {
    const word = typeof stability === 'string' ? stability : undefined;
    const key = word === undefined ? [...at, 'stability', Object.keys(stability)[0] ?? ''] : [...at, 'stability'];
    const was = word ?? Object.values(stability)[0];
    return replace(file, place, key, [
      ['stability dropped', undefined],
      ...levels
        .filter((level) => level !== was)
        .map((level) => /** @type {const} */ (['stability changed', level, level])),
    ]);
  }
  const isLimited = numeric.some((keyword) => keyword in value) || 'pattern' in value;
  if (list === undefined && !isLimited) return [];
  const level = list === undefined ? pick(place, ['closed', 'open']) : pick(place, ['closed', 'volatile']);
  return replace(file, place, [...at, 'stability'], [['stability added', level, String(level)]]);
}

/**
 * @param {string} file
 * @param {string} place
 * @param {Keys} at
 * @param {Value} value
 */
function mutateMembers(file, place, at, { required = [], properties = {} }) {
  const names = Object.keys(properties);
  return [
    ...required.flatMap((/** @type {string} */ name, /** @type {number} */ i) =>
      replace(file, place, [...at, 'required', i], [['required dropped', undefined, name]]),
    ),
    ...names
      .filter((name) => !required.includes(name))
      .flatMap((name) => replace(file, place, [...at, 'required'], [['required added', [...required, name], name]])),
  ];
}

/**
 * Lists the mutants of a value and of those inside it.
 * @param {string} file
 * @param {string} place
 * @param {Keys} at
 * @param {Value} value
 * @param {boolean} isAnswer
 * @returns {Mutant[]}
 */
export function mutateValue(file, place, at, value, isAnswer) {
  const { text, secret, default: usual, properties = {}, items, values, rules = {} } = value;
  return [
    ...mutateLimits(file, place, at, value),
    ...mutateStability(file, place, at, value),
    ...(text === undefined
      ? []
      : replace(
          file,
          place,
          [...at, 'text'],
          [
            ['words swapped', [text[1], text[0]]],
            ['words changed', [`${text[0]}`.replace(/^./, (first) => first.toUpperCase()), text[1]]],
            ['words dropped', undefined],
          ],
        )),
    ...(secret === true ? replace(file, place, [...at, 'secret'], [['secret dropped', undefined]]) : []),
    ...(typeof usual === 'number' ? replace(file, place, [...at, 'default'], [['default changed', usual + 1]]) : []),
    ...(typeof usual === 'boolean' ? replace(file, place, [...at, 'default'], [['default changed', !usual]]) : []),
    ...(isAnswer ? [] : mutateMembers(file, place, at, value)),
    ...Object.entries(rules).flatMap(([id, rule]) => mutateRule(file, `${place}#${id}`, [...at, 'rules', id], rule)),
    ...Object.entries(properties).flatMap(([name, inner]) =>
      mutateValue(file, `${place}.${name}`, [...at, 'properties', name], inner, isAnswer),
    ),
    ...(items === undefined ? [] : mutateValue(file, `${place}[]`, [...at, 'items'], items, isAnswer)),
    ...(values === undefined ? [] : mutateValue(file, `${place}.*`, [...at, 'values'], values, isAnswer)),
  ];
}

/**
 * @param {string} file
 * @param {string} place
 * @param {Keys} at
 * @param {Value} rule
 * @returns {Mutant[]}
 */
function mutateRule(file, place, at, { error, stability, restrict = {}, rows = [] }) {
  return [
    ...(error === undefined
      ? []
      : replace(
          file,
          place,
          [...at, 'error'],
          [
            ['rule code misspelt', misspell(error)],
            ['rule code dropped', undefined],
          ],
        )),
    ...(stability === undefined
      ? []
      : replace(
          file,
          place,
          [...at, 'stability'],
          levels.filter((level) => level !== stability).map((level) => ['rule stability changed', level, level]),
        )),
    ...Object.entries(restrict).flatMap(([name, limits]) =>
      mutateLimits(file, `${place} ${name}`, [...at, 'restrict', name], /** @type {Value} */ (limits)),
    ),
    ...(Array.isArray(rows) ? rows : []).flatMap((/** @type {unknown[]} */ row, /** @type {number} */ i) =>
      mutateLimits(
        file,
        `${place} row ${i + 1}`,
        [...at, 'rows', i, row.length - 1],
        /** @type {Value} */ (row.at(-1)),
      ),
    ),
  ];
}
