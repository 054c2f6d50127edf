import type { SampleAnswer } from '../../reading.js';
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

function listPaths(value: unknown, way: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => listPaths(item, `${way}.n`));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const path = way === '' ? key : `${way}.${key}`;
    return [path, ...listPaths(member, path)];
  });
}

const cutIndex = (path: string): string => path.replace(/(?:\.n)+$/, '');
const findParent = (path: string): string => cutIndex(path.split('.').slice(0, -1).join('.'));

/**
 * The paths of the rows of an answer. The tables list members of all levels one below the other, so the places come
 * from the page's own sample answers; `undefined` for a row that these do not show.
 */
export function placeRows(names: readonly string[], answers: readonly unknown[]): (string | undefined)[] {
  const paths = [...new Set(answers.flatMap((answer) => listPaths(answer, '')))];
  const seen: string[] = [];
  return names.map((name) => {
    const free = paths.filter((path) => path.split('.').at(-1) === name && !seen.includes(path));
    const nearest = seen.toReversed().flatMap((above) => free.find((path) => findParent(path) === above) ?? [])[0];
    const place = nearest ?? free[0];
    if (place !== undefined) seen.push(place);
    return place;
  });
}
