import {
  type About,
  byDefault,
  type Claim,
  type Extractor,
  maxItems,
  maximum,
  maxLength,
  minItems,
  minimum,
  minLength,
  oneOf,
  pattern,
  type Read,
  wire,
} from './claims.js';

const length: Read = ([min, max], about) => [minLength(Number(min), about), maxLength(Number(max), about)];

const range: Read = ([min, max], about) => [minimum(Number(min), about), maximum(Number(max), about)];

const under = (member: string, value: unknown, [min, max]: readonly string[], about: About): Claim[] => {
  const given = about.all.includes(member) ? { [member]: value } : {};
  return [minimum(Number(min), about, given), maximum(Number(max), about, given)];
};

const byChargeType: Read = ([type, ...bounds], about) => under('InternetChargeType', type, bounds, about);

const byCategory: Read = ([category, ...bounds], about) => {
  const beside = (member: string): string => about.name.replace(/[^.]*$/, member);
  return under(about.all.includes(beside('Category')) ? beside('Category') : beside('DiskCategory'), category, bounds, about);
};

/** Words for a parameter that has no value of its own when it is left out. */
const nothing = /^(null|blank|none,|InstanceId|size=.*)$/i;

const defaultOf: Read = ([text = '']) => {
  const word = text.replace(/[.;]$/, '');
  if (nothing.test(word)) return [byDefault(undefined)];
  if (/^(true|false)$/i.test(word.replace(',', ''))) return [byDefault(/true/i.test(word))];
  return [byDefault(/^-?[0-9]+$/.test(word) ? Number(word) : word)];
};

/** A list with dashes: single words are values; what has blanks explains them, and so does what follows a colon. */
const dashed = (text = ''): string[] =>
  text
    .split(/(?:^|\s)- /)
    .map((part) =>
      part
        .replace(/\s*[:,].*$/, '')
        .trim()
        .replace(/ seconds$/, ''),
    )
    .filter((part) => /^[\w-]+$/.test(part));

const dashedValues: Read = ([list], about) => oneOf(dashed(list), about);

const words: Read = ([list = ''], about) => oneOf(list.split(/[\s-]+/).filter(Boolean), about);

const named: Read = (values, about) => oneOf(values, about);

/** Marks that names may or may not hold; letters and digits are beyond doubt. */
const marks = ['.', '_', '-', ':', ' ', '!'];

const marksOf: Read = ([list = ''], about) => {
  const listed = [...list.matchAll(/["'] ?([^"']) ?["']/g)].map(([, mark]) => mark);
  return marks.map((mark) => {
    const inside = [`Aa${mark}a`];
    return pattern(
      `mark ${mark === ' ' ? 'blank' : mark}`,
      about,
      ...((listed.includes(mark) ? [inside, []] : [[], inside]) as [string[], string[]]),
    );
  });
};

const ports = (protocols: readonly string[], takes: readonly string[], refuses: readonly string[], about: About): Claim[] =>
  protocols.map((protocol) => pattern('ports', about, takes, refuses, { IpProtocol: protocol }));

const fits =
  (part: string, takes: readonly unknown[], refuses: readonly unknown[]): Read =>
  (_, about) => [pattern(part, about, takes, refuses)];

const badTimes = ['2014-10-29T23:00Z', '2014-10-29 23:00:00', '2014-10-29T23:00:00', '2014-13-29T23:00:00Z', '2014-10-29T24:00:00Z'];

const lengths: readonly Extractor[] = [
  { pattern: /\[(\d+), (\d+)\] (?:English or Chinese )?characters/, read: length },
  { pattern: /string of (\d+) to (\d+) (?:Chinese or English )?characters/, read: length },
  { pattern: /length limit of (\d+) to (\d+) (?:English )?characters/, read: length },
  { pattern: /must be (\d+) to (\d+) English characters long/, read: length },
  { pattern: /string of at least two characters/, read: (_, about) => [minLength(2, about)] },
  { pattern: /On other OSs such as Linux, .* maximum of (\d+) characters/, read: ([max], about) => [maxLength(Number(max), about)] },
  {
    pattern: /(?:maximum of|[Cc]annot exceed) (\d+) ASCII characters/,
    read: ([max], about) => [maxLength(Number(max), about), pattern('ascii', about, ['~'], ['中', 'é'])],
  },
];

const looks: readonly Extractor[] = [
  {
    pattern: /begin with an uppercase\/lowercase letter or/,
    read: fits('first', ['Aa', 'aa', '中a'], ['1a', '_a', '-a', '.a']),
  },
  { pattern: /contain n(?:umerals|umbers),? ((?:["'][^"']*["'](?:, or | or | and |, )?)+)/, read: marksOf },
  {
    pattern: /[Cc]annot (?:begin|start) with (http:\/\/) or (https:\/\/)/,
    read: (heads, about) => [
      pattern(
        'banned',
        about,
        [],
        heads.map((head) => `${head}aaa`),
      ),
    ],
  },
  { pattern: /cannot begin with "(\w+)"/, read: ([head], about) => [pattern('banned', about, [`a${head}`], [`${head}a`])] },
  {
    pattern: /must contain uppercase\/lowercase letters and numerals, but cannot/,
    read: fits('password', ['Abcdefg1'], ['abcdefg1', 'ABCDEFG1', 'Abcdefgh', 'Abcdefg1_']),
  },
  { pattern: /can contain only numerals or English characters/, read: fits('password', ['123456', 'abcdef'], ['12345_', '12345中']) },
  { pattern: /cannot start or end with "\." or "-"/, read: fits('ends', ['a.b', 'a-b'], ['.ab', '-ab', 'ab.', 'ab-']) },
  { pattern: /two or more consecutive "\." or "-"/, read: fits('runs', [], ['a..b', 'a--b']) },
  {
    pattern: /each segment can contain uppercase\/lowercase letters, numerals, or "\s?-\s?"/,
    read: fits('segments', ['aB1-x.c2'], ['a_b', 'a b', 'a!b']),
  },
  {
    pattern: /starting from (\/dev\/xvdb) to (\/dev\/xvdz)/,
    read: (ends, about) => [pattern('device', about, ends, ['/dev/xvda', '/dev/xvdba', '/dev/xvd', '/dev/sdb'])],
  },
  { pattern: /ormat: YYYY-MM-DDThh:mm:ssZ/, read: fits('time', ['2014-10-29T23:00:00Z'], badTimes) },
  { pattern: /\(CIDR format is used/, read: fits('cidr', ['10.0.0.0/8'], ['10.0.0.0/33', '10.0.0/8', '10.0.0.256/8', 'any']) },
  {
    pattern: /supported formats include (\S+\/\d+)\./,
    read: ([one = ''], about) => [pattern('cidr', about, [one], [one.replace(/\/.*/, '')])],
  },
  { pattern: /supported formats include (\S+) or (\d+\.\d+\.\d+\.\d+)/, read: (forms, about) => [pattern('cidr', about, forms, [])] },
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
    read: (values, about) => [pattern('cidr', about, values, ['10.0.0.0/8', '192.169.0.0/16'])],
  },
];

const numbers: readonly Extractor[] = [
  { pattern: /Value range:\[(\d+), (\d+)\]/, read: range },
  { pattern: /(PayBy\w+): \[(\d+), (\d+)\]/, read: byChargeType },
  { pattern: /(PayBy\w+):(\d+) ~ (\d+)/, read: byChargeType },
  { pattern: /(?:- )?(cloud\w*|ephemeral_ssd)(?: - |:)(\d+) ~ (\d+)/, read: byCategory },
  { pattern: /parameter values: ?(\d+)-(\d+)/, read: range },
  { pattern: /(-1): Retained permanently/, read: ([min], about) => [minimum(Number(min), about)] },
  { pattern: /(\d+)-(\d+): Indicates the number of days/, read: range },
  { pattern: /maximum value is "?(\d+)"?/, read: ([max], about) => [maximum(Number(max), about)] },
  { pattern: /start value is (\d+)/, read: ([min], about) => [minimum(Number(min), about)] },
  {
    pattern: /starting from (\d+), and (\d+) by default/,
    read: ([min, value], about) => [minimum(Number(min), about), byDefault(Number(value))],
  },
];

const lists: readonly Extractor[] = [
  { pattern: /[Mm]aximum of (\d+) (?:IDs|IPs|time points)/, read: ([max], about) => [maxItems(Number(max), about)] },
  { pattern: /\((\d+) at maximum\)/, read: ([max], about) => [maxItems(Number(max), about)] },
  { pattern: /n ranges from (\d+) to (\d+)/, read: ([min, max], about) => [minItems(Number(min), about), maxItems(Number(max), about)] },
  {
    pattern: /Maximum of \d+ IPs/i,
    read: (_, { name }) => [
      { what: 'items', cases: [['10.1.1.1'], ['10.1.1.256'], ['host']].map((one, i) => ({ set: { [name]: one }, ok: i === 0 })) },
    ],
  },
  {
    pattern: /parameter value ranges from (\d+) to (\d+)/,
    read: ([min, max], { name }) => [
      {
        what: 'items',
        cases: [min, max, String(Number(min) - 1), String(Number(max) + 1)].map((one, i) => ({ set: { [name]: [one] }, ok: i < 2 })),
      },
    ],
  },
  { pattern: /formatted Json Array: \[[^\]]*\]/, read: () => [wire('json-string')] },
  { pattern: /entered, separated by single-byte commas|have to be separated by a comma/, read: () => [wire('csv')] },
];

const defaults: readonly Extractor[] = [
  { pattern: /default value(?: is|:) ?"?(none,|[^\s,"]+)"?/i, read: defaultOf },
  { pattern: /The default is (\w+)/, read: defaultOf },
  { pattern: /it is (\d+)Mbps by default/, read: defaultOf },
  { pattern: /API automatically sets it to (\d+) Mbps/, read: defaultOf },
  { pattern: /(null|blank) by default/, read: defaultOf },
  { pattern: /means (null), which is the default value/, read: defaultOf },
];

const values: readonly Extractor[] = [
  { pattern: /Optional values(?: are)?: (- .+?)(?=Default|If this|$)/, read: dashedValues },
  { pattern: /Payment methods\. - (PrePaid): .* - (PostPaid): post-paid/, read: named },
  { pattern: /Value: - (true) - (false)/, read: named },
  { pattern: /Value range - (True) , indicates .* - (False) , indicates/, read: named },
  { pattern: /- "?(True)"? indicates .* - "?(False)"? indicates/i, read: named },
  {
    pattern: /Value range: - 1 - 9 ((?:- \d+ ?)+)/,
    read: ([list], about) => oneOf(['1', '2', '3', '4', '5', '6', '7', '8', '9', ...dashed(list)], about),
  },
  { pattern: /AutoRenew is True\. ((?:- \d+ ?)+)/, read: dashedValues },
  { pattern: /data: ((?:- \d+ seconds )+)/, read: dashedValues },
  { pattern: /available value options are ((?:\d+ ?)+)\./, read: words },
  { pattern: /with a value:? ((?:- )?\w+(?:,? (?:- )?\w+)+)[,;.]/, read: words },
  { pattern: /with a value:((?:\w+ )+all);/, read: words },
  { pattern: /parameter values: ?' ?(\w+)' and '(\w+)'/, read: named },
  { pattern: /The alias of the image owner Value: - ((?:\w+ )+)Default/, read: words },
  { pattern: /which can be (\w+), (\w+), (\w+), or (\w+)/, read: named },
  { pattern: /^(all system data)\./, read: words },
  { pattern: /The disk (?:category|status) ((?:\w+ ?)+)\./, read: words },
  { pattern: /Available value options: ((?:\w+ ?)+)\./, read: words },
  { pattern: /^(PayByBandwidth) and (PayByTraffic)\./, read: named },
];

const word = (text = ''): unknown => (/^(true|false)$/i.test(text) ? /true/i.test(text) : text);

/** One parameter with and without another. */
const together = (what: string, ...cases: readonly [Record<string, unknown>, boolean][]): Claim => ({
  what: `rule:${what}`,
  cases: cases.map(([set, ok]) => ({ set, ok })),
});

const insideOnly: Read = ([group = '', range = ''], { sampleOf }) => {
  const alone = { [group]: sampleOf(group), [range]: undefined };
  return [
    together(
      'NicType',
      [{ ...alone, NicType: 'intranet' }, true],
      [{ ...alone, NicType: 'internet' }, false],
      [{ ...alone, NicType: undefined }, false],
    ),
  ];
};

const oneOfTwo: Read = ([group = '', range = ''], { sampleOf }) => {
  const [a, b] = [sampleOf(group), sampleOf(range)];
  return [
    together(
      'one of two',
      [{ [group]: a, [range]: undefined }, true],
      [{ [group]: undefined, [range]: b }, true],
      [{ [group]: a, [range]: b }, true],
      [{ [group]: undefined, [range]: undefined }, false],
    ),
  ];
};

const rules: readonly Extractor[] = [
  {
    pattern: /Only valid when (\w+) is set(?: as)? (\w+)/,
    read: ([other = '', value], { name, sampleOf }) => [
      together(other, [{ [name]: sampleOf(name), [other]: value }, true], [{ [name]: sampleOf(name), [other]: undefined }, false]),
    ],
  },
  {
    pattern: /Required when (\w+) is (\w+)/,
    read: ([other = '', value], { name, sampleOf }) => [
      together(other, [{ [name]: sampleOf(name), [other]: word(value) }, true], [{ [name]: undefined, [other]: word(value) }, false]),
    ],
  },
  {
    pattern: /(PayByTraffic): \[\d+, \d+\]\. [^.]* not specified, an error/,
    read: ([type], { name }) => [
      together(
        'InternetChargeType',
        [{ InternetChargeType: type, [name]: 1 }, true],
        [{ InternetChargeType: type, [name]: undefined }, false],
      ),
    ],
  },
  {
    pattern: /valid only for .*, or when ([\w.]+)=(\w+)\. Otherwise, an error is returned/,
    read: ([other = '', value], { name }) => [
      together(other, [{ [other]: value, [name]: true }, true], [{ [other]: 'cloud_ssd', [name]: true }, false]),
    ],
  },
  {
    pattern: /Either the (\w+) or (\w+) (?:parameter )?must be set\. If both are set, then \w+ is authorized by default/,
    read: oneOfTwo,
  },
  {
    pattern:
      /(\w+Group\w*) is specified,? (?:while|and) (\w+) is not(?: specified)?\)?, (?:you must specify )?(?:the )?NicType (?:as|must be set to) "?intranet/,
    read: insideOnly,
  },
  { pattern: /NicType as "?intranet"? \(namely, (\w+) is specified, while (\w+) is not/, read: insideOnly },
  {
    pattern: /If this field is specified, but no (\w+) is specified, the NicType can only select intranet/,
    read: ([range = ''], about) => insideOnly([about.name, range], about),
  },
  {
    pattern: /cannot be specified separately/,
    read: (_, { name, sampleOf }) => [
      together(
        'VSwitchId',
        [{ [name]: sampleOf(name), VSwitchId: 'vsw-1' }, true],
        [{ [name]: sampleOf(name), VSwitchId: undefined }, false],
      ),
    ],
  },
  {
    pattern: /invalid if (\w+) has already been set/,
    read: ([range = ''], { name, sampleOf }) => [together(range, [{ [name]: '1', [range]: sampleOf(range) }, false])],
  },
];

/** How the cells of parameter tables state limits. */
export const cellExtractors: readonly Extractor[] = [...lengths, ...looks, ...numbers, ...lists, ...defaults, ...values, ...rules];
