import { DiffError } from '../diff/errors.js';
import { UsageError } from './command.js';

/** Runs a comparison. Where there is nothing to compare, the command was called in the wrong place or with wrong words. */
export function asUsage<T>(compare: () => T): T {
  try {
    return compare();
  } catch (error) {
    throw error instanceof DiffError ? new UsageError(error.message) : error;
  }
}
