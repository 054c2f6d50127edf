export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the value of an own member. Inherited members do not count. */
export function getOwn(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Returns the value at a dotted path of own members. */
export function getAtPath(value: unknown, path: string): unknown {
  return path.split('.').reduce(getOwn, value);
}

/** Returns a string or a number as text. */
export function readText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : undefined;
}

/** Returns a number, or the number in a string, or undefined if the value is neither. */
export function readNumber(value: unknown): number | undefined {
  const text = readText(value)?.trim();
  return text && !Number.isNaN(Number(text)) ? Number(text) : undefined;
}

/**
 * Returns whether a value is an integer that no JavaScript number can represent: a bigint, or its digits as a string, as
 * responses give it.
 */
export function isLargeInteger(value: unknown): value is bigint | string {
  if (typeof value === 'bigint') return true;
  return typeof value === 'string' && /^-?[1-9]\d{15,}$/.test(value) && !Number.isSafeInteger(Number(value));
}
