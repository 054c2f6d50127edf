import { expect, test } from 'vitest';
import { formats } from '../src/language/formats.js';

const holds = (name: string, text: string): boolean => new RegExp(formats[name]?.pattern ?? '', 'u').test(text);

const csr = (head: string, body: string, end = head): string =>
  `-----BEGIN ${head}-----\n${body}\n-----END ${end}-----`;

const table: Readonly<Record<string, { readonly inside: readonly string[]; readonly outside: readonly string[] }>> = {
  'utc-minute': {
    inside: ['2014-05-26T00:00Z', '2014-12-31T23:59Z'],
    outside: [
      '2014-05-26T24:00Z',
      '2014-05-26T12:60Z',
      '2014-13-01T12:00Z',
      '2014-00-01T12:00Z',
      '2014-05-32T12:00Z',
      '2014-05-26T12:00',
      '2014-05-26T12:00:00Z',
      '2014-5-26T12:00Z',
      '2014-05-26 12:00Z',
      '',
    ],
  },
  'utc-second': {
    inside: ['2014-05-26T00:00:00Z', '2014-05-26T23:59:59Z'],
    outside: [
      '2014-05-26T12:00Z',
      '2014-05-26T12:00:60Z',
      '2014-05-26T12:00:00.0Z',
      '2014-05-26T12:00:00+08:00',
      '2014-05-26T12:00:00z',
    ],
  },
  ipv4: {
    inside: ['0.0.0.0', '255.255.255.255', '10.159.6.18', '1.20.199.249'],
    outside: [
      '256.0.0.1',
      '10.0.0',
      '10.0.0.0.1',
      '01.2.3.4',
      '10.0.0.0/8',
      '10.0.0.',
      ' 10.0.0.1',
      '10.0.0.1\n',
      '１.2.3.4',
      '',
    ],
  },
  'ipv4-cidr': {
    inside: ['0.0.0.0/0', '10.0.0.0/8', '10.159.6.18/12', '1.2.3.4/32'],
    outside: ['10.0.0.0', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/08', '10.0.0/8', '::/0', '10.0.0.0/-1'],
  },
  'ipv4-or-cidr': {
    inside: ['10.159.6.186', '10.159.6.18/12', '0.0.0.0/0'],
    outside: ['10.159.6.256', '10.159.6.1/33', '10.159.6.1/', '::1'],
  },
  'ip-cidr': {
    inside: ['10.0.0.0/8', '::/0', '2001:db8::/32'],
    outside: ['10.0.0.0', '::', '10.0.0.0/64', '2001:db8::/129'],
  },
  'ipv6-cidr': {
    inside: [
      '::/0',
      '::1/128',
      '2001:db8::/32',
      '2001:db8::1/64',
      'fe80::1:2:3:4/10',
      '1:2:3:4:5:6:7:8/128',
      '1:2:3:4:5:6:7::/112',
      '::2:3:4:5:6:7:8/16',
      'ABCD:ef01::/99',
      '1::3:4:5:6:7:8/100',
    ],
    outside: [
      '::',
      '::1',
      '1:2:3:4:5:6:7/64',
      '1:2:3:4:5:6:7:8:9/64',
      '1:2:3:4:5:6:7:8::/64',
      '::1:2:3:4:5:6:7:8/64',
      '1::2::3/64',
      ':::/64',
      ':1/64',
      '1:/64',
      '12345::/64',
      'g::/64',
      '::/129',
      '::/-1',
      '::/00',
      '10.0.0.0/8',
      '',
    ],
  },
  'port-range': {
    inside: [
      '1/1',
      '1/65535',
      '1/200',
      '80/80',
      '9/10',
      '99/100',
      '999/1000',
      '9999/10000',
      '65534/65535',
      '65535/65535',
      '19/20',
      '180/270',
      '-1/-1',
    ],
    outside: [
      '0/1',
      '0/0',
      '1/0',
      '1/65536',
      '65536/65536',
      '65535/65536',
      '200/1',
      '2/1',
      '10/9',
      '20/19',
      '181/180',
      '65535/65534',
      '1/99999',
      '01/2',
      '1/02',
      '1',
      '1/',
      '/1',
      '1-2',
      '-1/1',
      '1/-1',
      '1/2/3',
      '1 /2',
      '',
    ],
  },
  domain: {
    inside: [
      'example.com',
      '*.example.com',
      'a.b',
      'xn--fiqs8s.xn--fiqs8s',
      `${'a'.repeat(63)}.com`,
      'a-b.c1.example.com',
    ],
    outside: [
      'example',
      'example.com.',
      '.example.com',
      '-a.com',
      'a-.com',
      'example.com-',
      'a..com',
      'a_b.com',
      '*.com.*',
      '*',
      'a.*.com',
      '1.2.3.4',
      `${'a'.repeat(64)}.com`,
      'https://example.com',
      'example.com,example.org',
      '',
    ],
  },
  'domain-list': {
    inside: ['example.com', 'example.com,*.example.com', 'a.b,c.d,e.f'],
    outside: [
      'example.com,',
      ',example.com',
      'example.com, example.org',
      'example.com;example.org',
      'example.com,,example.org',
      'example.com,localhost',
      '',
    ],
  },
  'pem-csr': {
    inside: [
      csr('CERTIFICATE REQUEST', 'MIIBVTCB\nvwIBADAW=='),
      csr('NEW CERTIFICATE REQUEST', 'MIIB'),
      csr('CERTIFICATE REQUEST', 'MIIB\r\nMIIC').replaceAll('\n', '\r\n'),
      `\n${csr('CERTIFICATE REQUEST', 'MIIB')}\n\n`,
    ],
    outside: [
      'MIIB',
      csr('CERTIFICATE', 'MIIB'),
      csr('CERTIFICATE REQUEST', ''),
      csr('CERTIFICATE REQUEST', 'MI*B'),
      csr('CERTIFICATE REQUEST', 'MIIB', 'CERTIFICATE'),
      `x${csr('CERTIFICATE REQUEST', 'MIIB')}`,
    ],
  },
};

test('every format has a row', () => {
  expect(Object.keys(table).sort()).toEqual(Object.keys(formats).sort());
});

test.each(Object.entries(formats))('%s passes its own example and has a hint', (name, { example, hint }) => {
  expect(holds(name, example)).toBe(true);
  expect(hint).toMatch(/^be /);
});

const rows = (side: 'inside' | 'outside') =>
  Object.entries(table).flatMap(([name, row]) => row[side].map((text) => [name, text] as const));

test.each(rows('inside'))('%s takes %j', (name, text) => expect(holds(name, text)).toBe(true));

test.each(rows('outside'))('%s refuses %j', (name, text) => expect(holds(name, text)).toBe(false));

test('the first port is never above the second', () => {
  const ports = [
    1, 2, 9, 10, 11, 19, 20, 99, 100, 101, 109, 110, 199, 200, 999, 1000, 1001, 1999, 9999, 10000, 10001, 12345, 54321,
    65530, 65534, 65535,
  ];
  for (const first of ports)
    for (const last of ports)
      expect([first, last, holds('port-range', `${first}/${last}`)]).toEqual([first, last, first <= last]);
});

/** Texts that a careless pattern would try in every way before giving up. */
const hostile: readonly (readonly [string, string])[] = [
  ['domain', `${'a-'.repeat(20_000)}!`],
  ['domain-list', `${'a.b,'.repeat(20_000)}!`],
  ['ipv6-cidr', `${'1:'.repeat(20_000)}!`],
  ['port-range', `${'1'.repeat(20_000)}/`],
  ['pem-csr', csr('CERTIFICATE REQUEST', 'MIIB '.repeat(20_000), 'NOTHING')],
];

test.each(hostile)('%s gives up at once', (name, text) => {
  const start = performance.now();
  expect(holds(name, text)).toBe(false);
  expect(performance.now() - start).toBeLessThan(500);
});
