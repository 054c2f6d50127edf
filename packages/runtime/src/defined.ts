/** A copy without the members that are undefined: spread over others, those would hide them. */
export function defined<T extends object>(value: T | undefined): T {
  return Object.fromEntries(Object.entries(value ?? {}).filter(([, inner]) => inner !== undefined)) as T;
}
