import type { ValueSchema } from '@yunspec/runtime/check';
import { mutateLimits } from './limits.js';
import { type Keys, type Mutant, replace } from './mutant.js';
import { mutateRules } from './rules.js';

/** The types that a value is taken for instead of its own. */
const otherTypes: Readonly<Record<string, readonly string[]>> = {
  string: ['integer', 'boolean', 'any'],
  integer: ['number', 'string', 'any'],
  number: ['integer', 'string', 'any'],
  boolean: ['string', 'any'],
  array: ['string', 'any'],
  object: ['string', 'any'],
  any: ['string'],
};

const stabilities = ['closed', 'volatile', 'open'] as const;

function mutateStability(place: string, keys: Keys, { stability }: ValueSchema): Mutant[] {
  if (stability === undefined) return [];
  if (typeof stability === 'string')
    return replace(
      place,
      [...keys, 'stability'],
      [undefined, ...stabilities]
        .filter((word) => word !== stability)
        .map((word) => ['stability changed', word, String(word)]),
    );
  return Object.entries(stability).flatMap(([keyword, own]) =>
    replace(
      place,
      [...keys, 'stability', keyword],
      [undefined, ...stabilities]
        .filter((word) => word !== own)
        .map((word) => ['stability changed', word, `${keyword} ${word}`]),
    ),
  );
}

function mutateWire(place: string, keys: Keys, { wire, text, name, secret }: ValueSchema): Mutant[] {
  const words = text === undefined ? [] : [text.toReversed(), undefined];
  return [
    ...(wire === undefined ? [] : replace(place, [...keys, 'wire'], [['wire dropped', undefined, wire]], true)),
    ...words.flatMap((value) =>
      replace(place, [...keys, 'text'], [[value === undefined ? 'words dropped' : 'words swapped', value]], true),
    ),
    ...(name === undefined ? [] : replace(place, [...keys, 'name'], [['name dropped', undefined]], true)),
    ...(secret === true ? replace(place, [...keys, 'secret'], [['secret dropped', undefined]], true) : []),
  ];
}

function mutateMembers(place: string, keys: Keys, { properties = {}, required = [] }: ValueSchema): Mutant[] {
  const names = Object.keys(properties);
  return [
    ...required.flatMap((name, i) => replace(place, [...keys, 'required', i], [['required dropped', undefined, name]])),
    ...names
      .filter((name) => !required.includes(name))
      .flatMap((name) => replace(place, [...keys, 'required'], [['required added', [...required, name], name]])),
    ...names.flatMap((name) => replace(place, [...keys, 'properties', name], [['member removed', undefined, name]])),
  ];
}

/** Lists the mutants of a value and of the values inside it. */
export function mutateValue(place: string, keys: Keys, schema: ValueSchema): Mutant[] {
  const { type, codes = {}, nullable, properties = {}, items, values, rules = {} } = schema;
  return [
    ...replace(
      place,
      [...keys, 'type'],
      (keys.length === 1 ? [] : (otherTypes[type] ?? [])).map((other) => ['type changed', other, other]),
    ),
    ...mutateLimits(place, keys, schema),
    ...Object.keys(codes).flatMap((issue) =>
      replace(
        place,
        [...keys, 'codes', issue],
        [
          ['code swapped', 'Swapped', issue],
          ['code dropped', undefined, issue],
        ],
      ),
    ),
    ...mutateStability(place, keys, schema),
    ...mutateWire(place, keys, schema),
    ...(nullable === true ? replace(place, [...keys, 'nullable'], [['nullable dropped', undefined]]) : []),
    ...mutateMembers(place, keys, schema),
    ...mutateRules(place, [...keys, 'rules'], rules),
    ...Object.entries(properties).flatMap(([name, inner]) =>
      mutateValue(`${place}.${name}`, [...keys, 'properties', name], inner),
    ),
    ...(items === undefined ? [] : mutateValue(`${place}[]`, [...keys, 'items'], items)),
    ...(values === undefined ? [] : mutateValue(`${place}.*`, [...keys, 'values'], values)),
  ];
}
