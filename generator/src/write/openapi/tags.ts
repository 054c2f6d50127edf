import type { Model, OperationModel } from '../model.js';

const separator = ' > ';

const listPrefixes = (docs: string): string[][] => {
  const headings = docs.split(separator);
  return headings.map((_, i) => headings.slice(0, headings.length - i));
};

/** Finds the tag of each operation: the deepest heading that it shares with another one, or the document's title. */
export function findTags({ operations, sources }: Model): ReadonlyMap<string, string> {
  const uses = new Map<string, number>();
  for (const { docs } of operations)
    for (const prefix of listPrefixes(docs)) {
      const key = prefix.join(separator);
      uses.set(key, (uses.get(key) ?? 0) + 1);
    }
  const findTag = ({ docs }: OperationModel): string => {
    const shared = listPrefixes(docs).find(
      (prefix) => prefix.length > 1 && (uses.get(prefix.join(separator)) ?? 0) > 1,
    );
    const source = docs.split(separator)[0] ?? '';
    return shared?.at(-1) ?? sources[source]?.title ?? source;
  };
  return new Map(operations.map((operation) => [operation.name, findTag(operation)]));
}

/** Lists the tags of a product in order, with descriptions. */
export const makeTags = (tags: ReadonlyMap<string, string>): object[] =>
  [...new Set(tags.values())].sort().map((name) => ({ name, description: `Operations documented under "${name}".` }));
