import { type About, type Claim, claimPattern, type Extractor, type Read } from '../claims.js';

/** Marks that names may or may not hold; letters and digits are beyond doubt. */
const marks = ['.', '_', '-', ':', ' ', '!'];

const marksOf: Read = ([list = ''], about) => {
  const listed = [...list.matchAll(/["'] ?([^"']) ?["']/g)].map(([, mark]) => mark);
  return marks.map((mark) => {
    const inside = [`Aa${mark}a`];
    return claimPattern(
      `mark ${mark === ' ' ? 'blank' : mark}`,
      about,
      ...((listed.includes(mark) ? [inside, []] : [[], inside]) as [string[], string[]]),
    );
  });
};

const ports = (
  protocols: readonly string[],
  takes: readonly string[],
  refuses: readonly string[],
  about: About,
): Claim[] => protocols.map((protocol) => claimPattern('ports', about, takes, refuses, { IpProtocol: protocol }));

const fits =
  (part: string, takes: readonly unknown[], refuses: readonly unknown[]): Read =>
  (_, about) => [claimPattern(part, about, takes, refuses)];

const badTimes = [
  '2014-10-29T23:00Z',
  '2014-10-29 23:00:00',
  '2014-10-29T23:00:00',
  '2014-13-29T23:00:00Z',
  '2014-10-29T24:00:00Z',
];

/** The forms of texts: names, passwords, addresses, times. */
export const looks: readonly Extractor[] = [
  {
    pattern: /begin with an uppercase\/lowercase letter or/,
    read: fits('first', ['Aa', 'aa', '中a'], ['1a', '_a', '-a', '.a']),
  },
  { pattern: /contain n(?:umerals|umbers),? ((?:["'][^"']*["'](?:, or | or | and |, )?)+)/, read: marksOf },
  {
    pattern: /[Cc]annot (?:begin|start) with (http:\/\/) or (https:\/\/)/,
    read: (heads, about) => [
      claimPattern(
        'banned',
        about,
        [],
        heads.map((head) => `${head}aaa`),
      ),
    ],
  },
  {
    pattern: /cannot begin with "(\w+)"/,
    read: ([head], about) => [claimPattern('banned', about, [`a${head}`], [`${head}a`])],
  },
  {
    pattern: /must contain uppercase\/lowercase letters and numerals, but cannot/,
    read: fits('password', ['Abcdefg1'], ['abcdefg1', 'ABCDEFG1', 'Abcdefgh', 'Abcdefg1_']),
  },
  {
    pattern: /can contain only numerals or English characters/,
    read: fits('password', ['123456', 'abcdef'], ['12345_', '12345中']),
  },
  { pattern: /cannot start or end with "\." or "-"/, read: fits('ends', ['a.b', 'a-b'], ['.ab', '-ab', 'ab.', 'ab-']) },
  { pattern: /two or more consecutive "\." or "-"/, read: fits('runs', [], ['a..b', 'a--b']) },
  {
    pattern: /each segment can contain uppercase\/lowercase letters, numerals, or "\s?-\s?"/,
    read: fits('segments', ['aB1-x.c2'], ['a_b', 'a b', 'a!b']),
  },
  {
    pattern: /starting from (\/dev\/xvdb) to (\/dev\/xvdz)/,
    read: (ends, about) => [claimPattern('device', about, ends, ['/dev/xvda', '/dev/xvdba', '/dev/xvd', '/dev/sdb'])],
  },
  { pattern: /ormat: YYYY-MM-DDThh:mm:ssZ/, read: fits('time', ['2014-10-29T23:00:00Z'], badTimes) },
  {
    pattern: /\(CIDR format is used/,
    read: fits('cidr', ['10.0.0.0/8'], ['10.0.0.0/33', '10.0.0/8', '10.0.0.256/8', 'any']),
  },
  {
    pattern: /supported formats include (\S+\/\d+)\./,
    read: ([one = ''], about) => [claimPattern('cidr', about, [one], [one.replace(/\/.*/, '')])],
  },
  {
    pattern: /supported formats include (\S+) or (\d+\.\d+\.\d+\.\d+)/,
    read: (forms, about) => [claimPattern('cidr', about, forms, [])],
  },
  { pattern: /Only IPv4 is supported/, read: fits('cidr', [], ['2001:db8::/32']) },
  {
    pattern:
      /"?tcp"? or "?udp"? ?, the default port number range is 1-65535\..*?"(1\/200)".*?"(200\/1)" ?, the interface call reports an error/,
    read: ([good = '', bad = ''], about) =>
      ports(['tcp', 'udp'], [good, '1/65535', '22/22'], [bad, '0/10', '1/65536', '-1/-1', '22'], about),
  },
  {
    pattern: /protocol is "?(icmp|gre|all)"? ?,? the port number range is (-1\/-1)/,
    read: ([protocol = '', good = ''], about) => ports([protocol], [good], ['1/200', '0/0'], about),
  },
  {
    pattern: /Value options: (\S+) and (\S+)\./,
    read: (values, about) => [claimPattern('cidr', about, values, ['10.0.0.0/8', '192.169.0.0/16'])],
  },
];
