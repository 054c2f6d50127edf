/** A value with values inside it: one of a spec as it is written, or one of a model. */
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

/** A value with its place below the value that a walk began with. */
export interface Visited<V> {
  readonly value: V;
  readonly keys: readonly string[];
  /** The member path: `DataDisk[].Size`, `Tags.*`, or an empty string for the first value. */
  readonly path: string;
}

/** Adds a segment to a member path: `DataDisk` and `[]` make `DataDisk[]`. */
export function joinPath(path: string, segment: string): string {
  return path === '' || segment === '[]' ? path + segment : `${path}.${segment}`;
}

/**
 * Yields a value and every value inside it, outer ones first. With `expand`, a value that only names others (a shape)
 * is replaced by what `expand` returns before its children are listed.
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

/** Copies a value with each value directly inside it replaced. */
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
