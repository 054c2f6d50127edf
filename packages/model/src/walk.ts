/** A value that may have values inside it, in a model or in a spec. */
export interface Nested<V> {
  readonly properties?: Readonly<Record<string, V>>;
  readonly values?: V;
  readonly items?: V;
}

/** A value directly inside another. */
export interface Child<V> {
  readonly value: V;
  /** The keys that lead to it: `['properties', 'Size']`, `['items']` or `['values']`. */
  readonly keys: readonly string[];
  /** Its segment of a member path: `Size`, `[]` or `*`. */
  readonly segment: string;
}

/** Lists the values directly inside a value. */
export function listChildren<V extends Nested<V>>({ properties, values, items }: V): Child<V>[] {
  return [
    ...Object.entries(properties ?? {}).map(([name, value]) => ({
      value,
      keys: ['properties', name],
      segment: name,
    })),
    ...(values === undefined ? [] : [{ value: values, keys: ['values'], segment: '*' }]),
    ...(items === undefined ? [] : [{ value: items, keys: ['items'], segment: '[]' }]),
  ];
}

/** A value with its place below the value where the walk began. */
export interface Visited<V> {
  readonly value: V;
  /** The keys that lead to it. */
  readonly keys: readonly string[];
  /** The member path: `DataDisk[].Size`, `Tags.*`, or an empty string for the first value. */
  readonly path: string;
}

/** Adds a segment to a member path: `DataDisk` and `[]` make `DataDisk[]`. */
export function joinPath(path: string, segment: string): string {
  return path === '' || segment === '[]' ? path + segment : `${path}.${segment}`;
}

/**
 * Yields a value and every value inside it: outer values before inner ones, members in the order in which they are
 * written. `expand` returns a value with its shape written out; the values inside the shape are then part of the walk.
 */
export function* walkValues<V extends Nested<V>>(
  value: V,
  expand: (value: V) => V = (same) => same,
  keys: readonly string[] = [],
  path = '',
): Generator<Visited<V>> {
  yield { value, keys, path };
  for (const child of listChildren(expand(value))) {
    yield* walkValues(child.value, expand, [...keys, ...child.keys], joinPath(path, child.segment));
  }
}

/** Returns a copy of a value in which each value directly inside it is replaced. */
export function mapChildren<V extends Nested<V>>(value: V, replace: (child: V, segment: string) => V): V {
  const { properties, values, items } = value;
  return {
    ...value,
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, member]) => [name, replace(member, name)]),
          ),
        }),
    ...(values === undefined ? {} : { values: replace(values, '*') }),
    ...(items === undefined ? {} : { items: replace(items, '[]') }),
  };
}
