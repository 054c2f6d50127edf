import { countValues } from '../language/count-values.js';
import type { RawError } from '../language/raw.js';
import type { KeyPath } from '../language/walk.js';
import type { SpecFile } from '../read/spec-file.js';
import { escapeText, getStem, listSpecStems, splitWords } from './code-words.js';
import type { Context } from './context.js';
import { isExplained } from './explained.js';
import { findSimilar, isOneEdit } from './similar.js';

/** An error row with its place, and with the operation that has it. */
export interface PlacedRow {
  readonly row: RawError;
  readonly file: SpecFile;
  readonly path: KeyPath;
  /** The subject of ledger entries about it. */
  readonly subject: string;
}

export const listTables = ({ specs }: Context): PlacedRow[][] => [
  ...specs.operations.map((file) =>
    file.value.errors.map((row, i) => ({
      row,
      file,
      path: ['errors', i],
      subject: `${file.value.operation}.errors.${row.code}`,
    })),
  ),
  ...(['common', 'server'] as const).map((word) => {
    const { errors } = specs;
    if (errors === undefined) return [];
    return (errors.value[word] ?? []).map((row, i) => ({
      row,
      file: errors,
      path: [word, i],
      subject: `errors.${row.code}`,
    }));
  }),
];

const describePlace = ({ file, path }: PlacedRow): string => `in line ${file.place(path).line}`;

function findKinds(context: Context, { row, file, path }: PlacedRow): void {
  if (row.kind === undefined) context.report(file, path, 'error-without-kind', { code: row.code });
}

/** A status of an answer, in words. */
const statusRange = 'from 100 to 599';

/** Reports a number that is no HTTP status; returns whether it is one. */
function checkStatus(context: Context, file: SpecFile, path: KeyPath, status: number | undefined): boolean {
  if (status === undefined || (status >= 100 && status <= 599)) return status !== undefined;
  context.report(file, path, 'status-range', { status: String(status), range: statusRange });
  return false;
}

function findStatus(context: Context, { row, file, path }: PlacedRow): void {
  const { code, http } = row;
  if (checkStatus(context, file, [...path, 'http'], http) && http !== undefined && http < 400) {
    context.report(file, [...path, 'http'], 'error-status-success', { code, http: String(http) });
  }
}

/** Finds the statuses of other nodes that are none. */
function findOtherStatuses(context: Context): void {
  const { operations, resources } = context.specs;
  for (const file of resources) checkStatus(context, file, ['missing', 'http'], file.value.missing?.http);
  for (const file of operations) {
    const status = file.value.http?.status;
    if (status === undefined || (status >= 200 && status <= 299)) continue;
    const params = { status: String(status), range: 'from 200 to 299, since it is that of success' };
    context.report(file, ['http', 'status'], 'status-range', params);
  }
}

const sortNames = (names: RawError['on']): string => JSON.stringify([names ?? []].flat().sort());

/** Words with which the ledger says that a document has a row twice. */
const rowsTwice = /\b(?:both|two|twice|rows)\b/i;

/** Finds rows of one table that repeat or contradict each other. */
function findRepeats(context: Context, rows: readonly PlacedRow[]): void {
  const seen = new Map<string, PlacedRow>();
  for (const placed of rows) {
    const { row, file, path, subject } = placed;
    // without parameters, only the cause tells what a row is about
    const key = JSON.stringify([
      row.code,
      row.kind,
      sortNames(row.on),
      row.on === undefined ? row.cause : '',
      row.withdrawn,
    ]);
    const other = seen.get(key);
    if (other === undefined) {
      seen.set(key, placed);
      continue;
    }
    if (row.http !== other.row.http) {
      const statuses = { http: String(row.http ?? 'none'), was: String(other.row.http ?? 'none') };
      context.report(file, path, 'error-contradiction', { code: row.code, ...statuses, other: describePlace(other) });
    } else if (row.cause === other.row.cause && row.retry === other.row.retry && row.remedy === other.row.remedy) {
      if (isExplained(context, [subject], rowsTwice)) continue;
      context.report(file, path, 'error-duplicate', { code: row.code, other: describePlace(other) });
    }
  }
}

/** Codes shorter than this differ by a letter too easily. */
const longCode = 8;

/** Returns whether two codes differ by one letter that is no digit and no plural. */
const isSlip = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= longCode && isOneEdit(a, b) && `${a}s` !== b && `${b}s` !== a && !/\d/.test(a + b);

/** Lists the pairs of codes that differ by a letter and mean the same: the parameters, the kind and the status agree. */
function listSlips(rows: ReadonlyMap<string, PlacedRow>): { text: string; other: string; why: string }[] {
  const groups = new Map<string, string[]>();
  return [...rows].flatMap(([text, { row }]) => {
    const meaning = `${row.kind} ${row.http} ${sortNames(row.on)}`;
    const group = groups.get(meaning) ?? [];
    groups.set(meaning, [...group, text]);
    const other = group.find((one) => isSlip(text, one));
    return other === undefined ? [] : [{ text, other, why: 'one letter differs, and they mean the same' }];
  });
}

const countCodes = (rows: readonly PlacedRow[]): ReadonlyMap<string, number> =>
  new Map(countValues(rows.map(({ row }) => row.code)));

/** Finds codes of a product that may be taken for each other, and returns them. */
function findSimilarCodes(context: Context, rows: readonly PlacedRow[]): ReadonlySet<string> {
  const counts = countCodes(rows);
  // the code that is used more often is probably the right one
  const sorted = [...rows].sort((a, b) => (counts.get(b.row.code) ?? 0) - (counts.get(a.row.code) ?? 0));
  const firsts = new Map<string, PlacedRow>();
  for (const placed of sorted) if (!firsts.has(placed.row.code)) firsts.set(placed.row.code, placed);
  const found = [...findSimilar(firsts.keys()), ...listSlips(firsts)];
  const reported = new Set<string>();
  for (const { text, other, why } of found) {
    const [odd, usual] = [firsts.get(text), firsts.get(other)];
    if (odd === undefined || usual === undefined || reported.has(text)) continue;
    reported.add(text);
    if (isExplained(context, [odd.subject, usual.subject], new RegExp(`(?<![\\w.])${escapeText(text)}(?![\\w.])`)))
      continue;
    const place = `of ${usual.file.path}`;
    context.report(odd.file, [...odd.path, 'code'], 'code-similar', { code: text, other, place, why });
  }
  return reported;
}

/** In a table of so many rows, codes are made of words that others have too. */
const manyRows = 200;

/** Returns a function that finds a word of a code which is probably misspelt. */
function createSpeller(context: Context, isLarge: boolean): (code: string) => string | undefined {
  const known = listSpecStems(context);
  const isNear = (word: string): boolean =>
    [...known].some(([stem, texts]) => texts.size > 1 && stem.length > 3 && isOneEdit(stem, word));
  const isStrange = (word: string, code: string): boolean =>
    [...(known.get(getStem(word)) ?? [])].every((text) => text === code) && (isLarge || isNear(getStem(word)));
  return (code) => splitWords(code).find((word) => !/\d/.test(word) && isStrange(word, code));
}

/** Finds codes of one row with a word that nothing else in the specs has, and that are like no other code. */
function findStrangeCodes(context: Context, rows: readonly PlacedRow[], similar: ReadonlySet<string>): void {
  const counts = countCodes(rows);
  const findSlip = createSpeller(context, rows.length >= manyRows);
  for (const { row, file, path, subject } of rows) {
    if (counts.get(row.code) !== 1 || similar.has(row.code) || !/^[\x20-\x7e]*$/.test(row.code)) continue;
    const word = findSlip(row.code);
    if (word === undefined || isExplained(context, [subject])) continue;
    context.report(file, [...path, 'code'], 'code-word-unknown', { code: row.code, word });
  }
}

/** Finds faults in error rows: between rows, and in their kinds and statuses. */
export function findInErrorRows(context: Context): void {
  const tables = listTables(context);
  for (const rows of tables) {
    findRepeats(context, rows);
    for (const placed of rows) {
      findKinds(context, placed);
      findStatus(context, placed);
    }
  }
  findOtherStatuses(context);
  // a misspelling that newer documents correct stays, and says so
  const rows = tables.flat().filter(({ row }) => !row.withdrawn);
  findStrangeCodes(context, rows, findSimilarCodes(context, rows));
}
