import { applyChanges, type Change } from '@yunspec/runtime/cases';
import { canonical } from './limits.js';
import { isRecord, type Path, valueAt } from './paths.js';

/** Lists the changes that lead from one input to another. */
export function listChanges(from: unknown, to: unknown, path: Path = []): Change[] {
  if (canonical(from) === canonical(to)) return [];
  if (isRecord(from) && isRecord(to)) {
    const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
    return names.flatMap((name) => listChanges(from[name], to[name], [...path, name]));
  }
  if (Array.isArray(from) && Array.isArray(to) && from.length === to.length)
    return from.flatMap((item, i) => listChanges(item, to[i], [...path, i]));
  return [{ path, value: to }];
}

/** Lists the changes that lead from one input to another, beginning with the value at a path. */
export function listChangesFrom(base: unknown, input: unknown, path: Path): Change[] {
  const own: Change = { path, value: valueAt(input, path) };
  const changes = [own, ...listChanges(applyChanges(base, [own]), input)];
  if (canonical(applyChanges(base, changes)) === canonical(input)) return changes;
  throw new Error(`no changes lead to ${JSON.stringify(input)}`);
}
