import { misspell, pick, replace } from './mutant.mjs';

/** @typedef {import('./mutant.mjs').Keys} Keys */
/** @typedef {import('./mutant.mjs').Mutant} Mutant */
/** @typedef {Readonly<Record<string, any>>} Value */

/**
 * @param {string} file
 * @param {string} place
 * @param {Keys} at
 * @param {Value} effect
 * @param {readonly string[]} states
 * @returns {Mutant[]}
 */
function mutateEffect(file, place, at, effect, states) {
  const moves = ['creates', 'to'].flatMap((word) => {
    const other = pick(
      `${place} ${word}`,
      states.filter((state) => state !== effect[word]),
    );
    return effect[word] === undefined || other === undefined
      ? []
      : replace(file, place, [...at, word], [['transition changed', other, `${word} ${other}`]]);
  });
  const from = (effect.from ?? []).flatMap((/** @type {string} */ state, /** @type {number} */ i) => {
    const other = pick(
      `${place} from ${state}`,
      states.filter((one) => !effect.from.includes(one)),
    );
    return [
      ...(other === undefined
        ? []
        : replace(file, place, [...at, 'from', i], [['transition changed', other, `from ${state}`]])),
      ...(effect.from.length === 1
        ? []
        : replace(file, place, [...at, 'from', i], [['transition state dropped', undefined, state]])),
    ];
  });
  const also = (effect.also ?? []).flatMap((/** @type {Value} */ one, /** @type {number} */ i) =>
    mutateEffect(file, `${place} also ${i + 1}`, [...at, 'also', i], one, states),
  );
  const codes =
    effect.otherwise === undefined
      ? []
      : replace(file, place, [...at, 'otherwise'], [['effect code misspelt', misspell(effect.otherwise)]]);
  const deletes =
    effect.deletes === true ? replace(file, place, [...at, 'deletes'], [['deletion dropped', undefined]]) : [];
  return [...moves, ...from, ...also, ...codes, ...deletes];
}

/**
 * @param {string} file
 * @param {string} place
 * @param {Readonly<Record<string, Value>>} waiters
 * @param {readonly string[]} states
 */
const mutateWaiters = (file, place, waiters, states) =>
  Object.entries(waiters).flatMap(([name, { until, fails = [] }]) =>
    /** @type {const} */ ([
      ['until', until],
      ['fails', fails],
    ]).flatMap(([word, list]) =>
      list.flatMap((/** @type {string} */ state, /** @type {number} */ i) => {
        const other = pick(
          `${name} ${word} ${state}`,
          [...states, ...(word === 'until' ? ['gone'] : [])].filter((one) => !list.includes(one)),
        );
        return [
          ...(other === undefined
            ? []
            : replace(
                file,
                `${place} ${name}`,
                ['waiters', name, word, i],
                [['waiter state changed', other, `${word} ${state} ${other}`]],
              )),
          ...(word === 'fails'
            ? replace(
                file,
                `${place} ${name}`,
                ['waiters', name, word, i],
                [['waiter state dropped', undefined, `${word} ${state}`]],
              )
            : []),
        ];
      }),
    ),
  );

/**
 * Lists the mutants of a resource.
 * @param {string} file
 * @param {Value} resource
 * @returns {Mutant[]}
 */
export function mutateResource(file, { resource, missing, states = {}, operations = {}, waiters = {} }) {
  const names = Object.keys(states);
  return [
    ...(missing === undefined
      ? []
      : [
          ...replace(file, resource, ['missing', 'code'], [['missing code misspelt', misspell(missing.code)]]),
          ...replace(
            file,
            resource,
            ['missing', 'http'],
            [['missing status changed', missing.http === 404 ? 400 : 404]],
          ),
        ]),
    ...Object.entries(/** @type {Record<string, Value>} */ (states)).flatMap(([name, { becomes, gone }]) => {
      const other = pick(
        `${resource} ${name}`,
        names.filter((state) => state !== becomes && state !== name),
      );
      return [
        ...(becomes === undefined || other === undefined
          ? []
          : replace(
              file,
              `${resource} ${name}`,
              ['states', name, 'becomes'],
              [['transition changed', other, `becomes ${other}`]],
            )),
        ...(gone === true
          ? replace(file, `${resource} ${name}`, ['states', name, 'gone'], [['gone dropped', undefined]])
          : []),
        ...(gone === undefined
          ? replace(file, `${resource} ${name}`, ['states', name, 'gone'], [['gone added', true]])
          : []),
      ];
    }),
    ...Object.entries(/** @type {Record<string, Value>} */ (operations)).flatMap(([name, effect]) =>
      mutateEffect(file, `${resource} ${name}`, ['operations', name], effect, names),
    ),
    ...mutateWaiters(file, resource, waiters, names),
  ];
}
