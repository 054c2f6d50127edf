import type { RawValue } from '../language/raw.js';
import type { Spec } from '../read/load.js';
import { getStem, listSpecStems, splitWords } from './code-words.js';
import { type Context, listValues, type PlacedValue } from './context.js';
import { formatSubject } from './doubtful-values.js';
import { isExplained } from './explained.js';
import { isOneEdit } from './similar.js';

const limitWords = ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'default'] as const;

type LimitWord = (typeof limitWords)[number];

interface Limit {
  readonly placed: PlacedValue;
  readonly word: LimitWord;
  readonly limit: number;
  readonly rest: readonly (string | number)[];
}

const getMember = ({ name }: PlacedValue): string => name.replace(/[[*].*/, '');

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
  limit <= 12 ||
  limit % 10 === 0 ||
  limit % 16 === 0 ||
  isPower(limit, 2) ||
  (limit > 200 && (isPower(limit + 1, 2) || isPower(limit + 1, 10))) ||
  limit % 12 === 0 ||
  limit % 25 === 0;

/** Finds limits that are one beside a round number, or one beside that of another member of the same name. */
function findOddLimits(context: Context, limits: readonly Limit[]): void {
  const byMember = new Map<string, Limit[]>();
  for (const one of limits) {
    const key = `${getMember(one.placed)} ${one.word}`;
    byMember.set(key, [...(byMember.get(key) ?? []), one]);
  }
  for (const one of limits) {
    const { placed, word, limit, rest } = one;
    const subject = formatSubject(placed);
    const isMeant = (): boolean => isExplained(context, [subject], new RegExp(`(?<![\\d.])${limit}(?![\\d.])`));
    const peers = byMember.get(`${getMember(placed)} ${word}`) ?? [];
    const near = peers.filter((peer) => Math.abs(peer.limit - limit) === 1);
    const same = peers.filter((peer) => peer.limit === limit);
    const at = [...placed.path, ...rest];
    if (near.length > 0 && near.length >= same.length) {
      if (isMeant()) continue;
      const place = near[0]?.placed.file.path ?? '';
      context.report(placed.file, at, 'limit-near', {
        word,
        limit: String(limit),
        other: String(near[0]?.limit),
        place,
      });
    } else if (word !== 'default' && !isRound(limit) && (isRound(limit - 1) || isRound(limit + 1)) && !isMeant()) {
      const other = String(isRound(limit - 1) ? limit - 1 : limit + 1);
      context.report(placed.file, at, 'limit-odd', { word, limit: String(limit), other });
    }
  }
}

/** Finds booleans with other words than those of the product. */
function findWords(context: Context, values: readonly PlacedValue[]): void {
  const counts = new Map<string, number>();
  for (const { value } of values) {
    const words = value.text?.join(', ');
    if (words !== undefined) counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  const [[usual, times] = ['', 0]] = [...counts].sort(([, a], [, b]) => b - a);
  for (const placed of values) {
    const words = placed.value.text?.join(', ');
    if (words === undefined || words === usual || times < 2) continue;
    if (isExplained(context, [formatSubject(placed)], new RegExp(placed.value.text?.[0] ?? ''))) continue;
    context.report(placed.file, [...placed.path, 'text'], 'text-unlike', { words, usual, times: String(times) });
  }
}

/** Finds members that are shown although others of the same name are secret. */
function findShown(context: Context, values: readonly PlacedValue[]): void {
  const secret = new Map<string, PlacedValue[]>();
  for (const placed of values) {
    if (placed.value.secret !== true) continue;
    const name = getMember(placed);
    secret.set(name, [...(secret.get(name) ?? []), placed]);
  }
  for (const placed of values) {
    const { file, path, value } = placed;
    const others = secret.get(getMember(placed)) ?? [];
    if (value.secret === true || value.type !== 'string' || others.length < 2) continue;
    const params = { name: getMember(placed), place: others[0]?.file.path ?? '' };
    context.report(file, path, 'secret-unlike', params, 'key');
  }
}

/** Finds listed values with a word that nothing else in the specs has, and that is a letter away from one they have. */
function findStrangeValues(context: Context, values: readonly PlacedValue[]): void {
  const known = listSpecStems(context);
  const isStrange = (stem: string, text: string): boolean => [...(known.get(stem) ?? [])].every((one) => one === text);
  const usual = [...known].filter(([stem, texts]) => stem.length > 4 && texts.size > 1).map(([stem]) => stem);
  for (const placed of values) {
    for (const [i, one] of (placed.value.enum ?? []).entries()) {
      if (typeof one !== 'string') continue;
      const stems = splitWords(one).map(getStem);
      const strange = stems.find((stem) => stem.length > 4 && !/\d/.test(stem) && isStrange(stem, one));
      const other =
        strange === undefined
          ? undefined
          : usual.find((stem) => isOneEdit(stem, strange) && !stem.startsWith(strange) && !strange.startsWith(stem));
      if (strange === undefined || other === undefined) continue;
      if (isExplained(context, [formatSubject(placed)], new RegExp(strange, 'i'))) continue;
      context.report(placed.file, [...placed.path, 'enum', i], 'enum-word-unknown', {
        value: one,
        word: strange,
        other,
      });
    }
  }
}

/** Values of filters that stand for no value of the member itself. */
const noValue = /^all$/i;

/** Finds lists of values that differ by one value from those of other members of the same name. */
function findUnlikeLists(context: Context, values: readonly PlacedValue[]): void {
  const groups = new Map<string, PlacedValue[]>();
  for (const placed of values) {
    if (placed.value.enum === undefined) continue;
    const name = findMemberName(placed);
    groups.set(name, [...(groups.get(name) ?? []), placed]);
  }
  const list = ({ value }: PlacedValue): string[] => (value.enum ?? []).map(String).filter((one) => !noValue.test(one));
  for (const placed of [...groups.values()].filter((group) => group.length > 1).flat()) {
    const peers = (groups.get(findMemberName(placed)) ?? []).filter((peer) => peer !== placed);
    const own = list(placed);
    const isEqual = (other: readonly string[]): boolean =>
      other.length === own.length && other.every((one) => own.includes(one));
    if (peers.some((peer) => isEqual(list(peer)))) continue;
    for (const peer of peers) {
      const other = list(peer);
      const [more, less] = [own.filter((one) => !other.includes(one)), other.filter((one) => !own.includes(one))];
      const isNear = more.length <= 1 && less.length <= 1 && own.length - more.length > 1;
      const differing = [...more, ...less];
      if (!isNear || differing.length === 0) continue;
      const isSaid = (one: string): boolean =>
        isExplained(context, [formatSubject(placed), formatSubject(peer)], new RegExp(one.replace(/[^\w-]/g, '.')));
      if (differing.some(isSaid)) continue;
      const params = { values: differing.join(', '), place: formatSubject(peer) };
      context.report(placed.file, [...placed.path, 'enum'], 'enum-unlike', params);
      break;
    }
  }
}

/** Returns the name of the member that a value is, or is an item of. */
function findMemberName({ file, path }: PlacedValue): string {
  const names = path.filter((step, i) => path[i - 1] === 'properties');
  const { shape = '' } = file.value as { readonly shape?: string };
  return String(names.at(-1) ?? shape);
}

/** Returns whether an operation lists what meets criteria. */
const isFilter = ({ value: { operation, pagination } }: Spec<'operation'>): boolean =>
  pagination !== undefined || operation.startsWith('List');

/** Finds members that may be absent although they must be given to nearly all other operations. */
function findUnlikeRequired(context: Context): void {
  const uses = context.specs.operations.flatMap((file) =>
    Object.entries(file.value.input.properties ?? {}).map(([name, value]) => ({ file, name, value })),
  );
  const byName = new Map<string, (typeof uses)[number][]>();
  for (const use of uses) byName.set(use.name, [...(byName.get(use.name) ?? []), use]);
  for (const [name, group] of byName) {
    const isRequired = ({ file }: (typeof uses)[number]): boolean => file.value.input.required?.includes(name) === true;
    const required = group.filter(isRequired);
    // what a list is filtered by may be absent by nature
    const optional = group.filter(
      (use) => !isRequired(use) && !isFilter(use.file) && use.value.deprecated === undefined,
    );
    if (required.length < 3 || optional.length * 3 > required.length) continue;
    for (const { file } of optional) {
      const { operation, input } = file.value;
      const isRuled = Object.values(input.rules ?? {}).some((rule) => JSON.stringify(rule).includes(`"${name}"`));
      if (isRuled || isExplained(context, [`${operation}.input.${name}`], /\b(?:required|optional|must|needs?)\b/i))
        continue;
      const params = { name, times: String(required.length) };
      context.report(file, ['input', 'properties', name], 'required-unlike', params, 'key');
    }
  }
}

/** Finds limits, words and lists of values that are unlike those of others. */
export function findUnlikeValues(context: Context): void {
  const values = listValues(context);
  findOddLimits(context, values.flatMap(listLimits));
  findWords(context, values);
  findShown(context, values);
  findStrangeValues(context, values);
  findUnlikeLists(context, values);
  findUnlikeRequired(context);
}
