import { findNearest } from '@yunspec/runtime/check';

/** Returns a sentence about the name that one that is gone, or new, was probably renamed to, or from. */
export function suggestRename(name: string, others: readonly string[]): string {
  const near = findSimilar(name, others);
  return near === undefined ? '' : `; renamed? (${near})`;
}

const squeeze = (name: string): string => name.replace(/[^A-Za-z0-9]/g, '').toLowerCase();

const findSimilar = (name: string, others: readonly string[]): string | undefined =>
  findNearest(name, others) ??
  others.find((other) => {
    const [a, b] = [squeeze(name), squeeze(other)];
    return a.includes(b) || b.includes(a);
  });
