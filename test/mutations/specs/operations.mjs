import { mutateErrors } from './errors.mjs';
import { pick, replace } from './mutant.mjs';
import { mutateValue } from './values.mjs';

/** @typedef {import('./mutant.mjs').Mutant} Mutant */
/** @typedef {Readonly<Record<string, any>>} Value */

/**
 * Lists the paths of an answer that may be taken for each other: lists, or numbers and texts.
 * @param {Value} value
 * @param {boolean} isList
 * @param {ReadonlyMap<string, Value>} shapes
 * @param {string} prefix
 * @returns {string[]}
 */
function listPaths(value, isList, shapes, prefix = '') {
  const { properties = {} } = { ...shapes.get(value.shape), ...value };
  return Object.entries(/** @type {Record<string, Value>} */ (properties)).flatMap(([name, own]) => {
    const inner = { ...shapes.get(own.shape), ...own };
    if (inner.type === 'object') return listPaths(inner, isList, shapes, `${prefix}${name}.`);
    return (inner.type === 'array') === isList ? [`${prefix}${name}`] : [];
  });
}

/**
 * @param {string} file
 * @param {Value} operation
 * @param {ReadonlyMap<string, Value>} shapes
 */
function mutatePages(file, { operation, pagination, input, output }, shapes) {
  if (pagination === undefined) return [];
  const inputs = Object.keys(input.properties ?? {});
  const choices = {
    page: inputs,
    token: inputs,
    size: inputs,
    next: listPaths(output, false, shapes),
    total: listPaths(output, false, shapes),
    items: listPaths(output, true, shapes),
  };
  return Object.entries(choices).flatMap(([word, names]) => {
    const was = pagination[word];
    const other = pick(
      `${operation} ${word}`,
      names.filter((name) => name !== was),
    );
    if (was === undefined) return [];
    const place = `${operation} pagination`;
    return [
      ...(other === undefined
        ? []
        : replace(file, place, ['pagination', word], [['paginator member changed', other, word]])),
      ...replace(file, place, ['pagination', word], [['paginator member dropped', undefined, word]]),
    ];
  });
}

/**
 * @param {string} file
 * @param {Value} operation
 */
function mutateIdempotency(file, { operation, idempotency, input }) {
  const texts = Object.entries(/** @type {Record<string, Value>} */ (input.properties ?? {}))
    .filter(([name, { type }]) => type === 'string' && name !== idempotency?.token)
    .map(([name]) => name);
  const token = pick(operation, texts);
  if (typeof idempotency === 'object')
    return replace(
      file,
      operation,
      ['idempotency'],
      [
        ['idempotency changed', 'safe', 'safe'],
        ['idempotency changed', 'none', 'none'],
        ...(token === undefined ? [] : [/** @type {const} */ (['token member changed', { token }, token])]),
      ],
    );
  const other = idempotency === 'safe' ? 'none' : 'safe';
  return replace(
    file,
    operation,
    ['idempotency'],
    [
      ['idempotency changed', other, other],
      ...(token === undefined ? [] : [/** @type {const} */ (['idempotency changed', { token }, 'token'])]),
    ],
  );
}

/**
 * Lists the mutants of an operation.
 * @param {string} file
 * @param {Value} operation
 * @param {ReadonlyMap<string, Value>} shapes
 * @returns {Mutant[]}
 */
export const mutateOperation = (file, operation, shapes) => [
  ...mutateIdempotency(file, operation),
  ...mutatePages(file, operation, shapes),
  ...mutateValue(file, `${operation.operation} input`, ['input'], operation.input, false),
  ...mutateValue(file, `${operation.operation} output`, ['output'], operation.output, true),
  ...mutateErrors(
    file,
    operation.operation,
    ['errors'],
    operation.errors,
    Object.keys(operation.input.properties ?? {}),
  ),
];
