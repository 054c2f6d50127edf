import { ConfigurationError } from '../errors.js';
import { type Options, over } from './defined.js';

/** What holds when some options say otherwise. A NaN or less than nothing would turn a limit off unseen, and is refused. */
export function numbers<T extends object>(who: string, base: T, options: Options<T> | null | undefined, least = 0): T {
  if (!options) return base;
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || (typeof value === 'number' && value >= least)) continue;
    throw new ConfigurationError(`${who}: ${name} must be a number from ${least} up, not ${String(value)}`);
  }
  return over(base, options);
}
