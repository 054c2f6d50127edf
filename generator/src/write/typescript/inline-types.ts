import { walkValues } from '@yunspec/model';
import type { Model, Value } from '../model.js';
import { runtimeTypes, runtimeValues } from './runtime-exports.js';

/** The names of the types of objects that a spec writes inside other values, such as `CreateInstanceDataDisk`. */
export type InlineNames = ReadonlyMap<Value, string>;

/** A value that is declared under a name, and to which the objects inside it belong. */
interface Owner {
  readonly name: string;
  /** The word behind the name where the shorter one is taken. */
  readonly side: string;
  readonly value: Value;
}

/** Returns whether a value is an object with members, which is worth a name. */
const hasMembers = ({ properties = {} }: Value): boolean => Object.keys(properties).length > 0;

const listOwners = ({ operations, shapes }: Model): Owner[] => [
  ...operations.map(({ name, input }) => ({ name, side: 'Input', value: input })),
  ...operations.map(({ name, output }) => ({ name, side: 'Output', value: output })),
  ...Object.entries(shapes).map(([name, value]) => ({ name, side: 'Type', value })),
];

/** Lists the other names that a package exports. */
const listTakenNames = ({ className, operations, shapes }: Model): string[] => [
  ...operations.flatMap(({ name }) => ['', 'Input', 'Output', 'ErrorCode'].map((end) => name + end)),
  ...Object.keys(shapes),
  ...['Client', 'CommonErrorCode', 'ErrorCode', 'Region', 'RamAction'].map((end) => className + end),
  ...runtimeValues,
  ...Object.keys(runtimeTypes),
];

const segmentWords: Readonly<Record<string, string>> = { '*': 'Value', '[]': 'Item' };

/** Writes a member path as a part of a name: `charge_info.Items[]` as `ChargeInfoItems`. */
const printPath = (path: string): string =>
  path
    .split('.')
    .map((segment) => segmentWords[segment] ?? segment.replaceAll('[]', ''))
    .flatMap((segment) => segment.split(/[^A-Za-z0-9]+/))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

/** Returns the first candidate that is not taken: the short name, that with the side, then that with a number. */
function chooseName({ name, side }: Owner, path: string, taken: ReadonlySet<string>): string {
  const long = `${name}${side}${path}`;
  let chosen = name + path;
  for (let number = 1; taken.has(chosen); number++) chosen = number === 1 ? long : `${long}${number}`;
  return chosen;
}

function computeNames(model: Model): InlineNames {
  const taken = new Set(listTakenNames(model));
  const names = new Map<Value, string>();
  for (const owner of listOwners(model)) {
    for (const { value, path } of walkValues(owner.value)) {
      if (path === '' || !hasMembers(value)) continue;
      const name = chooseName(owner, printPath(path), taken);
      taken.add(name);
      names.set(value, name);
    }
  }
  return names;
}

const namesByModel = new WeakMap<Model, InlineNames>();

/** Returns the names of a model's inline objects. They are unique in the package, and depend on nothing but the model. */
export function nameInlineTypes(model: Model): InlineNames {
  const names = namesByModel.get(model) ?? computeNames(model);
  namesByModel.set(model, names);
  return names;
}

/** Lists the names of the objects inside a value. */
export const listInlineNames = (model: Model, value: Value): string[] =>
  [...walkValues(value)].flatMap((inside) => nameInlineTypes(model).get(inside.value) ?? []);
