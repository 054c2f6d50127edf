import type { Rule } from '@yunspec/runtime/check';
import { constraintKeywords } from '../../language/keywords.js';
import type { Value } from '../model.js';

/** The words the runtime reads; all others are for people. */
const tableWords = [
  'type',
  'nullable',
  'required',
  ...constraintKeywords,
  'default',
  'hint',
  'text',
  'wire',
  'name',
  'unit',
  'secret',
  'stability',
  'codes',
] as const;

const isEmpty = (value: unknown): boolean =>
  value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

function makeRuleTable(rules: Readonly<Record<string, Rule>>): object {
  const checked = Object.entries(rules).filter(([, rule]) => rule.server === undefined);
  return Object.fromEntries(
    checked.map(([id, rule]) => [
      id,
      Object.fromEntries(Object.entries(rule).filter(([word]) => !['description', 'docs', 'lines'].includes(word))),
    ]),
  );
}

/** The table that drives check and wire format: an input without what only people read. */
export function makeSchemaTable(value: Value): object {
  const own = tableWords.map((word) => [word, value[word]] as const);
  const inner = [
    [
      'properties',
      value.properties &&
        Object.fromEntries(Object.entries(value.properties).map(([name, member]) => [name, makeSchemaTable(member)])),
    ],
    ['values', value.values && makeSchemaTable(value.values)],
    ['items', value.items && makeSchemaTable(value.items)],
    ['rules', value.rules && makeRuleTable(value.rules)],
  ] as const;
  const words = [...own, ...inner].filter(([word, content]) =>
    word === 'properties' ? content !== undefined : !isEmpty(content),
  );
  return Object.fromEntries(words);
}

const within = ({ properties = {}, items, values }: Value): Value[] => [
  ...Object.values(properties),
  ...[items, values].filter((one) => one !== undefined),
];

/** Returns whether any member is secret. */
export const hasSecret = (value: Value): boolean => value.secret === true || within(value).some(hasSecret);

/** Returns whether an input has rules that can be checked before it is sent, or lists whose items must differ. */
export const needsRuleBook = (value: Value): boolean =>
  value.uniqueItems === true || !isEmpty(makeRuleTable(value.rules ?? {})) || within(value).some(needsRuleBook);
