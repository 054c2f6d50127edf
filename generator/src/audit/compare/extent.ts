import type { Difference } from './difference.js';
import type { Matched } from './match.js';
import type { ProductView } from './model-view.js';
import { suggestRename } from './names.js';
import type { Comparison } from './operation.js';
import type { Recorded } from './recorded.js';

/** How much of a document there is. */
export interface Extent {
  /** Operations that are new, gone or beyond the end of the document. */
  readonly found: readonly Difference[];
  /** Whether the document begins and ends where it did when it was recorded. */
  readonly isWhole: boolean;
  /** Returns whether a difference is certain: what the last operation of half a document lacks may only be cut off. */
  readonly isSeen: (difference: Difference) => boolean;
}

/** Returns the operations that a part of a document leaves out: all from one on, or all up to one. */
function findCutOff(recorded: readonly string[], seen: ReadonlySet<string>): string[] {
  const first = recorded.findIndex((name) => seen.has(name));
  const last = recorded.findLastIndex((name) => seen.has(name));
  if (first === -1) return [];
  const [before, after] = [recorded.slice(0, first), recorded.slice(last + 1)];
  return [...(before.length > 2 ? before : []), ...(after.length > 2 ? after : [])];
}

const addOperation = ({ reading }: Matched, gone: readonly string[]): Difference => ({
  kind: 'operation-added',
  operation: reading.operation,
  at: reading.operation,
  word: 'operation',
  quote: { line: reading.line, text: reading.text },
  seen: reading.operation,
  text: `the specs have no operation ${reading.operation}${suggestRename(reading.operation, gone)}`,
});

/** Compares the operations of a document with those of the specs, or of the document as it was recorded. */
export function compareExtent(
  matched: readonly Matched[],
  view: ProductView,
  recorded: Recorded | undefined,
  { places }: Comparison,
): Extent {
  const seen = new Set(matched.map(({ view: own, reading: one }) => own?.operation.name ?? one.operation));
  const isNew = ({ view: own, reading: one }: Matched): boolean =>
    own === undefined && (one.input !== undefined || one.path !== undefined);
  const expected = recorded?.operations.filter((name) => view.operations.has(name)) ?? [];
  const cutOff = findCutOff(expected, seen);
  const gone = expected.filter((name) => !seen.has(name) && !cutOff.includes(name));
  const added = matched.filter(isNew);
  const addedNames = added.map(({ reading: one }) => one.operation);
  const last = matched.at(-1)?.reading;
  const end = { line: last?.line ?? 1, text: last?.text ?? '' };
  const isCut = cutOff.length > 0;
  const edges = new Set([matched.at(0), matched.at(-1)].map((one) => one?.view?.operation.name));
  const isLack = ({ kind }: Difference): boolean => /-gone$|^limit-unstated$/.test(kind);
  return {
    found: [
      ...added.map((one) => addOperation(one, gone)),
      ...gone.map(
        (name): Difference => ({
          kind: 'operation-gone',
          operation: name,
          at: name,
          word: 'operation',
          quote: end,
          place: places.findPart(name, ['operation']),
          expected: name,
          docs: view.operations.get(name)?.operation.docs,
          text: `the document has no operation ${name}${suggestRename(name, addedNames)}`,
        }),
      ),
      ...(isCut
        ? [
            {
              kind: 'operations-unseen',
              at: 'product',
              word: 'operations',
              quote: end,
              expected: cutOff,
              text: `the document is a part of its source and ends in ${last?.operation ?? ''}; ${cutOff.length} operations are not in it`,
            } as const,
          ]
        : []),
    ],
    isWhole: !isCut,
    isSeen: (difference) =>
      !(isCut && isLack(difference) && (difference.operation === undefined || edges.has(difference.operation))),
  };
}
