import { groupBy } from '@yunspec/model';
import type { RawValue } from '../language/raw.js';
import { type Context, listValues, type PlacedValue } from './context.js';
import { formatSubject } from './doubtful-values.js';
import { isExplained } from './explained.js';

const limitWords = ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'default'] as const;

type LimitWord = (typeof limitWords)[number];

interface Limit {
  readonly placed: PlacedValue;
  readonly word: LimitWord;
  readonly limit: number;
  readonly rest: readonly (string | number)[];
}

/** Returns the name of the member that a value is, or is inside of. */
export const getMember = ({ name }: PlacedValue): string => name.replace(/[[*].*/, '');

/** Lists the limits of values, and those of rules and their rows. */
function listLimits(placed: PlacedValue): Limit[] {
  const { value } = placed;
  const read = (holder: object, rest: Limit['rest']): Limit[] =>
    limitWords.flatMap((word) => {
      const limit = (holder as RawValue)[word];
      return typeof limit === 'number' ? { placed, word, limit, rest: [...rest, word] } : [];
    });
  const rules = Object.entries(value.rules ?? {}).flatMap(([id, { restrict = {}, rows = [] }]) => [
    ...Object.entries(restrict).flatMap(([name, limits]) => read(limits, ['rules', id, 'restrict', name])),
    ...(Array.isArray(rows) ? rows : []).flatMap((row, i) =>
      read(Object(row.at(-1)), ['rules', id, 'rows', i, row.length - 1]),
    ),
  ]);
  return [...read(value, []), ...rules];
}

const isPower = (number: number, base: number): boolean => {
  for (let one = base; one <= number; one *= base) if (one === number) return true;
  return false;
};

/** Returns whether a number is one that people choose as a limit. */
const isRound = (limit: number): boolean =>
  (limit >= 0 && limit <= 12) ||
  limit % 10 === 0 ||
  limit % 16 === 0 ||
  isPower(limit, 2) ||
  (limit > 200 && (isPower(limit + 1, 2) || isPower(limit + 1, 10))) ||
  limit % 12 === 0 ||
  limit % 25 === 0;

const listBesides = (limit: number): number[] => [limit - 1, limit + 1];

/** Returns a limit of a member of the same name that is one beside this one, where it is not the rarer of the two. */
function findNear({ limit }: Limit, peers: readonly Limit[]): Limit | undefined {
  const near = peers.filter((peer) => Math.abs(peer.limit - limit) === 1);
  const same = peers.filter((peer) => peer.limit === limit);
  return near.length >= same.length ? near[0] : undefined;
}

/** Returns a limit that several members beside this one have, and which is one beside that of this one alone. */
function findNearBeside({ limit, word }: Limit, siblings: readonly Limit[]): Limit | undefined {
  const near = siblings.filter((one) => Math.abs(one.limit - limit) === 1);
  const [first] = near;
  const isShared = first !== undefined && near.length > 2 && near.every((one) => one.limit === first.limit);
  return word !== 'default' && isShared && siblings.filter((one) => one.limit === limit).length === 1
    ? first
    : undefined;
}

/** Limits by what they are compared in: the members of one name, and those beside each other. */
interface Peers {
  readonly named: ReadonlyMap<string, readonly Limit[]>;
  readonly beside: ReadonlyMap<string, readonly Limit[]>;
}

const keyOf = ({ placed, word }: Limit): string => `${getMember(placed)} ${word}`;

const placeOf = ({ placed: { file, path }, rest }: Limit): string =>
  `${file.path} ${[...path.slice(0, -1), ...rest].join('.')}`;

/** Returns whether the ledger speaks of a limit, or the description of its member where that is all to look at. */
function isMeant(context: Context, { placed, limit }: Limit, near: Limit | undefined): boolean {
  const number = new RegExp(`(?<![\\d.])${limit}(?![\\d.])`);
  const isDescribed = near === undefined && number.test(placed.value.description ?? '');
  return isDescribed || isExplained(context, [formatSubject(placed)], number);
}

function findOdd(context: Context, one: Limit, { named, beside }: Peers): void {
  const { placed, word, limit, rest } = one;
  const near = findNear(one, named.get(keyOf(one)) ?? []) ?? findNearBeside(one, beside.get(placeOf(one)) ?? []);
  const round = word === 'default' || isRound(limit) ? undefined : listBesides(limit).find(isRound);
  if ((near === undefined && round === undefined) || isMeant(context, one, near)) return;
  const at = [...placed.path, ...rest];
  const params = { word, limit: String(limit) };
  if (near === undefined) context.report(placed.file, at, 'limit-odd', { ...params, other: String(round) });
  else {
    const there = { other: String(near.limit), place: near.placed.file.path };
    context.report(placed.file, at, 'limit-near', { ...params, ...there });
  }
}

/** Finds limits that are one beside a round number, or one beside that of another member of the same name or place. */
export function findOddLimits(context: Context): void {
  const limits = listValues(context).flatMap(listLimits);
  const peers = { named: groupBy(limits, keyOf), beside: groupBy(limits, placeOf) };
  for (const one of limits) findOdd(context, one, peers);
}
