/** A copy without the members that are undefined: spread over others, those would hide them. */
export function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as T;
}

/** Options: what is undefined is not said. */
export type Options<T> = { readonly [Name in keyof T]?: T[Name] | undefined };

/** What holds when some options say otherwise than others. */
export function over<T extends object>(base: T, options: Options<T> | undefined): T {
  return options === undefined ? base : { ...base, ...(defined(options) as Partial<T>) };
}
