import {
  type About,
  type Claim,
  claimDefault,
  claimEnum,
  claimMaxItems,
  claimMaximum,
  claimMaxLength,
  claimMinItems,
  claimMinimum,
  claimMinLength,
  claimPattern,
  makeCases,
  type Setting,
} from '../claims.js';
import { findTaken } from './subject.js';

/** Makes the claims of a sentence from the parts of it that a pattern has found, under a setting of other parameters. */
export type Make = (groups: readonly string[], about: About, given: Setting) => readonly Claim[];

const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const zhWords = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

export function readNumber(text = ''): number {
  const plain = text.replace(/[,，\s]/g, '').toLowerCase();
  const word = Math.max(words.indexOf(plain), zhWords.indexOf(plain));
  return word >= 0 ? word : Number(plain);
}

const isNumber = (value: number): boolean => Number.isFinite(value);

export const length: Make = ([min, max], about) => {
  if (findTaken(about) !== 'text' || !isNumber(readNumber(max))) return [];
  const least = readNumber(min);
  return [
    ...(min === undefined || least === 0 ? [] : [claimMinLength(least, about)]),
    claimMaxLength(readNumber(max), about),
  ];
};

export const maxLength: Make = ([max], about) =>
  findTaken(about) === 'text' ? [claimMaxLength(readNumber(max), about)] : [];

export const minLength: Make = ([min], about) =>
  findTaken(about) === 'text' && readNumber(min) > 0 ? [claimMinLength(readNumber(min), about)] : [];

const asItem = (about: About, value: number): unknown => {
  const sample = about.makeSample(about.name);
  const item = Array.isArray(sample) ? (sample[0] as unknown) : sample;
  return typeof item === 'string' ? String(value) : value;
};

const inList = (what: string, about: About, takes: number, refuses: number): Claim => ({
  what,
  cases: makeCases(about, [[asItem(about, takes)]], [[asItem(about, refuses)]]),
});

export const maximum: Make = ([max], about, given) => {
  const most = readNumber(max);
  if (!isNumber(most)) return [];
  const taken = findTaken(about);
  if (taken === 'number') return [claimMaximum(most, about, given)];
  return taken === 'list' && typeof asItem(about, 1) === 'number' ? [inList('items', about, most, most + 1)] : [];
};

export const minimum: Make = ([min], about, given) => {
  const least = readNumber(min);
  return isNumber(least) && findTaken(about) === 'number' ? [claimMinimum(least, about, given)] : [];
};

export const range: Make = ([min, max], about, given) => [
  ...minimum([min ?? ''], about, given),
  ...maximum([max ?? ''], about, given),
];

export const listMost: Make = ([max], about) =>
  findTaken(about) === 'list' && readNumber(max) > 0 ? [claimMaxItems(readNumber(max), about)] : [];

export const listRange: Make = ([min, max], about) =>
  findTaken(about) === 'list'
    ? [...(readNumber(min) > 0 ? [claimMinItems(readNumber(min), about)] : []), claimMaxItems(readNumber(max), about)]
    : [];

/** The size of the list whose items a name goes through: `Tag` of `Tag.N.Key`. */
export const indexMost: Make = ([max], about) => {
  const most = readNumber(max);
  const [, list, member] = /^(.*?)\.n(?:\.(.+))?$/i.exec(about.name) ?? [];
  if (list === undefined || !(most > 0) || /\.n\./i.test(member ?? '')) return [];
  const item = about.makeSample(about.name);
  const makeItems = (count: number): unknown[] => Array.from({ length: count }, () => ({ [member ?? '']: item }));
  const of = { ...about, name: list };
  return [claimMaxItems(most, member === undefined ? of : { ...of, makeItems })];
};

/** Words that begin a sentence about a default instead of naming it. */
const grammar =
  /^(?:the|an?|that|this|it|its|same|equal|set|determined|calculated|not|subject|based|current|original)$/i;

const nothing = /^(?:null|none|empty|nil|blank|""|''|n\/a|-|空|无|空值|空字符串|不填)$/i;

export const byDefault: Make = ([text = ''], about, given) => {
  if (Object.keys(given).length > 0) return [];
  const value = text.replace(/[`"'“”]/g, '').trim();
  if (nothing.test(value)) return [claimDefault(undefined)];
  if (grammar.test(value)) return [];
  const taken = findTaken(about);
  if (taken === 'number') return isNumber(readNumber(value)) ? [claimDefault(readNumber(value))] : [];
  if (taken === 'boolean') return /^(?:true|false)$/i.test(value) ? [claimDefault(/true/i.test(value))] : [];
  return taken === 'text' && /^[\w.:/+-]+$/.test(value) ? [claimDefault(value)] : [];
};

export const noDefault: Make = (_, __, given) => (Object.keys(given).length > 0 ? [] : [claimDefault(undefined)]);

export function makeEnum(values: readonly string[], about: About, given: Setting = {}): Claim[] {
  const taken = findTaken(about);
  if (taken === 'object' || values.length === 0) return [];
  const typed: readonly unknown[] = taken === 'number' ? values.map(readNumber) : values;
  if (taken === 'number' && !typed.every((value) => isNumber(value as number))) return [];
  if (taken === 'list')
    return [
      {
        what: 'items',
        cases: makeCases(
          about,
          values.map((value) => [value]),
          [['no-such-value']],
        ),
      },
    ];
  if (Object.keys(given).length === 0) return claimEnum(values, about);
  const other = taken === 'number' ? Math.max(...(typed as number[])) + 1 : 'no-such-value';
  return [{ what: 'enum', cases: makeCases(about, typed, [other], given) }];
}

const splitList = (text: string): string[] =>
  text
    .split(/\s*(?:,|，|、|\/|\||\bor\b|\band\b|或者|或|和|以及)\s*/)
    .map((part) => part.replace(/[`"'“”‘’（）()。.\s]/g, (mark) => (mark === '.' ? '.' : '')))
    .map((part) => part.replace(/\.$/, ''))
    .filter((part) => part !== '');

export const inlineEnum: Make = ([text = ''], about, given) => {
  const values = splitList(text);
  return values.length > 1 && values.every((value) => /^[A-Za-z\d][\w.-]*$/.test(value))
    ? makeEnum(values, about, given)
    : [];
};

const startWords = /[A-Za-z][A-Za-z\d]*:\/\/|acs:|aliyun/g;

/** Beginnings that a text refuses: `http://`, `aliyun`, `acs:`. */
export const notStart: Make = ([text = ''], about) => {
  const heads = [...new Set(text.match(startWords) ?? [])];
  return findTaken(about) === 'text' && heads.length > 0
    ? [
        claimPattern(
          'start',
          about,
          [],
          heads.map((head) => `${head}abc`),
        ),
      ]
    : [];
};

export const notInside: Make = ([text = ''], about) => {
  const parts = [...new Set(text.match(/https?:\/\//g) ?? [])];
  return findTaken(about) === 'text' && parts.length > 0
    ? [
        claimPattern(
          'inside',
          about,
          [],
          parts.map((part) => `abc${part}abc`),
        ),
      ]
    : [];
};

export const letterFirst: Make = (_, about) =>
  findTaken(about) === 'text' ? [claimPattern('first letter', about, ['Abc'], ['1abc', '_abc'])] : [];

export const notEmpty: Make = (_, about) =>
  findTaken(about) === 'text' ? [claimPattern('empty', about, [], [''])] : [];
export const mayBeEmpty: Make = (_, about) =>
  findTaken(about) === 'text' ? [claimPattern('empty', about, [''], [])] : [];

const usualMarks = ['.', ':', '_', '-'];

/** Marks that a name may hold. The usual ones that a list of two or more leaves out are refused. */
export const marks: Make = ([text = ''], about) => {
  if (findTaken(about) !== 'text') return [];
  const named = [...text.matchAll(/[（(]\s*`?([^\sA-Za-z\d（）()`])`?\s*[）)]/g)].map(([, mark = '']) => mark);
  if (named.length < 2) return [];
  const others = usualMarks.filter((mark) => !named.includes(mark));
  const put = (mark: string): string => `Ab${mark}c1`;
  return [claimPattern('marks', about, named.map(put), others.map(put))];
};

export const address: Make = (_, about) =>
  findTaken(about) === 'text'
    ? [claimPattern('address', about, ['10.1.2.3', '10.0.0.0/8'], ['10.0.0', '10.0.0.0/33'])]
    : [];

/** Kinds of characters that a password needs. */
export const threeOfFour: Make = (_, about) =>
  findTaken(about) === 'text' ? [claimPattern('kinds', about, ['Abcdefg1', 'abcdef1!'], ['abcdefgh', 'abcdefg1'])] : [];

export const allOfThree: Make = (_, about) =>
  findTaken(about) === 'text' ? [claimPattern('kinds', about, ['Abcdefg1'], ['abcdefg1', 'ABCDEFG1', 'Abcdefgh'])] : [];

export const allOfFour: Make = (_, about) =>
  findTaken(about) === 'text' ? [claimPattern('kinds', about, ['Abcdef1!'], ['abcdef1!', 'Abcdefg1'])] : [];
