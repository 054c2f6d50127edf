import { isObject } from '../object.js';
import { type BookKeyword, commonPredicates, type Predicates, type PredicatesByType } from './keywords.js';

/** Serializes a value so that equal values give the same text: members are sorted, and types stay distinct. */
function serializeForComparison(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(serializeForComparison).join()}]`;
  if (!isObject(value)) return typeof value === 'string' ? JSON.stringify(value) : `${typeof value} ${String(value)}`;
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${serializeForComparison(value[name])}`).join()}}`;
}

function areDistinct(items: readonly unknown[]): boolean {
  return new Set(items.map(serializeForComparison)).size === items.length;
}

const bookPredicates: Predicates<BookKeyword, readonly unknown[]> = {
  uniqueItems: (value, wanted) => !wanted || areDistinct(value),
};

/** Adds the keywords of rule books. A function, because bundlers keep unused tables with a spread in them. */
const addBookKeywords = (predicates: PredicatesByType): PredicatesByType => ({
  ...predicates,
  array: { ...predicates.array, ...bookPredicates },
});

/** The predicates of all keywords, in the order in which their issues are listed. */
export const predicatesByType: PredicatesByType = /* @__PURE__ */ addBookKeywords(commonPredicates);
