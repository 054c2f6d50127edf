import { claimDefault, claimEnum, type Extractor, type Read } from '../claims.js';

/** Words for a parameter that has no value of its own when it is left out. */
const nothing = /^(null|blank|none,|InstanceId|size=.*)$/i;

const defaultOf: Read = ([text = '']) => {
  const word = text.replace(/[.;]$/, '');
  if (nothing.test(word)) return [claimDefault(undefined)];
  if (/^(true|false)$/i.test(word.replace(',', ''))) return [claimDefault(/true/i.test(word))];
  return [claimDefault(/^-?[0-9]+$/.test(word) ? Number(word) : word)];
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

const dashedValues: Read = ([list], about) => claimEnum(dashed(list), about);

const words: Read = ([list = ''], about) => claimEnum(list.split(/[\s-]+/).filter(Boolean), about);

const named: Read = (values, about) => claimEnum(values, about);

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
    read: ([list], about) => claimEnum(['1', '2', '3', '4', '5', '6', '7', '8', '9', ...dashed(list)], about),
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

/** Lists of values, and the value that holds when none is given. */
export const choices: readonly Extractor[] = [...defaults, ...values];
