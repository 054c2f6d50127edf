import { ConfigurationError } from '../errors.js';
import { isObject } from '../object.js';

/** The receivers of options: a client, one call, a paginator, a waiter, or the options `validate` and `hooks`. */
export type OptionKind = 'client' | 'call' | 'pages' | 'wait' | 'validate' | 'hooks';

/** Checks that options are an object, and that its signal can be listened to, as that of another library can. */
export function checkShape(subject: string, options: { signal?: unknown }): void {
  const problem = isObject(options) ? 'signal must be an AbortSignal' : 'the options must be an object';
  const { signal } = Object(options) as { signal?: Partial<AbortSignal> };
  const isFunction = (value: unknown): boolean => typeof value === 'function';
  const isSignal = !signal || [signal.addEventListener, signal.removeEventListener].every(isFunction);
  if (!isObject(options) || !isSignal) throw new ConfigurationError(`${subject}: ${problem}`);
}
