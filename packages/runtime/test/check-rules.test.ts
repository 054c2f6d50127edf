import { expect, it } from 'vitest';
import { check, findVerb, type Issue, issueKey, type Rule, type ValueSchema, verbNames } from '../src/check/index.js';

const disk: ValueSchema = {
  type: 'object',
  properties: {
    Category: {
      type: 'string',
      enum: ['cloud', 'cloud_ssd', 'ephemeral'],
      default: 'cloud',
      codes: { enum: 'InvalidCategory' },
    },
    Size: {
      type: 'integer',
      unit: 'GiB',
      codes: { minimum: 'InvalidSize', require: 'MissingSize', forbid: 'SizeMismatch' },
    },
    Device: { type: 'string' },
  },
};

const members: ValueSchema['properties'] = {
  A: { type: 'string' },
  B: { type: 'string' },
  C: { type: 'string' },
  N: { type: 'integer' },
  M: { type: 'integer' },
  Force: { type: 'boolean', text: ['true', 'false'], default: false },
  Zone: { type: 'string', default: 'auto' },
  Password: { type: 'string', secret: true },
  Repeated: { type: 'string', secret: true },
  Any: { type: 'any' },
  SystemDisk: disk,
  DataDisk: { type: 'array', items: disk },
  Zones: { type: 'array', wire: 'csv', items: { type: 'string' } },
  Note: { type: 'string', nullable: true },
};

const keysOf = (rule: Rule, input: object): string[] =>
  issuesOf(rule, input).map((issue) => `${issue.path.join('.')}#${issue.code}`);

function issuesOf(rule: Rule, input: object): Issue[] {
  return check({ type: 'object', properties: members, rules: { it: rule } }, input, { level: 'strict' });
}

type Row = readonly [input: object, want: readonly string[]];

const table: readonly [verb: string, rule: Rule, rows: readonly Row[]][] = [
  [
    'requireAny',
    { requireAny: ['A', 'SystemDisk.Size'] },
    [
      [{}, ['#requireAny']],
      [{ SystemDisk: {} }, ['#requireAny']],
      [{ A: undefined }, ['#requireAny']],
      [{ A: '' }, []],
      [{ SystemDisk: { Size: 5 } }, []],
      [{ A: 'a', SystemDisk: { Size: 5 } }, []],
    ],
  ],
  [
    'requireOne',
    { requireOne: ['A', 'B'] },
    [
      [{}, ['#requireOne']],
      [{ A: 'a' }, []],
      [{ B: 'b' }, []],
      [{ A: 'a', B: 'b' }, ['#requireOne']],
    ],
  ],
  [
    'atMostOne',
    { atMostOne: ['A', 'B', 'C'] },
    [
      [{}, []],
      [{ B: 'b' }, []],
      [{ A: 'a', C: 'c' }, ['#atMostOne']],
      [{ A: 'a', B: 'b', C: 'c' }, ['#atMostOne']],
    ],
  ],
  [
    'allOrNone',
    { allOrNone: ['A', 'B'] },
    [
      [{}, []],
      [{ A: 'a', B: 'b' }, []],
      [{ A: 'a' }, ['#allOrNone']],
      [{ B: 'b' }, ['#allOrNone']],
    ],
  ],
  [
    'when … require',
    { when: { A: 'x' }, require: ['B', 'SystemDisk.Size'] },
    [
      [{}, []],
      [{ A: 'y' }, []],
      [{ A: 'x', B: 'b', SystemDisk: { Size: 5 } }, []],
      [{ A: 'x', B: 'b' }, ['SystemDisk.Size#require']],
      [{ A: 'x' }, ['B#require', 'SystemDisk.Size#require']],
    ],
  ],
  [
    'when … forbid',
    { when: { A: 'x' }, forbid: ['B', 'DataDisk[].Size'] },
    [
      [{ A: 'x' }, []],
      [{ A: 'y', B: 'b' }, []],
      [{ A: 'x', B: 'b' }, ['B#forbid']],
      [{ A: 'x', DataDisk: [{}, { Size: 5 }, { Size: 6 }] }, ['DataDisk.1.Size#forbid', 'DataDisk.2.Size#forbid']],
    ],
  ],
  [
    'when … forbid what has a default',
    { when: { A: 'x' }, forbid: ['Force', 'SystemDisk.Category'] },
    [
      [{ A: 'x', Force: false, SystemDisk: { Category: 'cloud' } }, []],
      [{ A: 'x', Force: 'false' }, []],
      [{ A: 'x', Force: true }, ['Force#forbid']],
      [{ A: 'x', Force: 'true' }, ['Force#forbid']],
      [{ A: 'x', SystemDisk: { Category: 'cloud_ssd' } }, ['SystemDisk.Category#forbid']],
    ],
  ],
  [
    'when … restrict the items of a list with commas',
    { when: { A: 'x' }, restrict: { 'Zones[]': { maxLength: 1 }, Zones: { maxItems: 2 } } },
    [
      [{ A: 'x', Zones: 'a,b' }, []],
      [{ A: 'x', Zones: 'a,bc' }, ['Zones.1#maxLength']],
      [{ A: 'x', Zones: 'a,b,c' }, ['Zones#maxItems']],
    ],
  ],
  [
    'when … restrict what may be null',
    { when: { A: 'x' }, restrict: { Note: { minLength: 2 } } },
    [
      [{ A: 'x', Note: null }, []],
      [{ A: 'x', Note: 'n' }, ['Note#minLength']],
    ],
  ],
  [
    'when … restrict',
    {
      when: { A: 'x' },
      restrict: { N: { minimum: 5 }, 'DataDisk[].Category': { enum: ['cloud'] }, 'SystemDisk.Size': { maximum: 40 } },
    },
    [
      [{ A: 'x' }, []],
      [{ A: 'x', N: 5, SystemDisk: { Size: 40 } }, []],
      [{ A: 'y', N: 4 }, []],
      [{ A: 'x', N: 4 }, ['N#minimum']],
      [{ A: 'x', N: 'four' }, ['N#type']],
      [{ A: 'x', SystemDisk: { Size: 41 } }, ['SystemDisk.Size#maximum']],
      [{ A: 'x', DataDisk: [{ Category: 'cloud' }, { Category: 'cloud_ssd' }, {}] }, ['DataDisk.1.Category#enum']],
    ],
  ],
  [
    'restrict of a boolean with words',
    { when: { A: 'x' }, restrict: { Force: { const: false } } },
    [
      [{ A: 'x', Force: false }, []],
      [{ A: 'x', Force: 'false' }, []],
      [{ A: 'x', Force: true }, ['Force#const']],
      [{ A: 'x', Force: 'true' }, ['Force#const']],
    ],
  ],
  [
    'table',
    {
      table: 'SystemDisk.Size',
      by: ['SystemDisk.Category', 'A'],
      rows: [
        ['cloud', 'big', { minimum: 100 }],
        ['cloud', '*', { minimum: 5, maximum: 2000 }],
        [['cloud_ssd', 'ephemeral'], '*', { minimum: 20 }],
      ],
    },
    [
      [{}, []],
      [{ SystemDisk: { Category: 'cloud' } }, []],
      [{ SystemDisk: { Category: 'cloud', Size: 5 } }, []],
      [{ SystemDisk: { Category: 'cloud', Size: 4 } }, ['SystemDisk.Size#minimum']],
      [{ SystemDisk: { Size: 4 } }, ['SystemDisk.Size#minimum']],
      [{ SystemDisk: { Category: 'cloud', Size: 99 }, A: 'big' }, ['SystemDisk.Size#minimum']],
      [{ SystemDisk: { Category: 'cloud', Size: 2001 }, A: 'big' }, []],
      [{ SystemDisk: { Category: 'ephemeral', Size: 19 } }, ['SystemDisk.Size#minimum']],
      [{ SystemDisk: { Category: 'cloud_ssd', Size: 20 } }, []],
    ],
  ],
  [
    'table of every item',
    {
      table: 'DataDisk[].Size',
      by: ['A'],
      rows: [
        ['x', { maximum: 10 }],
        ['*', { maximum: 20 }],
      ],
    },
    [
      [{ A: 'x', DataDisk: [{ Size: 10 }, { Size: 11 }] }, ['DataDisk.1.Size#maximum']],
      [{ DataDisk: [{ Size: 20 }, { Size: 21 }] }, ['DataDisk.1.Size#maximum']],
    ],
  ],
  [
    'table without a matching row',
    { table: 'N', by: ['A'], rows: [['x', { maximum: 10 }]] },
    [[{ A: 'y', N: 11 }, []]],
  ],
  [
    'compare <=',
    { compare: ['N', '<=', 'M'] },
    [
      [{}, []],
      [{ N: 5 }, []],
      [{ N: 5, M: 5 }, []],
      [{ N: 6, M: 5 }, ['N#compare']],
      [{ N: 6, M: 'five' }, ['M#type']],
    ],
  ],
  [
    'compare of texts',
    { compare: ['A', '<', 'B'] },
    [
      [{ A: '2015-01-01T00:00Z', B: '2015-01-02T00:00Z' }, []],
      [{ A: '2015-01-02T00:00Z', B: '2015-01-01T00:00Z' }, ['A#compare']],
      [{ A: 'a', B: 'a' }, ['A#compare']],
    ],
  ],
  [
    'compare of members in objects',
    { compare: ['SystemDisk.Size', '>', 'N'] },
    [[{ SystemDisk: { Size: 5 }, N: 5 }, ['SystemDisk.Size#compare']]],
  ],
  ['server', { server: 'only the service can know' }, [[{ A: 'anything' }, []]]],
];

for (const [verb, rule, rows] of table) {
  it.each(rows)(`${verb}: %j`, (input, want) => {
    expect(keysOf(rule, input)).toEqual(want);
  });
}

it.each([
  ['<', [false, false, true]],
  ['<=', [false, true, true]],
  ['>', [true, false, false]],
  ['>=', [true, true, false]],
  ['==', [false, true, false]],
  ['!=', [true, false, true]],
] as const)('compare %s of 2, 1 and 0 with 1', (comparison, holds) => {
  const want = [2, 1, 0].map((n) => keysOf({ compare: ['N', comparison, 'M'] }, { N: n, M: 1 }).length === 0);
  expect(want).toEqual(holds);
});

const conditions: readonly [when: NonNullable<Rule['when']>, input: object, holds: boolean][] = [
  [{ A: 'x' }, { A: 'x' }, true],
  [{ A: 'x' }, { A: 'X' }, false],
  [{ A: ['x', 'y'] }, { A: 'y' }, true],
  [{ A: ['x', 'y'] }, { A: 'z' }, false],
  [{ A: { not: 'x' } }, { A: 'y' }, true],
  [{ A: { not: 'x' } }, { A: 'x' }, false],
  [{ A: { not: 'x' } }, {}, true],
  [{ A: { not: ['x', 'y'] } }, { A: 'y' }, false],
  [{ A: 'present' }, { A: '' }, true],
  [{ A: 'present' }, {}, false],
  [{ A: 'absent' }, {}, true],
  [{ A: 'absent' }, { A: undefined }, true],
  [{ A: 'absent' }, { A: 'x' }, false],
  [{ A: 'x', B: 'present' }, { A: 'x' }, false],
  [{ A: 'x', B: 'present' }, { A: 'x', B: 'b' }, true],
  // a default counts …
  [{ Zone: 'auto' }, {}, true],
  [{ Zone: ['auto', 'x'] }, {}, true],
  [{ Zone: { not: 'auto' } }, {}, false],
  [{ Zone: 'auto' }, { Zone: 'x' }, false],
  [{ 'SystemDisk.Category': 'cloud' }, {}, true],
  [{ 'SystemDisk.Category': 'cloud' }, { SystemDisk: {} }, true],
  [{ Force: false }, {}, true],
  [{ Force: true }, {}, false],
  // … but never as present
  [{ Zone: 'present' }, {}, false],
  [{ Zone: 'absent' }, {}, true],
  // a boolean and the word that travels for it are the same
  [{ Force: true }, { Force: 'true' }, true],
  [{ Force: false }, { Force: 'false' }, true],
  [{ Force: true }, { Force: 'false' }, false],
  [{ Force: { not: true } }, { Force: 'true' }, false],
];

it.each(conditions)('the condition %j with %j holds: %j', (when, input, holds) => {
  expect(keysOf({ when, require: ['C'] }, input)).toEqual(holds ? ['C#require'] : []);
});

const unique: readonly [items: unknown, want: readonly string[]][] = [
  [[], []],
  [[{ Device: 'a' }, { Device: 'b' }, {}, {}], []],
  [[{ Device: 'a' }, { Device: 'a' }], ['DataDisk.1.Device#uniqueBy']],
  [
    [{ Device: 'a' }, { Device: 'b' }, { Device: 'a' }, { Device: 'b' }],
    ['DataDisk.2.Device#uniqueBy', 'DataDisk.3.Device#uniqueBy'],
  ],
];

it.each(unique)('uniqueBy: %j', (items, want) => {
  const schema: ValueSchema = {
    type: 'object',
    properties: { DataDisk: { type: 'array', items: disk, rules: { 'one-each': { uniqueBy: 'Device' } } } },
  };
  expect(check(schema, { DataDisk: items }).map((issue) => `${issue.path.join('.')}#${issue.code}`)).toEqual(want);
});

const codes: readonly [rule: Rule, input: object, want: Partial<Issue>][] = [
  [
    { requireAny: ['A', 'B'], error: 'MissingParameter' },
    {},
    { rule: 'it', error: 'MissingParameter', expected: ['A', 'B'], stability: 'volatile', level: 'error' },
  ],
  [{ requireAny: ['A', 'B'], stability: 'closed' }, {}, { stability: 'closed' }],
  [
    { when: { A: 'x' }, restrict: { 'SystemDisk.Size': { minimum: 5 } } },
    { A: 'x', SystemDisk: { Size: 1 } },
    { error: 'InvalidSize', unit: 'GiB', actual: 1, expected: 5 },
  ],
  [{ when: { A: 'x' }, restrict: { N: { minimum: 5, stability: 'open' } } }, { A: 'x', N: 1 }, { stability: 'open' }],
  [{ when: { A: 'x' }, require: ['SystemDisk.Size'] }, { A: 'x' }, { error: 'MissingSize' }],
  [{ when: { A: 'x' }, forbid: ['SystemDisk.Size'] }, { A: 'x', SystemDisk: { Size: 5 } }, { error: 'SizeMismatch' }],
  [
    { when: { A: 'x' }, forbid: ['SystemDisk.Size'], error: 'Own' },
    { A: 'x', SystemDisk: { Size: 5 } },
    { error: 'Own' },
  ],
  [{ requireOne: ['A', 'B'] }, { A: 'a', B: 'b' }, { actual: ['A', 'B'] }],
];

it.each(codes)('an issue of %j on %j carries %j', (rule, input, want) => {
  expect(issuesOf(rule, input)[0]).toMatchObject(want);
});

const keys: readonly [rule: Rule, input: object, key: string][] = [
  [{ requireAny: ['A'] }, {}, '#it'],
  [{ when: { A: 'x' }, require: ['SystemDisk.Size'] }, { A: 'x' }, '#it'],
  [{ table: 'DataDisk[].Size', by: [], rows: [[{ minimum: 5 }]] }, { DataDisk: [{ Size: 1 }] }, '#it'],
];

it.each(keys)('the key of an issue of %j names the object the rule stands on', (rule, input, key) => {
  expect(issueKey(issuesOf(rule, input)[0] as Issue)).toBe(key);
});

it('rules on items name the item', () => {
  const schema: ValueSchema = {
    type: 'object',
    properties: { DataDisk: { type: 'array', items: { ...disk, rules: { sized: { requireAny: ['Size'] } } } } },
  };
  expect(check(schema, { DataDisk: [{ Size: 5 }, {}] }).map(issueKey)).toEqual(['DataDisk.1#sized']);
});

it.each([
  { compare: ['Password', '==', 'Repeated'] },
  { when: { A: 'x' }, restrict: { Password: { minLength: 30 } } },
  { when: { A: 'x' }, forbid: ['Password'] },
] as Rule[])('%j never keeps a secret', (rule) => {
  const issues = issuesOf(rule, { A: 'x', Password: 'hunter2', Repeated: 'hunter3' });
  expect(issues).toHaveLength(1);
  expect(JSON.stringify(issues)).not.toContain('hunter');
});

it('uniqueBy never keeps a secret', () => {
  const item: ValueSchema = { type: 'object', properties: { Key: { type: 'string', secret: true } } };
  const issues = check({ type: 'array', items: item, rules: { it: { uniqueBy: 'Key' } } }, [
    { Key: 'hunter2' },
    { Key: 'hunter2' },
  ]);
  expect(issues).toHaveLength(1);
  expect(JSON.stringify(issues)).not.toContain('hunter');
});

it('knows every verb by its first word', () => {
  const rules: Rule[] = [
    { requireAny: [] },
    { requireOne: [] },
    { atMostOne: [] },
    { allOrNone: [] },
    { when: {}, require: [] },
    { table: 'A', by: [], rows: [] },
    { compare: ['A', '<', 'B'] },
    { uniqueBy: 'A' },
    { server: '' },
  ];
  expect(rules.map(findVerb)).toEqual(verbNames);
});
