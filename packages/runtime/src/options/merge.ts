/** Copies an object without its undefined members, which would otherwise hide those that it is spread over. */
export function omitUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;
}

/** The options of `T`, each of which may be absent or undefined. */
export type Options<T> = { readonly [Name in keyof T]?: T[Name] | undefined };

/** Merges options over defaults. Undefined options keep the default, and so does null in place of them. */
export function mergeOptions<T extends object>(defaults: T, options: Options<T> | null | undefined): T {
  return options ? { ...defaults, ...(omitUndefined(options) as Partial<T>) } : defaults;
}
