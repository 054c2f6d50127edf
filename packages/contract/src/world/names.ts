import type { OperationModel, ValueModel } from '@yunspec/model';
import { judge } from '../cases/judge.js';
import { type Path, valueAt, withValueAt } from '../cases/paths.js';
import { listPlaces } from '../cases/schema.js';

/** Makes the names and secrets of what a run creates. */
export interface Naming {
  /** What every name begins with. */
  readonly prefix: string;
  /** What passwords are made from. */
  readonly seed: string;
}

const isName = (path: Path, { type, enum: list, refers }: ValueModel): boolean =>
  type === 'string' && list === undefined && refers === undefined && /name$/i.test(String(path.at(-1)));

/** Lists texts for a name: with the prefix, and without the characters that some names may not have. */
export const listNames = (prefix: string, number: number): string[] => {
  const name = `${prefix}-${number}`;
  return [name, name.replaceAll('-', '_'), name.replaceAll('-', '')];
};

const listPasswords = (seed: string, number: number): string[] => {
  const plain = `Yc${number}${seed}${seed.length}Zq`;
  return [
    plain.slice(0, 30),
    plain.slice(0, 12),
    plain.slice(0, 8),
    `${number}${seed}`.slice(0, 8),
    `Yc1${seed}`.slice(0, 6),
  ];
};

/** Puts the first text that keeps an input valid at a path. */
function putFirst(operation: OperationModel, input: unknown, path: Path, texts: readonly string[]): unknown {
  const changed = texts
    .map((text) => withValueAt(input, path, text))
    .find((candidate) => judge(operation.input, candidate).length === 0);
  return changed ?? input;
}

/** Returns whether a name is worth adding: the main name of what is created. */
export const isMainName = (path: Path, kind: string): boolean =>
  path.length === 1 && [`${kind}name`, 'name'].includes(String(path[0]).toLowerCase());

/** Gives a prefix to every name in an input, adds the main name, and replaces passwords by ones of this run. */
export function nameInput(
  operation: OperationModel,
  kind: string,
  input: object,
  { prefix, seed }: Naming,
  number: number,
): Record<string, unknown> {
  const places = listPlaces(operation.input);
  const named = places
    .filter(
      ({ path, schema }) => isName(path, schema) && (valueAt(input, path) !== undefined || isMainName(path, kind)),
    )
    .reduce<unknown>((changed, { path }) => putFirst(operation, changed, path, listNames(prefix, number)), input);
  return replaceSecrets(operation, named as Record<string, unknown>, seed, number);
}

/** Replaces the passwords in an input by ones of this run. */
export const replaceSecrets = (
  operation: OperationModel,
  input: Record<string, unknown>,
  seed: string,
  number: number,
): Record<string, unknown> =>
  listPlaces(operation.input)
    .filter(({ path, schema }) => schema.secret === true && valueAt(input, path) !== undefined)
    .filter(({ path }) => !/access_?key|token/i.test(String(path.at(-1))))
    .reduce<unknown>(
      (changed, { path }) => putFirst(operation, changed, path, listPasswords(seed, number)),
      input,
    ) as Record<string, unknown>;
