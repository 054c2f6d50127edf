import type { Rule } from '@yunspec/runtime/check';
import { describe, expect, test } from 'vitest';
import type { Value } from '../src/write/model.js';
import { listServerRules, RuleFacts } from '../src/write/typescript/rule-facts.js';

const members: Value = {
  type: 'object',
  properties: {
    Kind: { type: 'string', enum: ['a', 'b', 'c'], default: 'a' },
    Zone: { type: 'string' },
    Size: { type: 'integer', unit: 'GiB' },
    Names: { type: 'array', items: { type: 'string' } },
    Box: { type: 'object', properties: { Depth: { type: 'integer' } } },
  },
};

/** What a rule of those members says, by the member it is shown at. */
function factsOf(rule: Rule, object: Value = members): Record<string, readonly string[]> {
  const facts = new RuleFacts({ ...object, rules: { it: rule } });
  const paths = ['Kind', 'Zone', 'Size', 'Names', 'Box', 'Box.Depth'];
  return Object.fromEntries(paths.map((path) => [path, facts.find(path)]).filter(([, found]) => found?.length !== 0));
}

describe('a rule is shown at the members it restricts', () => {
  test.each<[string, Rule, Record<string, readonly string[]>]>([
    [
      'requireAny',
      { requireAny: ['Kind', 'Zone', 'Size'] },
      {
        Kind: ['At least one of `Kind`, `Zone` and `Size` is required.'],
        Zone: ['At least one of `Kind`, `Zone` and `Size` is required.'],
        Size: ['At least one of `Kind`, `Zone` and `Size` is required.'],
      },
    ],
    [
      'requireOne',
      { requireOne: ['Kind', 'Box.Depth'] },
      {
        Kind: ['Exactly one of `Kind` and `Box.Depth` is required.'],
        'Box.Depth': ['Exactly one of `Kind` and `Box.Depth` is required.'],
      },
    ],
    [
      'atMostOne',
      { atMostOne: ['Kind', 'Zone'] },
      {
        Kind: ['At most one of `Kind` and `Zone` may be given.'],
        Zone: ['At most one of `Kind` and `Zone` may be given.'],
      },
    ],
    [
      'allOrNone, with a reason',
      { allOrNone: ['Kind', 'Zone'], description: 'A zone is of one kind.' },
      {
        Kind: ['`Kind` and `Zone` are given together or not at all. A zone is of one kind.'],
        Zone: ['`Kind` and `Zone` are given together or not at all. A zone is of one kind.'],
      },
    ],
    [
      'when: require and forbid',
      { when: { Kind: ['a', 'b'], Zone: 'absent' }, require: ['Size'], forbid: ['Box'] },
      {
        Size: ['Required when `Kind` is `a` or `b` and `Zone` is not given.'],
        Box: ['Not allowed when `Kind` is `a` or `b` and `Zone` is not given.'],
      },
    ],
    [
      'when: restrict, a fixed limit',
      { when: { Kind: { not: 'a' } }, restrict: { Size: { minimum: 5, maximum: 2000 } }, stability: 'closed' },
      { Size: ['5 to 2,000 GiB when `Kind` is not `a` (fixed).'] },
    ],
    [
      'when: forbid what has a default',
      { when: { Zone: 'present' }, forbid: ['Kind'] },
      { Kind: ['Not allowed when `Zone` is given, except `a`.'] },
    ],
    [
      'when: one value',
      { when: { Zone: 'present' }, restrict: { Kind: { const: 'b' } } },
      { Kind: ['Must be `b` when `Zone` is given.'] },
    ],
    [
      'when: the items of a list',
      { when: { Zone: 'present' }, restrict: { 'Names[]': { maxLength: 8 } } },
      { Names: ['At most 8 characters when `Zone` is given.'] },
    ],
    [
      'when: a limit on the member itself, whose presence goes without saying',
      { when: { Zone: 'present' }, restrict: { Zone: { pattern: '^z', hint: 'begin with z' } } },
      { Zone: ['Must begin with z.'] },
    ],
    [
      'when: a value of the member itself',
      { when: { Size: 0 }, restrict: { Size: { minimum: 1 } } },
      { Size: ['At least 1 GiB when it is `0`.'] },
    ],
    [
      'when: a value of the member itself, described',
      { when: { Size: 0 }, restrict: { Size: { minimum: 1 } }, description: 'Sizes are -1 or from 1 up.' },
      { Size: ['Sizes are -1 or from 1 up.'] },
    ],
    [
      'a table, its rows grouped by equal limits',
      {
        table: 'Size',
        by: ['Kind'],
        rows: [
          ['a', { minimum: 5, maximum: 2000 }],
          ['b', { minimum: 20, maximum: 2048 }],
          ['c', { minimum: 20, maximum: 2048 }],
        ],
      },
      { Size: ['By `Kind`: 5 to 2,000 GiB for `a` (default), 20 to 2,048 GiB for `b` and `c`.'] },
    ],
    [
      'a table by two members, with a row for all others',
      {
        table: 'Box.Depth',
        by: ['Kind', 'Zone'],
        rows: [
          [['b', 'c'], 'z-1', { maximum: 3 }],
          ['*', 'z-2', { maximum: 4 }],
          ['*', '*', { maximum: 5 }],
        ],
      },
      {
        'Box.Depth': [
          'By `Kind` and `Zone`: at most 3 for `Kind` `b` and `c` and `Zone` `z-1`, at most 4 for `Zone` `z-2`, at most 5 for all others.',
        ],
      },
    ],
    [
      'compare',
      { compare: ['Size', '<=', 'Box.Depth'] },
      { Size: ['Must be at most `Box.Depth`.'], 'Box.Depth': ['Must be at least `Size`.'] },
    ],
    [
      'server, where it names a member',
      { server: 'The Zone has room.' },
      { Zone: ['Checked by the service: The Zone has room.'] },
    ],
    ['server, where it names none', { server: 'The Zones have room.' }, {}],
  ])('%s', (_, rule, facts) => {
    expect(factsOf(rule)).toEqual(facts);
  });

  test('wherever the object with the rule is: in a member, in a list, in a map', () => {
    const inner: Value = { ...members, rules: { it: { atMostOne: ['Kind', 'Zone'] } } };
    const facts = new RuleFacts({
      type: 'object',
      properties: { One: inner, Many: { type: 'array', items: inner }, Map: { type: 'object', values: inner } },
    });
    for (const path of ['One.Kind', 'Many[].Kind', 'Map{}.Zone'])
      expect(facts.find(path), path).toEqual(['At most one of `Kind` and `Zone` may be given.']);
  });

  test('uniqueBy is shown at the list and at the member of its items', () => {
    const items: Value = { type: 'object', properties: { Name: { type: 'string' } } };
    const list: Value = { type: 'array', items, rules: { it: { uniqueBy: 'Name' } } };
    const facts = new RuleFacts({ type: 'object', properties: { List: list } });
    expect(facts.find('List')).toEqual(['No two items have the same `Name`.']);
    expect(facts.find('List[].Name')).toEqual(['Must differ from item to item.']);
  });
});

test('rules that only the service can check are listed for the operation unless they are shown at a member', () => {
  const rules = { one: { server: 'The Zone has room.' }, two: { server: 'The account is paid up.' } };
  expect(listServerRules({ ...members, rules })).toEqual(['The account is paid up.']);
});
