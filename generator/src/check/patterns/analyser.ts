import { createRequire } from 'node:module';
import type { Expression, NoParent } from 'refa';

const require = createRequire(import.meta.url);

/** Loads the analysers of regular expressions, which only specs with patterns need. */
export const loadRefa = (): typeof import('refa') => require('refa') as typeof import('refa');
export const loadScslre = (): typeof import('scslre') => require('scslre') as typeof import('scslre');

/** A parsed pattern. */
type Parsed = { readonly expression: NoParent<Expression>; readonly maxCharacter: number };

/** Parses a pattern. The analysers do not know backreferences. */
export const parsePattern = (pattern: string): Parsed =>
  loadRefa().JS.Parser.fromLiteral(new RegExp(pattern, 'u')).parse({ backreferences: 'throw', assertions: 'parse' });

/** Runs an analysis; what the analyser cannot say leaves no finding. */
export function attempt<T>(analyse: () => T | undefined): T | undefined {
  try {
    return analyse();
  } catch {
    return undefined;
  }
}

/** Makes something of each pattern once. */
export function memoize<T>(make: (pattern: string) => T): (pattern: string) => T {
  const known = new Map<string, T>();
  return (pattern) => {
    if (!known.has(pattern)) known.set(pattern, make(pattern));
    return known.get(pattern) as T;
  };
}
