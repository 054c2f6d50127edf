import { type About, type Claim, claimRule } from '../claims.js';
import type { Entry, Statement } from './statements.js';
import { findNamed } from './subject.js';

interface Rule {
  readonly pattern: RegExp;
  make(groups: readonly string[], about: About): readonly Claim[];
}

/** Names of parameters in a part of a sentence; `undefined` when one is unknown to the operation. */
function findNames(text: string, about: About): string[] | undefined {
  const words =
    text
      .match(/[A-Za-z][\w.]*[A-Za-z\d]/g)
      ?.filter((word) => !/^(?:and|or|the|parameters?|both|of|either)$/i.test(word)) ?? [];
  const names = words.map((word) => findNamed(word, about));
  return names.length >= 2 && names.every((name) => name !== undefined) ? names : undefined;
}

const exclude: Rule['make'] = ([text = ''], about) => {
  const names = findNames(text, about);
  if (names?.length !== 2) return [];
  const set = Object.fromEntries(names.map((name) => [name, about.makeSample(name)]));
  return [claimRule(`not together ${names.toSorted().join(' ')}`, [set, false])];
};

const requireAny: Rule['make'] = ([text = ''], about) => {
  const names = findNames(text, about);
  if (names === undefined) return [];
  return [
    claimRule(`one of ${names.toSorted().join(' ')}`, [
      Object.fromEntries(names.map((name) => [name, undefined])),
      false,
    ]),
  ];
};

const requireWhen: Rule['make'] = ([name = '', value = ''], about) => {
  const named = findNamed(name, about);
  if (named === undefined || named === about.name) return [];
  return [claimRule(`required when ${named}`, [{ [named]: value, [about.name]: undefined }, false])];
};

const requireWithout: Rule['make'] = ([name = ''], about) => {
  const named = findNamed(name, about);
  if (named === undefined || named === about.name) return [];
  return [claimRule(`required without ${named}`, [{ [named]: undefined, [about.name]: undefined }, false])];
};

const pair = String.raw`(\x60?[A-Z][\w.]*\x60?(?: parameter)?\s*(?:and|or|,|和|、|与|或)\s*(?:the )?\x60?[A-Z][\w.]*\x60?)`;

const rules: readonly Rule[] = [
  {
    pattern: new RegExp(
      String.raw`(?:cannot|can not|must not) (?:specify|set) (?:both )?(?:the )?${pair}(?: parameters?)?(?: at the same time| in (?:a|the same) request| together)?\.?$`,
      'i',
    ),
    make: exclude,
  },
  {
    pattern: new RegExp(
      `^(?:the )?${pair}(?: parameters?)? cannot be (?:specified|set)(?: at the same time| together| simultaneously)`,
      'i',
    ),
    make: exclude,
  },
  { pattern: new RegExp(`(?:不能|不可|不支持)同时(?:指定|设置|传入)(?:参数)?${pair}`), make: exclude },
  { pattern: new RegExp(`${pair}(?:参数)?(?:不能|不可以?)同时(?:指定|设置|传入|被指定)`), make: exclude },
  {
    pattern: /(?:must|need to|have to) (?:specify|set) at least one of (?:the )?(?:following parameters: )?(.*)$/i,
    make: requireAny,
  },
  { pattern: /(?:参数)?(.*?)(?:参数)?(?:不能同时为空|至少(?:需要?)?(?:设置|指定|传入)一(?:个|项))/, make: requireAny },
  {
    pattern:
      /^(?:this parameter is )?required (?:when|if) (?:the )?`?([A-Z][\w.]*)`?(?: parameter)? is set to `?([\w-]+)`?\.?$/i,
    make: requireWhen,
  },
  {
    pattern:
      /^(?:when|if) (?:the )?`?([A-Z][\w.]*)`?(?: parameter)? is set to `?([\w-]+)`?, (?:this parameter (?:is required|must be specified)|you must (?:specify|set) this parameter)/i,
    make: requireWhen,
  },
  {
    pattern:
      /^(?:如果|若|当)(?:参数)?\s*`?([A-Z][\w.]*)`?\s*(?:参数)?取值为\s*`?([\w-]+)`?\s*时?，\s*(?:该|此|本)?参数(?:为)?必(?:填|选|须)/,
    make: requireWhen,
  },
  {
    pattern:
      /^if you do not (?:specify|set) (?:the )?`?([A-Z][\w.]*)`?(?: parameter)?, (?:this parameter|it) is required/i,
    make: requireWithout,
  },
];

const listTexts = ({ text, entries }: Statement | Entry): string[] => [text, ...entries.flatMap(listTexts)];

/** Rules between parameters that a description states. */
export const readRules = (statements: readonly Statement[], about: About): Claim[] =>
  statements.flatMap(listTexts).flatMap((text) =>
    rules.flatMap(({ pattern, make }) => {
      const match = pattern.exec(text.trim());
      return match === null ? [] : make(match.slice(1), about);
    }),
  );
