import type { ValueModel } from '@yunspec/model';
import type { Path } from './paths.js';

/** Returns the schema at a path, or undefined for a place that no schema describes. */
export function schemaAt(root: ValueModel, path: Path): ValueModel | undefined {
  let schema: ValueModel | undefined = root;
  for (const step of path) {
    if (schema === undefined) return undefined;
    schema = typeof step === 'number' ? schema.items : (ownMember(schema, step) ?? schema.values);
  }
  return schema;
}

/** Returns the schema of a documented member. */
export const ownMember = ({ properties = {} }: ValueModel, name: string): ValueModel | undefined =>
  Object.hasOwn(properties, name) ? properties[name] : undefined;

/** Returns whether the value at a path, or a value around it, is secret. */
export const isSecret = (root: ValueModel, path: Path): boolean =>
  path.some((_, i) => schemaAt(root, path.slice(0, i + 1))?.secret === true);

/** A value inside an input, with its place. */
export interface Place {
  readonly path: Path;
  readonly schema: ValueModel;
}

/** The key that stands for every key of a map. */
const sampleKey = 'key1';

/** Lists every value inside an input, outer ones first. Lists are represented by their first item. */
export function listPlaces(schema: ValueModel, path: Path = []): Place[] {
  const { properties = {}, items, values } = schema;
  const inner: Place[] = [
    ...Object.entries(properties).map(([name, member]) => ({ path: [...path, name], schema: member })),
    ...(items === undefined ? [] : [{ path: [...path, 0], schema: items }]),
    ...(values === undefined ? [] : [{ path: [...path, sampleKey], schema: values }]),
  ];
  return inner.flatMap((place) => [place, ...listPlaces(place.schema, place.path)]);
}
