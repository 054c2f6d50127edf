import type { OperationModel } from '@yunspec/model';
import { judge } from '../cases/judge.js';
import { type Path, valueAt, withValueAt } from '../cases/paths.js';
import type { Context } from './context.js';

/** A value that no resource has. */
const nobody = 'yunspec-nothing-has-this-id';

/** A change that makes a call refused before it takes effect: a reference to a resource that does not exist. */
export interface Poison {
  readonly path: Path;
  /** Returns the input with the reference, if the input has one there. */
  spoil(input: object): object;
}

/** Kinds whose unknown names may be refused before anything else is looked at. */
const placeKinds = ['Region', 'Zone'];

/** Finds a reference of an operation to poison: to a target or a part, else to a place. */
export const findPoison = (context: Context, operation: OperationModel, base: object): Poison | undefined =>
  listPoisons(context, operation, base)[0];

/** Lists the references of an operation that can be poisoned, the best first. */
export function listPoisons({ world }: Context, operation: OperationModel, base: object): Poison[] {
  const isObservable = (kind: string): boolean => {
    const known = world.kinds.get(kind);
    return known !== undefined && known.listers.length + known.readers.length > 0;
  };
  const references = world
    .findReferences(operation, base)
    .filter(({ kind }) => isObservable(kind))
    .sort(
      (a, b) => Number(b.isRequired) - Number(a.isRequired) || placeKinds.indexOf(a.kind) - placeKinds.indexOf(b.kind),
    );
  return references.flatMap(({ path }): Poison[] => {
    const old = valueAt(base, path);
    const similar = typeof old === 'string' ? old.replace(/[a-z0-9]{4}$/i, 'none') : nobody;
    const value = [nobody, similar].find(
      (text) => text !== old && judge(operation.input, withValueAt(base, path, text)).length === 0,
    );
    if (value === undefined) return [];
    return [
      {
        path,
        spoil: (input) => (valueAt(input, path) === undefined ? input : (withValueAt(input, path, value) as object)),
      },
    ];
  });
}
