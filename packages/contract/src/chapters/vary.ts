import { listMemberInputs, type ValueModel } from '@yunspec/model';
import { applyChanges } from '@yunspec/runtime/cases';
import { judge } from '../cases/judge.js';
import { isWithin, type Path, valueAt, withValueAt } from '../cases/paths.js';
import { schemaAt } from '../cases/schema.js';
import { type Deed, splitPath } from '../world/kinds.js';
import { isMainName, listNames, replaceSecrets } from '../world/names.js';
import type { Created } from '../world/writer.js';
import type { Works } from './build.js';
import { casesOf } from './context.js';
import { isEqual } from './follow.js';
import { canTravel } from './inputs.js';

/** Returns whether a value can be another one without choosing another kind of resource, or one that others refer to. */
const isFree = ({ type, enum: list, const: only, refers, items, secret }: ValueModel): boolean =>
  type !== 'boolean' &&
  list === undefined &&
  only === undefined &&
  refers === undefined &&
  items?.refers === undefined &&
  secret !== true;

const isText = (path: Path, kind: string): boolean =>
  isMainName(path, kind) || (path.length === 1 && /^description$/i.test(String(path[0])));

/** Lists values that an input may have in one place instead of its own. */
function listOthers(works: Works, deed: Deed, input: object, path: Path): unknown[] {
  const { operation } = deed;
  const { cases } = casesOf(works.context, operation);
  return cases
    .filter(({ side, pins }) => side === 'inside' && pins.every((pin) => isWithin(pin, path)))
    .filter(({ pins }) => pins.every((pin) => isFree(schemaAt(operation.input, pin) ?? { type: 'boolean' })))
    .map(({ changes }) => valueAt(applyChanges(input, changes), path));
}

/**
 * Changes an input so that a resource gets other values than it has: new texts, passwords of this run, and other values where
 * they are equal.
 */
export function varyInput(
  works: Works,
  deed: Deed,
  { kind }: Created,
  input: Record<string, unknown>,
  members: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const { operation, effect } = deed;
  const { context, writer } = works;
  let varied = replaceSecrets(operation, input, writer.naming.seed, writer.nextNumber());
  for (const [member, name] of listMemberInputs(effect.sets)) {
    const path = splitPath(name);
    const schema = schemaAt(operation.input, path);
    if (schema === undefined || !isFree(schema)) continue;
    const own = valueAt(members, splitPath(member));
    const given = valueAt(varied, path);
    const isToChange = isText(path, kind.name) || (given !== undefined && isEqual(given, own));
    if (!isToChange) continue;
    const values = isText(path, kind.name)
      ? listNames(context.prefix, writer.nextNumber())
      : listOthers(works, deed, varied, path);
    varied =
      values
        .filter((value) => value !== undefined && !isEqual(value, own))
        .map((value) => withValueAt(varied, path, value) as Record<string, unknown>)
        .find((one) => judge(operation.input, one).length === 0 && canTravel(context, operation, one)) ?? varied;
  }
  return varied;
}
