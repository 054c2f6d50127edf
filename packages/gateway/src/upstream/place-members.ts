import type { ValueModel } from '@yunspec/model';
import { type Nested, walkValues } from '@yunspec/model';
import type { ValueSchema } from '@yunspec/runtime/check';
import { refuseInput } from '../answer/refusal.js';
import { type MemberPath, type Members, setAtPath } from '../members.js';
import { connectionMembers } from './connection.js';

/** The place of a gateway's member in an input of ECS. */
export interface Place {
  readonly name: string;
  readonly path: MemberPath;
  readonly type: ValueSchema['type'];
}

const normalize = (name: string): string => name.replace(/[._]/g, '').toLowerCase();

/** Lists the members of an input and of the objects in it, without the items of lists. */
const listMembers = (schema: ValueSchema): (readonly [path: string, value: ValueSchema])[] =>
  Array.from(walkValues(schema as Nested<ValueSchema> & ValueSchema))
    .filter(({ path }) => path !== '' && !/\[\]|\*/.test(path))
    .map(({ path, value }) => [path, value] as const);

/**
 * Finds the place of each member that is passed on to ECS. The names are those of ECS, written in one word:
 * `systemDiskSize` for `SystemDisk.Size`, and `instanceIds` for the list `InstanceId`. Throws if there is no such member.
 */
export function placeMembers({ properties = {} }: ValueModel, action: { name: string; input: ValueSchema }): Place[] {
  const members = listMembers(action.input);
  const names = Object.keys(properties).filter((name) => !Object.hasOwn(connectionMembers, name));
  return names.map((name) => {
    const wanted = normalize(name);
    const found =
      members.find(([path]) => normalize(path) === wanted) ??
      members.find(([path, { type }]) => type === 'array' && `${normalize(path)}s` === wanted);
    if (found === undefined) throw new TypeError(`${action.name} of ECS has no member for ${name}`);
    const [path, { type }] = found;
    return { name, path: path.split('.'), type };
  });
}

/** Converts a numeric string to the number that ECS takes. */
function convert({ name, type }: Place, value: unknown): unknown {
  if (typeof value !== 'string' || (type !== 'integer' && type !== 'number')) return value;
  if (/^\d{1,15}$/.test(value)) return Number(value);
  throw refuseInput(`${name} must be a whole number in digits.`);
}

/** Creates the input of an operation of ECS from an input of the gateway. */
export function createEcsInput(places: readonly Place[], input: Members): Members {
  const members: Members = {};
  for (const place of places)
    if (input[place.name] !== undefined) setAtPath(members, place.path, convert(place, input[place.name]));
  return members;
}
