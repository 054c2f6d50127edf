import {
  claimDefault,
  claimEnum,
  claimMaxItems,
  claimMaximum,
  claimMaxLength,
  claimMinItems,
  claimMinimum,
  claimPattern,
  type Extractor,
  makeText,
  type Read,
} from './claims.js';

const list: Read = ([words = ''], about) => claimEnum(words.split(/, /), about);

const items =
  (takes: readonly unknown[], refuses: readonly unknown[]): Read =>
  (_, { name }) => [
    {
      what: 'items',
      cases: [
        ...takes.map((one) => ({ set: { [name]: [one] }, ok: true })),
        ...refuses.map((one) => ({ set: { [name]: [one] }, ok: false })),
      ],
    },
  ];

const member = (name: string) => ({ name, all: [], makeSample: () => 'x', makeItems: () => [] });

const csr = '-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----\n';

/** How the Markdown documents state limits: constraints, default and description of a row, one behind the other. */
export const markdownExtractors: readonly Extractor[] = [
  { pattern: /max(?: length)? (\d+) characters/, read: ([max], about) => [claimMaxLength(Number(max), about)] },
  { pattern: /max length (\d+) entries/, read: ([max], about) => [claimMaxItems(Number(max), about)] },
  { pattern: /one of: ([^.;]+);/i, read: list },
  { pattern: /Must be '(\w+)'/, read: (values, about) => claimEnum(values, about) },
  {
    pattern: /range (\d+)-(\d+)/,
    read: ([min, max], about) => [claimMinimum(Number(min), about), claimMaximum(Number(max), about)],
  },
  {
    pattern: /Example values: ([^.;]+);/,
    read: ([words = ''], about) => [claimPattern('example', about, words.split(', '), [])],
  },
  {
    pattern: /Up to (\d+) tags/,
    read: ([max], about) => [claimMaxItems(Number(max), about)],
  },
  {
    pattern: /(TagKey|TagValue) max (\d+) chars/,
    read: ([name, max], about) => [claimMaxLength(Number(max), member(`${about.name}.n.${name}`))],
  },
  {
    pattern: /no (\w+)\/(\w+:) prefix/,
    read: (heads, about) => [
      claimPattern(
        'prefix',
        member(`${about.name}.n.TagKey`),
        ['owner'],
        heads.map((head) => `${head}x`),
      ),
    ],
  },
  { pattern: /at least one element/, read: (_, about) => [claimMinItems(1, about)] },
  { pattern: /Array of integers/, read: items([7], ['7']) },
  {
    pattern: /CSR string in PEM format/,
    read: (_, about) => [claimPattern('pem', about, [csr], ['MIIB', makeText(20)])],
  },
  {
    pattern: /wildcards \(e\.g\., (\S+)\); multiple domains separated by comma/,
    read: ([wildcard = ''], about) => [
      claimPattern(
        'domains',
        about,
        [wildcard, 'test.com', `test.com,${wildcard}`],
        ['test.com;test.net', 'test com', '*'],
      ),
    ],
  },
  { pattern: /The IPv4 CIDR/, read: items(['10.0.0.0/8'], ['10.0.0.0/33', '2001:db8::/32']) },
  { pattern: /The IPv6 CIDR/, read: items(['2001:db8::/32'], ['2001:db8::/129', '10.0.0.0/8']) },
  { pattern: /Default: ([^;]+);/, read: ([value = '']) => [claimDefault(/^\d+$/.test(value) ? Number(value) : value)] },
];
