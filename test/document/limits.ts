import { check, issueKey } from '@yunspec/runtime/check';
import type { Said } from './claims.js';
import type { Difference } from './differences.js';
import type { Prober } from './probe.js';
import type { Operation, Value } from './product.js';

interface Limit {
  readonly name: string;
  readonly word: string;
  readonly value: unknown;
}

const words = [
  'enum',
  'default',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'pattern',
  'minItems',
  'maxItems',
  'uniqueItems',
  'text',
];

/** Every limit of an input, whatever it stands on. Items go by the name of their list. */
function listLimits({ properties = {} }: Value, prefix = ''): Limit[] {
  return Object.entries(properties).flatMap(([key, value]) => {
    const name = `${prefix}${key}`;
    const own = words
      .filter((word) => Object.hasOwn(value, word))
      .map((word): Limit => ({ name, word, value: value[word as keyof Value] }));
    const inItems = words
      .filter((word) => value.items !== undefined && Object.hasOwn(value.items, word))
      .map((word): Limit => ({ name, word: 'items', value: word }));
    return [
      ...own,
      ...inItems,
      ...listLimits(value, `${name}.`),
      ...(value.items === undefined ? [] : listLimits(value.items, `${name}.n.`)),
    ];
  });
}

const listClientRules = (value: Value): [string, Readonly<Record<string, unknown>>][] => [
  ...Object.entries(value.rules ?? {}).filter(([, rule]) => rule.server === undefined),
  ...Object.values(value.properties ?? {}).flatMap(listClientRules),
  ...(value.items === undefined ? [] : listClientRules(value.items)),
];

const findWord = ({ word }: Limit): string => (word === 'text' ? 'boolean' : word);

const stripIndex = (name: string): string => name.replace(/\.n$/, '');

/** Limits and rules of a spec that nothing in the document stands behind: neither a text nor an error row. */
export function findUnstatedLimits(operation: Operation, said: readonly Said[], prober: Prober): Difference[] {
  const { name: at, input, errors } = operation;
  const isSaid = (limit: Limit): boolean =>
    said.some(
      ({ name, what }) =>
        stripIndex(name) === limit.name && (what === findWord(limit) || what.startsWith(`${findWord(limit)}:`)),
    );
  const isMalformed = ({ name, word }: Limit): boolean =>
    word === 'pattern' && errors.some(({ on, kind }) => kind === 'malformed' && [on].flat().includes(name));
  const refused = said.flatMap(({ cases }) =>
    cases
      .filter(({ ok }) => !ok)
      .flatMap(({ set }) => check(input as never, prober.input(set), { level: 'strict' }).map(issueKey)),
  );
  const isBroken = (id: string): boolean => refused.some((key) => key.endsWith(`#${id}`));
  const hasRow = (code: unknown): boolean => errors.some((row) => row.code === code);
  return [
    ...listLimits(input)
      .filter((limit) => !isSaid(limit) && !isMalformed(limit))
      .map(({ name, word, value }) => ({ at: `${at}.${name}`, what: word, document: undefined, spec: value })),
    ...listClientRules(input)
      .filter(([id, rule]) => !isBroken(id) && !hasRow(rule.error))
      .map(([id, rule]) => ({ at, what: `rule ${id}`, document: undefined, spec: rule })),
  ];
}
