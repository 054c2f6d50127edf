import fc from 'fast-check';
import { expect, it } from 'vitest';
import { check, describeIssue, findNearest, type Issue, type IssueCode, type ValueSchema } from '../src/check/index.js';

const text: ValueSchema = { type: 'string' };
const disk: ValueSchema = {
  type: 'object',
  required: ['Zone'],
  properties: {
    Zone: text,
    Size: {
      type: 'integer',
      minimum: 5,
      maximum: 2000,
      unit: 'GiB',
      codes: { type: 'InvalidSize', minimum: 'InvalidSize', maximum: 'InvalidSize' },
    },
    Share: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
    Name: { type: 'string', minLength: 2, maxLength: 4, pattern: '^[a-z]+$', hint: 'hold small letters only' },
    Code: { type: 'string', pattern: '^x$' },
    Mark: { type: 'string', minLength: 1 },
    Category: { type: 'string', enum: ['cloud', 'cloud_ssd'] },
    Kind: { type: 'string', const: 'data' },
    Force: { type: 'boolean' },
    Worded: { type: 'boolean', text: ['yes', 'no'] },
    Parts: { type: 'array', minItems: 1, maxItems: 2, uniqueItems: true },
    Pair: { type: 'array', minItems: 2 },
    Tags: { type: 'object' },
    Disks: {
      type: 'array',
      items: { type: 'object', properties: { Device: text } },
      rules: { devices: { uniqueBy: 'Device' } },
    },
    A: text,
    B: text,
    N: { type: 'integer' },
    M: { type: 'integer' },
    Password: { type: 'string', secret: true, minLength: 8 },
  },
};
const ruled = (rules: ValueSchema['rules']): ValueSchema => ({ ...disk, rules: rules ?? {} });
const when = { Zone: 'a', A: ['x', 'y'], B: { not: 'z' }, N: 'present', M: 'absent' } as const;

const sentences: Readonly<
  Record<IssueCode, readonly (readonly [given: object, want: string, schema?: ValueSchema])[]>
> = {
  type: [
    [{ Size: 'x' }, 'Size must be a whole number, not "x" (the service answers InvalidSize)'],
    [{ Share: '1' }, 'Share must be a number, not "1"'],
    [{ Name: 7 }, 'Name must be a string, not 7'],
    [{ Name: null }, 'Name must be a string, not null'],
    [{ Name: [1] }, 'Name must be a string'],
    [{ Force: 'true' }, 'Force must be true or false, not "true"'],
    [{ Worded: 'si' }, 'Worded must be true or false (or yes, no), not "si"'],
    [{ Parts: 'a' }, 'Parts must be an array, not "a"'],
    [{ Tags: 'a' }, 'Tags must be an object, not "a"'],
    [
      { Parts: '["a"]' },
      'Parts must be an array, not "["a"]" (pass the value itself; it is converted to the text that the service expects)',
    ],
    [
      { Tags: '{"a":1}' },
      'Tags must be an object, not "{"a":1}" (pass the value itself; it is converted to the text that the service expects)',
    ],
  ],
  required: [[{ Zone: undefined }, 'Zone is required']],
  unknown: [
    [{ Sise: 5 }, 'Sise is not a documented parameter (did you mean Size?)'],
    [{ category: 'cloud' }, 'category is not a documented parameter (did you mean Category?)'],
    [{ Wholly: 5 }, 'Wholly is not a documented parameter'],
    [{ 'Disks.1.Device': 'a' }, 'Disks.1.Device is not a documented parameter (write Disks: [{ Device: … }])'],
    [{ 'Disk.12.Tag.2': 'a' }, 'Disk.12.Tag.2 is not a documented parameter (write Disks: [{ Tag: […] }])'],
    [{ 'Parts.1': 'a' }, 'Parts.1 is not a documented parameter (write Parts: […])'],
    [{ 'Tags.Key': 'a' }, 'Tags.Key is not a documented parameter (write Tags: { Key: … })'],
    [{ Disks: [{ Divice: 'a' }] }, 'Disks.0.Divice is not a documented parameter (did you mean Device?)'],
  ],
  enum: [
    [{ Category: 'basic' }, 'Category must be one of cloud, cloud_ssd, not "basic"'],
    [{ Category: 'clowd' }, 'Category must be one of cloud, cloud_ssd, not "clowd" (did you mean cloud?)'],
  ],
  const: [[{ Kind: 'system' }, 'Kind must be data, not "system"']],
  minimum: [[{ Size: 4 }, 'Size must be at least 5 GiB, not 4 (the service answers InvalidSize)']],
  maximum: [[{ Size: 2001 }, 'Size must be at most 2000 GiB, not 2001 (the service answers InvalidSize)']],
  exclusiveMinimum: [[{ Share: 0 }, 'Share must be more than 0, not 0']],
  exclusiveMaximum: [[{ Share: 1 }, 'Share must be less than 1, not 1']],
  minLength: [
    [{ Name: 'a' }, 'Name must have at least 2 characters, not "a"'],
    [{ Mark: '' }, 'Mark must have at least 1 character, not ""'],
  ],
  maxLength: [[{ Name: 'abcde' }, 'Name must have at most 4 characters, not "abcde"']],
  pattern: [
    [{ Name: 'AB' }, 'Name must hold small letters only, not "AB"'],
    [{ Code: 'y' }, 'Code must match ^x$, not "y"'],
  ],
  minItems: [
    [{ Parts: [] }, 'Parts must have at least 1 item, not 0'],
    [{ Pair: [1] }, 'Pair must have at least 2 items, not 1'],
  ],
  maxItems: [[{ Parts: [1, 2, 3] }, 'Parts must have at most 2 items, not 3']],
  uniqueItems: [[{ Parts: [1, 1] }, 'Parts must not repeat an item']],
  requireAny: [[{}, 'The input needs at least one of A, B [it]', ruled({ it: { requireAny: ['A', 'B'] } })]],
  requireOne: [
    [{ A: 'a', B: 'b' }, 'The input needs exactly one of A, B [it]', ruled({ it: { requireOne: ['A', 'B'] } })],
  ],
  atMostOne: [
    [{ A: 'a', B: 'b' }, 'The input takes at most one of A, B [it]', ruled({ it: { atMostOne: ['A', 'B'] } })],
  ],
  allOrNone: [
    [{ A: 'a' }, 'The input takes A, B together or not at all [it]', ruled({ it: { allOrNone: ['A', 'B'] } })],
  ],
  require: [
    [
      { Zone: 'a', A: 'x', N: 1 },
      'Name is required when Zone is a and A is one of x, y and B is not z and N is given and M is not given [it] (the service answers MissingName)',
      ruled({ it: { when, require: ['Name'], error: 'MissingName' } }),
    ],
  ],
  forbid: [
    [
      { A: 'x', B: 'c' },
      'B is not allowed when A is not one of y, z [it]',
      ruled({ it: { when: { A: { not: ['y', 'z'] } }, forbid: ['B'] } }),
    ],
  ],
  compare: [[{ N: 2, M: 1 }, 'N must be <= M, not 2 [it]', ruled({ it: { compare: ['N', '<=', 'M'] } })]],
  uniqueBy: [
    [{ Disks: [{ Device: 'a' }, { Device: 'a' }] }, 'Disks.1.Device must differ from item to item, not "a" [devices]'],
  ],
};

const rows = Object.entries(sentences).flatMap(([code, cases]) =>
  cases.map(([given, want, schema = disk]): [string, object, string, ValueSchema] => [code, given, want, schema]),
);

it.each(rows)('%s: %o', (code, given, want, schema) => {
  const issues = check(schema, { Zone: 'z', ...given }, { level: 'strict' });
  expect(issues.map((issue) => [issue.code, describeIssue(issue)])).toEqual([[code, want]]);
});

it('shortens what was given', () => {
  const [issue] = check(text, Array.from({ length: 0 }), { level: 'strict' });
  expect(describeIssue({ ...(issue as Issue), actual: 'x'.repeat(500) }).length).toBeLessThan(100);
});

it('shows no secret', () => {
  const issues = check(disk, { Zone: 'z', Password: 'hunter2' });
  expect(issues.map(describeIssue)).toEqual(['Password must have at least 8 characters']);
});

it('says something of every value, whatever it is', () => {
  const values = fc.oneof(
    fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withMap: true }),
    fc.constantFrom(Symbol('s'), () => 1),
  );
  fc.assert(
    fc.property(values, (value) => {
      for (const issue of check(disk, { Zone: value, Size: value, Category: value }, { level: 'strict' }))
        expect(describeIssue(issue)).toMatch(/^\w+ (must|is) /);
    }),
    { numRuns: 500 },
  );
});

const guesses: readonly [word: string, candidates: readonly string[], want: string | undefined][] = [
  ['Sise', ['Zone', 'Size'], 'Size'],
  ['InstanceID', ['InstanceId', 'InstanceName'], 'InstanceId'],
  ['RegionID', ['ZoneId', 'RegionId'], 'RegionId'],
  ['instance_id', ['InstanceId'], 'InstanceId'],
  ['Password', ['Description', 'Category'], undefined],
  ['', ['A'], 'A'],
  ['x', [], undefined],
];

it.each(guesses)('%j among %j probably means %j', (word, candidates, want) => {
  expect(findNearest(word, candidates)).toBe(want);
});

const unknownOption = (name: string, expected: readonly string[]): string =>
  describeIssue({ code: 'unknown', path: ['options', name], expected, stability: 'closed', level: 'error' });
const options = ['credentials', 'endpoint', 'log', 'region', 'retry', 'timeout'];

it.each([
  ['maxRetries', 'write retry: { retries: … }'],
  ['secretAccessKey', 'write credentials: { accessKeyId, accessKeySecret }'],
  ['accessKeyId', 'write credentials: { accessKeyId, accessKeySecret }'],
  ['readTimeout', 'write timeout: { attempt: … }'],
  ['regionId', 'write region: …'],
  ['logLevel', 'write log: …, or set YUNSPEC_LOG'],
  ['timeOut', 'did you mean timeout?'],
])('the option %s of other clients has another form: %s', (name, want) => {
  expect(unknownOption(name, options)).toBe(`options.${name} is not a documented parameter (${want})`);
  expect(unknownOption(name, ['Size'])).toBe(`options.${name} is not a documented parameter`);
});
