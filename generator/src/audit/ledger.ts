import { nodes } from '../language/nodes/index.js';
import type { RawEntry, RawRereading, RawSaying } from '../language/raw.js';
import type { Difference } from './compare/difference.js';
import type { MemberRow, Reading } from './reading.js';

/** A statement that the ledger explains, with its entry. */
export interface Explained {
  readonly id: string;
  readonly at: string;
  readonly saying: RawSaying;
  readonly path: readonly (string | number)[];
}

/** Lists the statements of a ledger that a source makes, one for each place; those of all where the source is not known. */
export const listExplained = (entries: readonly RawEntry[], source: string | undefined): Explained[] =>
  entries.flatMap(({ id, says = [] }, i) =>
    says.flatMap((saying, j) =>
      source !== undefined && saying.source !== undefined && saying.source !== source
        ? []
        : [saying.at].flat().map((at) => ({ id, at, saying, path: ['entries', i, 'says', j] })),
    ),
  );

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const holdsAll = (list: readonly unknown[] | undefined, wanted: readonly unknown[] = []): boolean =>
  wanted.every((one) => list?.some((other) => isSame(one, other)) ?? false);

interface Cases {
  readonly takes?: readonly unknown[];
  readonly refuses?: readonly unknown[];
}

const isCases = (seen: unknown): seen is Cases =>
  typeof seen === 'object' && seen !== null && ('takes' in seen || 'refuses' in seen);

const sortTexts = (list: unknown): string[] => [list].flat().map(String).sort();

/** The comparison of a statement with a difference, by the word that the difference is about. */
const matchers: Readonly<Record<string, (saying: RawSaying, difference: Difference) => boolean>> = {
  type: ({ type }, { seen }) => type?.toLowerCase() === String(seen).toLowerCase(),
  required: ({ required }, { seen }) => required === seen,
  default: (saying, { seen }) => Object.hasOwn(saying, 'default') && isSame(saying.default ?? null, seen ?? null),
  enum: ({ enum: values }, { seen }) => values !== undefined && isSame(sortTexts(values), sortTexts(seen)),
  member: ({ member }, { kind }) => member === (kind.endsWith('gone') ? 'absent' : 'present'),
  sent: ({ member }) => member === 'present',
  row: ({ lacks }, { member = '', seen }) => seen === undefined && (lacks?.includes(member) ?? false),
  error: ({ member }, { kind }) => member === (kind.endsWith('gone') ? 'absent' : 'present'),
  sample: ({ shows }, { seen, expected }) => holdsAll(shows, [seen]) || holdsAll(shows, [expected]),
  lacks: ({ lacks }, { word }) => lacks?.includes(word.replace('lacks:', '')) ?? false,
};

/** Returns whether a difference is the very statement that the ledger explains. */
function explains({ at, saying }: Explained, difference: Difference): boolean {
  if (at !== difference.at) return false;
  const word = difference.word.replace(/:.*/, '');
  const { seen } = difference;
  if (isCases(seen)) return holdsAll(saying.takes, seen.takes) && holdsAll(saying.refuses, seen.refuses);
  const matches = matchers[word];
  if (matches !== undefined) return matches(saying, difference);
  return Object.hasOwn(saying, word) && isSame(saying[word as keyof RawSaying], seen);
}

/** The statement that a difference comes to, by the word that it is about. */
const makers: Readonly<Record<string, (difference: Difference) => Omit<RawSaying, 'at'>>> = {
  type: ({ seen }) => ({ type: String(seen) }),
  required: ({ seen }) => ({ required: seen === true }),
  default: ({ seen }) => ({ default: seen ?? null }),
  enum: ({ seen }) => ({ enum: [seen].flat() as NonNullable<RawSaying['enum']> }),
  member: ({ kind }) => ({ member: kind.endsWith('gone') ? 'absent' : 'present' }),
  sent: () => ({ member: 'present' }),
  sample: ({ seen, expected }) => ({ shows: [seen ?? expected] }),
  lacks: ({ word }) => ({ lacks: [word.replace('lacks:', '')] }),
  row: ({ member = '' }) => ({ lacks: [member] }),
  error: ({ kind }) => ({ member: kind.endsWith('gone') ? 'absent' : 'present' }),
};

/** Returns the statement with which an entry of the ledger explains a difference; undefined where none can. */
export function makeSaying(difference: Difference, source: string | undefined): RawSaying | undefined {
  const { at, seen } = difference;
  const word = difference.word.replace(/:.*/, '');
  const make = makers[word] ?? (() => ({ [word]: seen }));
  const said = isCases(seen) ? seen : make(difference);
  const saying = { at, ...(source === undefined ? {} : { source }), ...said } as RawSaying;
  const isKnown = Object.keys(saying).every((key) => Object.hasOwn(nodes.saying, key));
  const explained = { id: '', at, saying, path: [] };
  return isKnown && difference.isUnreadable !== true && explains(explained, difference) ? saying : undefined;
}

export interface Judged {
  /** Differences that no entry explains. */
  readonly open: readonly Difference[];
  /** Statements that the document does not make. */
  readonly idle: readonly Explained[];
}

/** Holds differences against the statements that the ledger explains. */
export function judgeDifferences(differences: readonly Difference[], explained: readonly Explained[]): Judged {
  const used = new Set<Explained>();
  const open = differences.filter((difference) => {
    const found = explained.filter((one) => explains(one, difference));
    for (const one of found) used.add(one);
    return found.length === 0;
  });
  return { open, idle: explained.filter((one) => !used.has(one)) };
}

/** The rows of a reading as places of the ledger: `CreateDisk.input.Size`, `shapes.Tag.key`. */
const placeRow = (owner: string, name: string): string => `${owner}.${name.replace(/\.n(?=\.|$)/g, '[]')}`;

const isPlace = (place: string, at: string): boolean => place === at || place === `${at}[]`;

/** Gives a row the end of the row above, from some words on. */
function moveEnd(rows: MemberRow[], index: number, begins: string): void {
  const [above, row] = [rows[index - 1], rows[index]];
  const cut = above?.description.indexOf(begins) ?? -1;
  if (cut < 0 || above === undefined || row === undefined) return;
  rows[index - 1] = { ...above, description: above.description.slice(0, cut).trim() };
  rows[index] = { ...row, description: `${above.description.slice(cut)} ${row.description}`.trim() };
}

function readAgain(rows: readonly MemberRow[], owner: string, list: readonly RawRereading[]): MemberRow[] {
  const result = [...rows];
  const all = list.flatMap(({ at, ...rereading }) => [at].flat().map((place) => ({ place, ...rereading })));
  for (const { place, from, to, begins } of all) {
    const index = result.findIndex((row) => isPlace(placeRow(owner, row.name), place));
    const row = result[index];
    if (row === undefined) continue;
    if (from !== undefined && to !== undefined)
      result[index] = { ...row, description: row.description.replaceAll(from, to) };
    if (begins !== undefined) moveEnd(result, index, begins);
  }
  return result;
}

/** Returns a reading with what the ledger reads in place of damaged text. */
export function applyRereadings(reading: Reading, entries: readonly RawEntry[]): Reading {
  const list = entries.flatMap(({ reads = [] }) => reads);
  if (list.length === 0) return reading;
  return {
    ...reading,
    operations: reading.operations.map((operation) => ({
      ...operation,
      ...(operation.input && { input: readAgain(operation.input, `${operation.operation}.input`, list) }),
    })),
  };
}
