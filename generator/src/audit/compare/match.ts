import type { GroupReading, OperationReading, Reading } from '../reading.js';
import { findMember, type OperationView, type ProductView } from './model-view.js';

/** An operation of a document with that of the specs; without one, the document has an operation that is new. */
export interface Matched {
  readonly reading: OperationReading;
  readonly view?: OperationView;
}

const splitWords = (heading: string): string[] =>
  heading
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !/^(?:an?|the|all|of|to)$/.test(word))
    .map((word) => word.replace(/(?:ing|s)$/, ''));

/** Returns how alike a heading and the name of an operation are, from 0 to 1. */
function compareHeadings(heading: string, name: string): number {
  const [a, b] = [splitWords(heading), splitWords(name)];
  const common = a.filter((word) => b.includes(word)).length;
  return (2 * common) / Math.max(1, a.length + b.length);
}

/** Returns the share of the members in a reading that an operation has. */
function compareMembers(reading: OperationReading, { input }: OperationView): number {
  const names = [
    ...(reading.input ?? []).map(({ name }) => name),
    ...(reading.samples ?? []).flatMap((sample) => Object.keys(sample.input)),
  ];
  return names.filter((name) => findMember(input, name) !== undefined).length / Math.max(1, names.length);
}

const hasAddress = ({ method, path }: OperationReading, { operation: { http } }: OperationView): boolean =>
  http !== undefined && http.path === path && (method === undefined || http.method === method);

/** Returns whether a reading has more than samples: then its name has to be that of an operation. */
export const isDefinition = ({ input, output, errors, path }: OperationReading): boolean =>
  input !== undefined || output !== undefined || errors !== undefined || path !== undefined;

/** Finds an operation that no other reading is about, by its heading, its members and its address. */
function guessView(reading: OperationReading, free: readonly OperationView[]): OperationView | undefined {
  const scored = free
    .map((view) => ({
      view,
      score:
        compareHeadings(reading.operation, view.operation.name) * 2 +
        compareMembers(reading, view) +
        (view.operation.http?.path === reading.path ? 1 : 0),
    }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  const isClear = best !== undefined && best.score >= 1.6 && best.score > (second?.score ?? 0);
  return isClear ? best.view : undefined;
}

/** Finds the operation that each part of a document is about: by name, by address, then by what is left. */
export function matchOperations({ operations }: Reading, { operations: views }: ProductView): Matched[] {
  const taken = new Set<string>();
  const found = new Map<OperationReading, OperationView>();
  const take = (reading: OperationReading, view: OperationView | undefined): void => {
    if (view === undefined) return;
    found.set(reading, view);
    taken.add(view.operation.name);
  };
  for (const reading of operations) take(reading, views.get(reading.operation));
  const isOpen = (reading: OperationReading): boolean => !found.has(reading);
  const listFree = (): OperationView[] => [...views.values()].filter(({ operation }) => !taken.has(operation.name));
  for (const reading of operations.filter(isOpen)) {
    if (reading.path !== undefined)
      take(
        reading,
        listFree().find((view) => hasAddress(reading, view)),
      );
  }
  for (const reading of operations.filter(isOpen)) {
    const isNamed = /^[A-Z][a-z]+[A-Z]\w*$/.test(reading.operation) && reading.input !== undefined;
    if (!isNamed) take(reading, guessView(reading, isDefinition(reading) ? listFree() : [...views.values()]));
  }
  return operations.map((reading) => {
    const view = found.get(reading);
    return view === undefined ? { reading } : { reading, view };
  });
}

export interface MatchedGroup {
  readonly group: GroupReading;
  /** The heading in sources.yaml, whatever it is called in the document. */
  readonly key: string;
  readonly views: readonly OperationView[];
}

const squeeze = (text: string): string => text.replace(/[^A-Za-z0-9]/g, '').toLowerCase();

/**
 * Finds the operations of tables for several: those that sources.yaml lists under the heading. Under another heading it
 * is the list whose operations have most of the rows.
 */
export function matchGroups(
  groups: readonly GroupReading[],
  known: Readonly<Record<string, readonly string[]>>,
  { operations }: ProductView,
): MatchedGroup[] {
  const lists = Object.entries(known).map(([heading, names]) => ({
    key: heading,
    heading: squeeze(heading),
    views: names.flatMap((name) => operations.get(name) ?? []),
  }));
  const free = new Set(lists);
  const found = new Map<GroupReading, (typeof lists)[number]>();
  for (const group of groups) {
    const list = lists.find(({ heading }) => heading === squeeze(group.name));
    if (list !== undefined) found.set(group, list);
    if (list !== undefined) free.delete(list);
  }
  const score = ({ input }: GroupReading, views: readonly OperationView[]): number =>
    input.filter(({ name }) => views.some((view) => findMember(view.input, name) !== undefined)).length /
    Math.max(1, input.length);
  for (const group of groups.filter((one) => !found.has(one))) {
    const [best] = [...free].sort((a, b) => score(group, b.views) - score(group, a.views));
    if (best !== undefined && score(group, best.views) >= 0.5) found.set(group, best);
    if (best !== undefined) free.delete(best);
  }
  return groups.map((group) => ({
    group,
    key: found.get(group)?.key ?? group.name,
    views: found.get(group)?.views ?? [],
  }));
}
