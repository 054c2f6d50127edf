import {
  type About,
  type Claim,
  claimDefault,
  claimEnum,
  claimMaxItems,
  claimMaximum,
  claimMaxLength,
  claimMinimum,
  claimMinLength,
  claimPattern,
  claimRule,
  type Extractor,
  makeCases,
  type Read,
} from './claims.js';

/** A lower-case text, which identifiers take too. */
const makeLowerText = (length: number): string => 'a'.repeat(length);

/** A bound of a row: of the number where it is one, of the length of a text otherwise. */
const bound =
  (ofNumber: (n: number, about: About) => Claim, ofText: (n: number, about: About) => Claim): Read =>
  ([n], about) => [(typeof about.makeSample(about.name) === 'number' ? ofNumber : ofText)(Number(n), about)];

const upTo: Read = ([max], about) => [claimMaxLength(Number(max), about, makeLowerText)];

const marks = ['_', ',', '.', '&', '-', ':', '=', '+', '@', ' ', '!', '/'];

/** A text may hold the marks that are named, and no other. */
const onlyMarks: Read = ([listed = ''], about) => {
  const named =
    [...listed.matchAll(/\((\S+)\)/g)].map(([, inside]) => inside).join('') + (listed.includes('spaces') ? ' ' : '');
  return marks.map((mark) =>
    claimPattern(
      `mark ${mark === ' ' ? 'blank' : mark}`,
      about,
      named.includes(mark) ? [`a${mark}a`] : [],
      named.includes(mark) ? [] : [`a${mark}a`],
    ),
  );
};

const bullets: Read = ([list = ''], about) =>
  claimEnum(
    [...list.matchAll(/• (\w+)/g)].map(([, word = '']) => word),
    about,
  );

function parseLiteral(value: string): unknown {
  if (/^\d+$/.test(value)) return Number(value);
  return /^(true|false)$/.test(value) ? value === 'true' : value;
}

/** How tables with a cell on each line state limits. */
export const oneCellPerLineExtractors: readonly Extractor[] = [
  { pattern: /Minimum: (\d+)/, read: bound(claimMinimum, claimMinLength) },
  { pattern: /Maximum: (\d+)/, read: bound(claimMaximum, (n, about) => claimMaxLength(n, about, makeLowerText)) },
  {
    pattern: /Array Length: 0 - (\d+)/,
    read: ([max], about) => [
      { what: 'minItems', cases: makeCases(about, [[]], []) },
      claimMaxItems(Number(max), about),
    ],
  },
  {
    pattern: /Default: (\w+)/,
    read: ([value = ''], { name, makeSample }) => [
      claimDefault(typeof makeSample(name) === 'string' ? value : parseLiteral(value)),
    ],
  },
  {
    pattern: /Enter (\d+) to (\d+) characters/,
    read: ([min, max], about) => [
      claimMinLength(Number(min), about),
      claimMaxLength(Number(max), about, makeLowerText),
    ],
  },
  { pattern: /Enter up to (\d+) characters/, read: upTo },
  { pattern: /maximum of (\d+) characters/, read: upTo },
  { pattern: /letters, digits, (?:and )?(.*?special characters \(\S+\))/, read: onlyMarks },
  { pattern: /letters, digits, (underscores \(_\), and hyphens \(-\))/, read: onlyMarks },
  {
    pattern: /lowercase letters \(a-f\), digits, and hyphens \(-\)/,
    read: (_, about) => [claimPattern('hexadecimal', about, ['abcdef-0123456789'], ['g', 'A', 'a_b', 'a b'])],
  },
  {
    pattern: /No space is allowed at the beginning or end/,
    read: (_, about) => [claimPattern('ends', about, ['a b'], [' a', 'a ', ' '])],
  },
  { pattern: /can be an empty string/, read: (_, about) => [claimPattern('empty', about, [''], [])] },
  { pattern: /Options: ((?:• .*)+)/, read: bullets },
  {
    pattern: /mandatory when instance_type is set to (\w+)/,
    read: ([type], { name }) => [
      claimRule(
        'instance_type',
        [{ instance_type: type, [name]: 1 }, true],
        [{ instance_type: type, [name]: undefined }, false],
      ),
    ],
  },
  {
    pattern: /mandatory only when charge_mode is set to (\w+)/,
    read: ([mode], { name }) => [
      claimRule(
        'charge_mode',
        [{ 'charge_info.charge_mode': mode, [name]: undefined }, false],
        [{ 'charge_info.charge_mode': 'postPaid' }, false],
      ),
    ],
  },
  {
    pattern: /period_type is set to (\w+), the value ranges from (\d+) to (\d+)/,
    read: ([type, min, max], about) => {
      const given = { 'charge_info.period_type': type };
      return [claimMinimum(Number(min), about, given), claimMaximum(Number(max), about, given)];
    },
  },
  {
    pattern: /mandatory when you create an enterprise instance/,
    read: () => [claimRule('enterprise', [{ instance_type: 'enterprise', additional_params: undefined }, false])],
  },
];
