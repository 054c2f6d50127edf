import { ConfigurationError } from '../errors.js';
import { mergeOptions, type Options } from './merge.js';

/** Describes a value that is no number. Not every object can be converted to a string. */
export const describeValue = (value: unknown): string =>
  typeof value === 'object' && value !== null ? 'an object' : String(value);

/**
 * Merges numeric options over defaults. Unknown names, NaN and numbers below `minimum` throw: as limits, they would
 * silently disable what they limit.
 */
export function mergeNumbers<T extends object>(
  subject: string,
  defaults: T,
  options: Options<T> | null | undefined,
  minimum = 0,
): T {
  if (!options) return defaults;
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(defaults, name))
      throw new ConfigurationError(`${subject}: ${name} is none of ${Object.keys(defaults).join(', ')}`);
    if (typeof value === 'number' && value >= minimum) continue;
    throw new ConfigurationError(
      `${subject}: ${name} must be a number of at least ${minimum}, not ${describeValue(value)}`,
    );
  }
  return mergeOptions(defaults, options);
}
