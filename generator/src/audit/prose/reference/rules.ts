import { claimRule, type Extractor, type Read } from '../claims.js';

const word = (text = ''): unknown => (/^(true|false)$/i.test(text) ? /true/i.test(text) : text);

const insideOnly: Read = ([group = '', range = ''], { makeSample }) => {
  const alone = { [group]: makeSample(group), [range]: undefined };
  return [
    claimRule(
      'NicType',
      [{ ...alone, NicType: 'intranet' }, true],
      [{ ...alone, NicType: 'internet' }, false],
      [{ ...alone, NicType: undefined }, false],
    ),
  ];
};

const oneOfTwo: Read = ([group = '', range = ''], { makeSample }) => {
  const [a, b] = [makeSample(group), makeSample(range)];
  return [
    claimRule(
      'one of two',
      [{ [group]: a, [range]: undefined }, true],
      [{ [group]: undefined, [range]: b }, true],
      [{ [group]: a, [range]: b }, true],
      [{ [group]: undefined, [range]: undefined }, false],
    ),
  ];
};

/** Rules between parameters. */
export const rules: readonly Extractor[] = [
  {
    pattern: /Only valid when (\w+) is set(?: as)? (\w+)/,
    read: ([other = '', value], { name, makeSample }) => [
      claimRule(
        other,
        [{ [name]: makeSample(name), [other]: value }, true],
        [{ [name]: makeSample(name), [other]: undefined }, false],
      ),
    ],
  },
  {
    pattern: /Required when (\w+) is (\w+)/,
    read: ([other = '', value], { name, makeSample }) => [
      claimRule(
        other,
        [{ [name]: makeSample(name), [other]: word(value) }, true],
        [{ [name]: undefined, [other]: word(value) }, false],
      ),
    ],
  },
  {
    pattern: /(PayByTraffic): \[\d+, \d+\]\. [^.]* not specified, an error/,
    read: ([type], { name }) => [
      claimRule(
        'InternetChargeType',
        [{ InternetChargeType: type, [name]: 1 }, true],
        [{ InternetChargeType: type, [name]: undefined }, false],
      ),
    ],
  },
  {
    pattern: /valid only for .*, or when ([\w.]+)=(\w+)\. Otherwise, an error is returned/,
    read: ([other = '', value], { name }) => [
      claimRule(other, [{ [other]: value, [name]: true }, true], [{ [other]: 'cloud_ssd', [name]: true }, false]),
    ],
  },
  {
    pattern:
      /Either the (\w+) or (\w+) (?:parameter )?must be set\. If both are set, then \w+ is authorized by default/,
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
    read: (_, { name, makeSample }) => [
      claimRule(
        'VSwitchId',
        [{ [name]: makeSample(name), VSwitchId: 'vsw-1' }, true],
        [{ [name]: makeSample(name), VSwitchId: undefined }, false],
      ),
    ],
  },
  {
    pattern: /invalid if (\w+) has already been set/,
    read: ([range = ''], { name, makeSample }) => [
      claimRule(range, [{ [name]: '1', [range]: makeSample(range) }, false]),
    ],
  },
];
