import type { OperationModel, ValueModel } from '@yunspec/model';
import { type ConstraintKeyword, check, issueKey } from '@yunspec/runtime/check';
import { constraintKeywords, findConstraint, type Probe } from '../language/keywords.js';
import { walkValues } from '../language/walk.js';
import { takesText } from './values.js';

/** One constraint tried: a value put at a path of a valid input, and the finding that must (or must not) come of it. */
export interface Case {
  readonly path: string;
  readonly value: unknown;
  readonly key: string;
  readonly refused: boolean;
}

export interface OperationCases {
  readonly base: unknown;
  readonly cases: readonly Case[];
  readonly examples: readonly { readonly key: string; readonly input: unknown }[];
  readonly valid: readonly unknown[];
}

/** Values that are not of a type. */
const wrongTypes: Readonly<Record<string, unknown>> = {
  string: 7,
  integer: 1.5,
  number: 'seven',
  boolean: 3,
  array: 'one',
  object: 'one',
};

interface PlacedValue {
  readonly path: string;
  readonly value: ValueModel;
}

/** Lists every value inside an input by the path of a sample: item 0 of a list, and some key of a map. */
const listPlaces = (input: ValueModel): PlacedValue[] =>
  [...walkValues(input)]
    .filter(({ path }) => path !== '')
    .map(({ path, value }) => ({ path: path.replaceAll('[]', '.0').replaceAll('*', 'some-key'), value }));

const makeCases = (path: string, key: string, { inside, outside }: Probe): Case[] => [
  ...inside.map((value) => ({ path, value, key, refused: false })),
  ...outside.map((value) => ({ path, value, key, refused: true })),
];

function probeConstraint(keyword: ConstraintKeyword, value: ValueModel): Probe {
  const limit = value[keyword];
  return limit === undefined ? { inside: [], outside: [] } : findConstraint(keyword).probe(limit as never, value);
}

function probeType(value: ValueModel): Probe {
  const { type, text, nullable } = value;
  const isText = takesText(value, 'input');
  const wrong = isText ? wrongTypes.string : wrongTypes[type];
  const words: Probe =
    text === undefined ? { inside: [], outside: [] } : { inside: [true, false, ...text], outside: ['perhaps'] };
  return {
    inside: [...words.inside, ...(isText ? ['one,two'] : []), ...(nullable ? [null] : [])],
    outside: [...(wrong === undefined ? [] : [wrong]), ...words.outside],
  };
}

const listCases = ({ path, value }: PlacedValue): Case[] => [
  ...makeCases(path, `${path}#type`, probeType(value)),
  ...constraintKeywords.flatMap((keyword) => makeCases(path, `${path}#${keyword}`, probeConstraint(keyword, value))),
];

/** Puts a value at a path of a copy of an input, making what leads there. */
export function withValue(base: unknown, path: string, value: unknown): unknown {
  const copy = structuredClone(base) as Record<string, unknown>;
  const names = path.split('.');
  let at: Record<string, unknown> = copy;
  for (const [i, name] of names.slice(0, -1).entries()) {
    at[name] ??= /^\d+$/.test(names[i + 1] ?? '') ? [] : {};
    at = at[name] as Record<string, unknown>;
  }
  at[names.at(-1) ?? ''] = value;
  return copy;
}

/**
 * Lists every constraint of an operation as cases. A limit that does not do what it says is a fault of the generator, and
 * stops it.
 */
export function listOperationCases(operation: OperationModel): OperationCases {
  const valid = operation.examples.filter((example) => example.ok !== undefined).map((example) => example.ok);
  const examples = operation.examples.flatMap(({ fails, input }) =>
    fails === undefined ? [] : [{ key: fails, input }],
  );
  const base = valid[0] ?? {};
  const all = listPlaces(operation.input).flatMap(listCases);
  const decided = all.filter((one) => {
    const keys = check(operation.input, withValue(base, one.path, one.value), { level: 'strict' }).map(issueKey);
    return keys.includes(one.key) === one.refused;
  });
  if (decided.length !== all.length) {
    const lost = all.filter((one) => !decided.includes(one)).map((one) => `${one.key} ${JSON.stringify(one.value)}`);
    throw new Error(`${operation.name}: constraints that do not do what they say: ${lost.join(', ')}`);
  }
  const missing = (operation.input.required ?? []).map(
    (name): Case => ({ path: name, value: undefined, key: `${name}#required`, refused: true }),
  );
  return { base, cases: [...missing, ...all], examples, valid };
}
