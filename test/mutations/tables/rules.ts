import type { Rule } from '@yunspec/runtime/check';
import { mutateLimits } from './limits.js';
import { type Keys, type Mutant, replace } from './mutant.js';

const verbs = ['requireAny', 'requireOne', 'atMostOne', 'allOrNone', 'require', 'forbid'] as const;

/** The verb that each verb between members is taken for. */
const otherVerbs: Readonly<Record<string, string>> = {
  requireAny: 'requireOne',
  requireOne: 'requireAny',
  atMostOne: 'requireOne',
  allOrNone: 'requireAny',
};

const comparisons = ['<', '<=', '>', '>=', '==', '!='];

function mutateVerbs(place: string, keys: Keys, rule: Rule): Mutant[] {
  return verbs.flatMap((verb) => {
    const members = rule[verb];
    if (members === undefined) return [];
    const other = otherVerbs[verb];
    const changed: Mutant[] =
      other === undefined
        ? []
        : [
            {
              id: `${place}: verb changed`,
              kind: 'verb changed',
              isWire: false,
              change: (table) => {
                const found = keys.reduce((value, key) => value[key], table);
                found[other] = found[verb];
                delete found[verb];
              },
            },
          ];
    const dropped =
      members.length === 1
        ? []
        : members.flatMap((name, i) =>
            replace(place, [...keys, verb, i], [[`${verb} member dropped`, undefined, name]]),
          );
    return [...changed, ...dropped];
  });
}

function mutateConditions(place: string, keys: Keys, { when = {} }: Rule): Mutant[] {
  return Object.entries(when).flatMap(([name, condition]) => {
    const key = [...keys, 'when', name];
    const values = Array.isArray(condition) ? condition : [];
    const turned = condition === 'present' ? 'absent' : 'present';
    return [
      ...(Object.keys(when).length === 1 ? [] : replace(place, key, [['condition dropped', undefined, name]])),
      ...(values.length > 1
        ? values.flatMap((value, i) =>
            replace(place, [...key, i], [['condition value dropped', undefined, String(value)]]),
          )
        : []),
      ...(condition === 'present' || condition === 'absent'
        ? replace(place, key, [['condition turned', turned, name]])
        : []),
    ];
  });
}

function mutateRows(place: string, keys: Keys, { rows = [] }: Rule): Mutant[] {
  return rows.flatMap((row, i) => {
    const key = [...keys, 'rows', i];
    const name = `${place} row ${i + 1}`;
    return [
      ...(rows.length === 1 ? [] : replace(name, key, [['row removed', undefined]])),
      ...mutateLimits(name, [...key, row.length - 1], row.at(-1) as object),
      ...row
        .slice(0, -1)
        .flatMap((cell, column) =>
          Array.isArray(cell) && cell.length > 1
            ? cell.flatMap((value, j) =>
                replace(name, [...key, column, j], [['cell value dropped', undefined, String(value)]]),
              )
            : replace(name, [...key, column], [['cell changed', 'nothing', String(cell)]]),
        ),
    ];
  });
}

function mutateRule(place: string, keys: Keys, rule: Rule): Mutant[] {
  const { restrict = {}, compare, error, stability } = rule;
  const operator = compare?.[1];
  return [
    ...replace(place, keys, [['rule removed', undefined]]),
    ...mutateVerbs(place, keys, rule),
    ...mutateConditions(place, keys, rule),
    ...Object.entries(restrict).flatMap(([name, limits]) =>
      mutateLimits(`${place} ${name}`, [...keys, 'restrict', name], limits),
    ),
    ...mutateRows(place, keys, rule),
    ...(operator === undefined
      ? []
      : replace(
          place,
          [...keys, 'compare', 1],
          comparisons.filter((other) => other !== operator).map((other) => ['comparison changed', other, other]),
        )),
    ...replace(
      place,
      [...keys, 'error'],
      [['rule code swapped', 'Swapped'], ...(error === undefined ? [] : [['rule code dropped', undefined] as const])],
    ),
    ...replace(
      place,
      [...keys, 'stability'],
      (['closed', 'volatile', 'open'] as const)
        .filter((word) => word !== (stability ?? 'volatile'))
        .map((word) => ['rule stability changed', word, word]),
    ),
  ];
}

/** Lists the mutants of the rules of an object. */
export const mutateRules = (place: string, keys: Keys, rules: Readonly<Record<string, Rule>>): Mutant[] =>
  Object.entries(rules).flatMap(([id, rule]) => mutateRule(`${place}#${id}`, [...keys, id], rule));
