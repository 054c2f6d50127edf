/**
 * Returns the value that all copies of this package in a program share: a program may load both its builds, ES modules
 * and CommonJS, and different versions. The first copy creates it.
 */
export function shareState<T>(name: string, create: () => T): T {
  const key = Symbol.for(`yunspec.${name}`);
  const holder = globalThis as { [key: symbol]: T | undefined };
  holder[key] ??= create();
  return holder[key];
}
