import type { ValueSchema } from './schema.js';

/**
 * Replaces the getter of an operation's input by the schema that it has made, and returns that. Packages have a hundred
 * schemas, of which a program uses few: making all of them would take a fifth of the time of the import.
 */
export function keepInput(operation: object, input: ValueSchema): ValueSchema {
  Object.defineProperty(operation, 'input', { value: input, enumerable: true });
  return input;
}
