import { parse } from 'yaml';
import { isRecord } from '../cases/paths.js';
import { type ChapterName, chapterNames, type Difference } from './difference.js';

/** A difference that is known, and why it is accepted. What it does not name may be anything. */
export interface KnownDifference {
  readonly chapter?: string;
  readonly operation?: string;
  readonly member?: string;
  readonly code?: string;
  readonly reason: string;
}

/** The members by which an entry finds differences. */
const criteria = ['chapter', 'operation', 'member', 'code'] as const;

/** A file of known differences that cannot be used. */
export class KnownError extends Error {}

function readEntry(value: unknown, number: number): KnownDifference {
  const place = `entry ${number}`;
  if (!isRecord(value)) throw new KnownError(`${place} is not a map`);
  const stranger = Object.keys(value).find((name) => name !== 'reason' && !criteria.includes(name as never));
  if (stranger !== undefined)
    throw new KnownError(`${place} has ${stranger}; it may have ${criteria.join(', ')}, reason`);
  const wrong = Object.entries(value).find(([, text]) => typeof text !== 'string');
  if (wrong !== undefined) throw new KnownError(`${place}: ${wrong[0]} must be a text`);
  if (typeof value.reason !== 'string' || value.reason.trim() === '') throw new KnownError(`${place} has no reason`);
  if (criteria.every((name) => value[name] === undefined))
    throw new KnownError(`${place} names none of ${criteria.join(', ')}`);
  if (value.chapter !== undefined && !chapterNames.includes(value.chapter as ChapterName))
    throw new KnownError(`${place}: there is no chapter ${String(value.chapter)}`);
  return value as unknown as KnownDifference;
}

/** Reads a file of known differences: a list, or a map with a list `known`. Throws a `KnownError`. */
export function parseKnown(text: string): KnownDifference[] {
  let data: unknown;
  try {
    data = parse(text);
  } catch (error) {
    throw new KnownError(`it is not YAML: ${(error as Error).message.split('\n')[0]}`);
  }
  const list = isRecord(data) ? data.known : (data ?? []);
  if (!Array.isArray(list)) throw new KnownError('it holds no list of known differences');
  return list.map((value, i) => readEntry(value, i + 1));
}

/** Finds known differences, and remembers which entries still apply. */
export class KnownDifferences {
  readonly #used = new Set<KnownDifference>();

  constructor(readonly entries: readonly KnownDifference[]) {}

  /** Returns whether a difference is known. */
  covers(difference: Difference): boolean {
    const matching = this.entries.filter((entry) =>
      criteria.every((name) => entry[name] === undefined || entry[name] === difference[name]),
    );
    for (const entry of matching) this.#used.add(entry);
    return matching.length > 0;
  }

  /** Lists the entries that no difference was found for. */
  listUnused(): KnownDifference[] {
    return this.entries.filter((entry) => !this.#used.has(entry));
  }
}
