import type { MemberRow, SampleAnswer } from '../../reading.js';
import { readFencedBlocks } from './fences.js';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The sample answers of a page that are JSON; many are not. */
export function readAnswers(text: string): SampleAnswer[] {
  return readFencedBlocks(text).flatMap(({ line, text: block }) => {
    const answer = parseJson(block);
    return isRecord(answer) ? [{ line, text: block.trim(), answer }] : [];
  });
}

type Shown = 'array' | 'object' | 'value';

const findShown = (value: unknown): Shown => {
  if (Array.isArray(value)) return 'array';
  return isRecord(value) ? 'object' : 'value';
};

function listPaths(value: unknown, way: string): [string, Shown][] {
  if (Array.isArray(value)) return value.flatMap((item) => listPaths(item, `${way}.n`));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const path = way === '' ? key : `${way}.${key}`;
    return [[path, findShown(member)] as [string, Shown], ...listPaths(member, path)];
  });
}

const cutIndex = (path: string): string => path.replace(/(?:\.n)+$/, '');
const cutLast = (path: string): string => path.split('.').slice(0, -1).join('.');
const findParent = (path: string): string => cutIndex(cutLast(path));

/** Types of rows that hold others: tables write `Array of Disk` for an object around a list, too. */
const isContainer = (type = ''): boolean => /^(?:array|list|struct|object|map)/i.test(type);

/** A row at the place that a sample shows, with the type that it shows: some tables call everything a list. */
function placeAt(row: MemberRow, path: string, shown: Shown | undefined): MemberRow {
  const { type = '' } = row;
  if (!isContainer(type) || shown === undefined || shown === 'value') return { ...row, name: path };
  return {
    ...row,
    name: path,
    type: shown === 'object' && /^(?:array|list)/i.test(type) ? `${type} or object` : shown,
  };
}

/** A row that no sample shows stands below what stands above it, unless the specs know better. */
function placeByGuess(row: MemberRow, above: MemberRow | undefined): MemberRow {
  const { type, ...rest } = row;
  const way = above === undefined ? '' : cutLast(above.name);
  const name = way === '' ? row.name : `${way}.${row.name}`;
  return { ...rest, name, isPlaced: false, ...(type === undefined || isContainer(type) ? {} : { type }) };
}

/**
 * Puts the rows of an answer at their paths. The tables list members of all levels one below the other, so the places
 * come from the page's own sample answers.
 */
export function placeRows(rows: readonly MemberRow[], answers: readonly unknown[]): MemberRow[] {
  const paths = new Map(answers.flatMap((answer) => listPaths(answer, '')));
  const seen: string[] = [];
  const placed: MemberRow[] = [];
  for (const row of rows) {
    const last = row.name.split('.').at(-1);
    const free = [...paths.keys()].filter((path) => path.split('.').at(-1) === last && !seen.includes(path));
    const nearest = seen.toReversed().flatMap((above) => free.find((path) => findParent(path) === above) ?? [])[0];
    const place = nearest ?? free[0];
    if (place !== undefined) seen.push(place);
    placed.push(place === undefined ? placeByGuess(row, placed.at(-1)) : placeAt(row, place, paths.get(place)));
  }
  return placed;
}
