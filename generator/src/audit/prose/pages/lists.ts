import { type About, type Claim, claimMaximum, claimMinimum, makeCases, type Setting } from '../claims.js';
import { byDefault, makeEnum, readNumber } from './makers.js';
import type { Wording } from './patterns.js';
import type { Entry } from './statements.js';
import { findNamed, findTaken } from './subject.js';

export interface Listed {
  readonly value: string;
  readonly text: string;
}

const code =
  /^[`"'“]?([A-Za-z\d][\w.+-]*)[`"'”]?(?:\s*[（(][^）)]*[）)])?\s*(?:[:：。;；,，]|\.(?!\w)|$|[—–-] |(?<!\s)(?=[一-龥]))/;
const words = /^[`"]?([A-Z][\w.+-]*(?: [A-Z\d][\w.+-]*){0,3})[`"]?\s*(?:[:：。.]|$)/;

const rangeText = /^[`[【]?\s*-?[\d,]+\s*(?:~|～|-|to|至|,)\s*-?[\d,]+/;

/** The values of a list whose every entry begins with one; `undefined` for a list of anything else. */
export function listEntryValues(entries: readonly Entry[]): Listed[] | undefined {
  const values = entries.map(({ text }) =>
    rangeText.test(text) ? undefined : (words.exec(text)?.[1] ?? code.exec(text)?.[1]),
  );
  const isLabelOfRange = entries.every(
    ({ text, entries: inner }) => inner.length > 0 || rangeText.test(text.replace(/^[^：:]*[：:]\s*/, '')),
  );
  if (isLabelOfRange || values.some((value) => value === undefined)) return undefined;
  return values.map((value, at) => ({ value: (value ?? '').replace(/\.$/, ''), text: entries[at]?.text ?? '' }));
}

/** The values of a list, and the one that holds by default. */
export function readValues(listed: readonly Listed[], { isDefault }: Wording, about: About, given: Setting): Claim[] {
  const byMark = listed.filter(({ text }) => isDefault.test(text));
  const values = [...new Set(listed.map(({ value }) => value))];
  return [
    ...makeEnum(values, about, given),
    ...(byMark.length === 1 ? byDefault([byMark[0]?.value ?? ''], about, given) : []),
  ];
}

interface LabelledRange {
  readonly label: string;
  readonly min: number;
  readonly max: number;
}

function readRange({ text }: Entry): LabelledRange | undefined {
  const [, label = '', min, max] =
    /^(?:[^:：()（）]*[(（])?[`"']?([A-Za-z][\w.]*)[`"']?[)）]?\s*(?:[:：]|\s[—–-]\s)\s*(?:valid values: )?[[【]?\s*([\d,]+)\s*(?:~|～|-|to|至|,)\s*([\d,]*\d)\s*[\]】]?\s*(?:GiB|GB)?[。.;；]?$/i.exec(
      text,
    ) ?? [];
  return max === undefined ? undefined : { label, min: readNumber(min), max: readNumber(max) };
}

const isCategory = (label: string): boolean => /^(?:cloud|ephemeral|local)/.test(label);

const claimRange = ({ min, max }: LabelledRange, about: About, given: Setting): Claim[] => [
  claimMinimum(min, about, given),
  claimMaximum(max, about, given),
];

/** Sizes that depend on the category, and on the level below it. */
export function readEntryRanges(entries: readonly Entry[], about: About, given: Setting): Claim[] {
  if (findTaken(about) !== 'number') return [];
  const numbers = readNumberEntries(entries, about, given);
  if (numbers !== undefined) return numbers;
  const category = ['Category', 'DiskCategory']
    .map((name) => findNamed(name, about))
    .find((name) => name !== undefined);
  const ranges = entries.map(readRange);
  if (category === undefined) return claimWidest(ranges, about, given);
  return ranges.flatMap((range) =>
    range === undefined || !isCategory(range.label)
      ? []
      : claimRange(range, about, { ...given, [category]: range.label }),
  );
}

/** Sizes by categories that the operation has no parameter for: no size beyond all of them is valid. */
function claimWidest(ranges: readonly (LabelledRange | undefined)[], about: About, given: Setting): Claim[] {
  const known = ranges.filter((range) => range !== undefined);
  if (known.length < ranges.length || !known.every(({ label }) => isCategory(label))) return [];
  const [min, max] = [Math.min(...known.map((one) => one.min)), Math.max(...known.map((one) => one.max))];
  return claimRange({ label: '', min, max }, about, given);
}

/** In brackets a comma parts two numbers, elsewhere it may be part of one. */
const numberEntries = [
  /^[[【]\s*(-?\d+)\s*[,，]\s*(-?\d+)\s*[\]】]\s*(?:[:：。.]|$)/,
  /^[`[【]?\s*(-?[\d,]*\d)(?:\s*(?:~|～|to|至)\s*(-?[\d,]*\d))?\s*[\]】`]?\s*(?:[:：。.]|$)/,
];

/** Entries that are numbers or ranges themselves: `-1: for ever`, `[1, 65536]: days`. */
function readNumberEntries(entries: readonly Entry[], about: About, given: Setting): Claim[] | undefined {
  const ranges = entries.map(({ text }) => {
    const [match] = numberEntries.map((pattern) => pattern.exec(text)).filter((found) => found !== null);
    return match === undefined ? undefined : { min: readNumber(match[1]), max: readNumber(match[2] ?? match[1]) };
  });
  if (ranges.some((range) => range === undefined)) return undefined;
  const known = ranges.filter((range) => range !== undefined);
  const isTaken = (value: number): boolean => known.some(({ min, max }) => value >= min && value <= max);
  const most = Math.max(...known.map(({ max }) => max));
  return [
    {
      what: 'range',
      cases: makeCases(
        about,
        known.flatMap(({ min, max }) => [min, max]),
        [most + 1, ...known.map(({ min }) => min - 1)].filter((value) => !isTaken(value)),
        given,
      ),
    },
  ];
}
