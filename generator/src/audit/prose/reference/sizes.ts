import {
  type About,
  type Claim,
  claimDefault,
  claimMaxItems,
  claimMaximum,
  claimMaxLength,
  claimMinItems,
  claimMinimum,
  claimMinLength,
  claimPattern,
  claimWire,
  type Extractor,
  type Read,
} from '../claims.js';

const length: Read = ([min, max], about) => [claimMinLength(Number(min), about), claimMaxLength(Number(max), about)];

const range: Read = ([min, max], about) => [claimMinimum(Number(min), about), claimMaximum(Number(max), about)];

const under = (member: string, value: unknown, [min, max]: readonly string[], about: About): Claim[] => {
  const given = about.all.includes(member) ? { [member]: value } : {};
  return [claimMinimum(Number(min), about, given), claimMaximum(Number(max), about, given)];
};

const byChargeType: Read = ([type, ...bounds], about) => under('InternetChargeType', type, bounds, about);

const byCategory: Read = ([category, ...bounds], about) => {
  const beside = (member: string): string => about.name.replace(/[^.]*$/, member);
  return under(
    about.all.includes(beside('Category')) ? beside('Category') : beside('DiskCategory'),
    category,
    bounds,
    about,
  );
};

const lengths: readonly Extractor[] = [
  { pattern: /\[(\d+), (\d+)\] (?:English or Chinese )?characters/, read: length },
  { pattern: /string of (\d+) to (\d+) (?:Chinese or English )?characters/, read: length },
  { pattern: /length limit of (\d+) to (\d+) (?:English )?characters/, read: length },
  { pattern: /must be (\d+) to (\d+) English characters long/, read: length },
  { pattern: /string of at least two characters/, read: (_, about) => [claimMinLength(2, about)] },
  {
    pattern: /On other OSs such as Linux, .* maximum of (\d+) characters/,
    read: ([max], about) => [claimMaxLength(Number(max), about)],
  },
  {
    pattern: /(?:maximum of|[Cc]annot exceed) (\d+) ASCII characters/,
    read: ([max], about) => [claimMaxLength(Number(max), about), claimPattern('ascii', about, ['~'], ['中', 'é'])],
  },
];

const numbers: readonly Extractor[] = [
  { pattern: /Value range:\[(\d+), (\d+)\]/, read: range },
  { pattern: /(PayBy\w+): \[(\d+), (\d+)\]/, read: byChargeType },
  { pattern: /(PayBy\w+):(\d+) ~ (\d+)/, read: byChargeType },
  { pattern: /(?:- )?(cloud\w*|ephemeral_ssd)(?: - |:)(\d+) ~ (\d+)/, read: byCategory },
  { pattern: /parameter values: ?(\d+)-(\d+)/, read: range },
  { pattern: /(-1): Retained permanently/, read: ([min], about) => [claimMinimum(Number(min), about)] },
  { pattern: /(\d+)-(\d+): Indicates the number of days/, read: range },
  { pattern: /maximum value is "?(\d+)"?/, read: ([max], about) => [claimMaximum(Number(max), about)] },
  { pattern: /start value is (\d+)/, read: ([min], about) => [claimMinimum(Number(min), about)] },
  {
    pattern: /starting from (\d+), and (\d+) by default/,
    read: ([min, value], about) => [claimMinimum(Number(min), about), claimDefault(Number(value))],
  },
];

const lists: readonly Extractor[] = [
  {
    pattern: /[Mm]aximum of (\d+) (?:IDs|IPs|time points)/,
    read: ([max], about) => [claimMaxItems(Number(max), about)],
  },
  { pattern: /\((\d+) at maximum\)/, read: ([max], about) => [claimMaxItems(Number(max), about)] },
  {
    pattern: /n ranges from (\d+) to (\d+)/,
    read: ([min, max], about) => [claimMinItems(Number(min), about), claimMaxItems(Number(max), about)],
  },
  {
    pattern: /Maximum of \d+ IPs/i,
    read: (_, { name }) => [
      {
        what: 'items',
        cases: [['10.1.1.1'], ['10.1.1.256'], ['host']].map((one, i) => ({ set: { [name]: one }, ok: i === 0 })),
      },
    ],
  },
  {
    pattern: /parameter value ranges from (\d+) to (\d+)/,
    read: ([min, max], { name }) => [
      {
        what: 'items',
        cases: [min, max, String(Number(min) - 1), String(Number(max) + 1)].map((one, i) => ({
          set: { [name]: [one] },
          ok: i < 2,
        })),
      },
    ],
  },
  { pattern: /formatted Json Array: \[[^\]]*\]/, read: () => [claimWire('json-string')] },
  {
    pattern: /entered, separated by single-byte commas|have to be separated by a comma/,
    read: () => [claimWire('csv')],
  },
];

/** Lengths, ranges and the number of entries. */
export const sizes: readonly Extractor[] = [...lengths, ...numbers, ...lists];
