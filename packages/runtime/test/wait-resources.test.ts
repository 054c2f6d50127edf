import { expect, it } from 'vitest';
import { type Operation, type Waiter, WaiterError, wait } from '../src/index.js';
import { type Answer, failure, json, refusal, service } from './support/service.js';

type Listing = Operation<Record<string, unknown>, Record<string, unknown>>;

const list: Listing = {
  name: 'DescribeDisks',
  safe: true,
  input: {
    type: 'object',
    properties: {
      DiskIds: { type: 'array', items: { type: 'string' } },
      DiskNames: { type: 'array', wire: 'csv', items: { type: 'string' } },
      DiskId: { type: 'string' },
      PageNumber: { type: 'integer' },
      NextToken: { type: 'string' },
    },
  },
};
const paged: Listing = {
  ...list,
  pagination: { style: 'page', page: 'PageNumber', total: 'TotalCount', items: 'Disks.Disk' },
};
const linked: Listing = {
  ...list,
  pagination: { style: 'token', token: 'NextToken', next: 'NextToken', items: 'Disks.Disk' },
};

const ready: Waiter = {
  name: 'DiskReady',
  items: 'Disks.Disk',
  ids: { input: 'DiskIds', member: 'DiskId' },
  state: 'Status',
  until: ['Available'],
  fails: ['Broken'],
  missing: 'InvalidDiskId.NotFound',
};
const gone: Waiter = { ...ready, name: 'DiskDeleted', until: ['gone'], fails: [] };

type States = Readonly<Record<string, string>>;

/** An answer that lists disks by their states. */
const page = (disks: States, more: object = {}): Answer =>
  json({ Disks: { Disk: Object.entries(disks).map(([DiskId, Status]) => ({ DiskId, Status })) }, ...more });
const missing = refusal('InvalidDiskId.NotFound', 404);

function waiting(
  answers: Answer | Answer[],
  waiter: Waiter,
  input: object,
  operation: Listing = list,
  maxWait = 60_000,
) {
  const { client, sent } = service(answers, { retry: { retries: 0 } });
  return { done: wait(client, waiter, operation, { ...input }, { maxWait, minDelay: 1, maxDelay: 2 }), sent };
}

const both = { DiskIds: ['a', 'b'] };
const met: readonly [what: string, answers: Answer | Answer[], waiter: Waiter, input: object, looks: number][] = [
  [
    'all that are named are there',
    [page({ a: 'Available' }), page({ b: 'Available', a: 'Available' })],
    ready,
    both,
    2,
  ],
  ['the one that is named is there', page({ x: 'Creating', a: 'Available' }), ready, { DiskIds: ['a'] }, 1],
  [
    'all that are listed are there, none being named',
    [page({ a: 'Creating' }), page({ a: 'Available' })],
    ready,
    {},
    2,
  ],
  [
    'all that are listed are there, nothing being named',
    [page({ a: 'Creating' }), page({ a: 'Available' })],
    ready,
    { DiskIds: [] },
    2,
  ],
  [
    'all that are named are gone, one by one',
    [
      page({ a: 'Deleting', b: 'Deleting' }),
      page({ b: 'Deleting' }),
      page({ b: 'Deleting' }),
      page({ x: 'Available' }),
    ],
    gone,
    both,
    4,
  ],
  ['all that are named are no longer known', [page({ a: 'Deleting' }), missing], gone, both, 2],
  ['nothing is listed', [page({ a: 'Deleting' }), page({})], gone, {}, 2],
  ['what is named was not known at first', [missing, page({ a: 'Available', b: 'Available' })], ready, both, 2],
  ['what is named by a text is there', page({ x: 'Creating', a: 'Available' }), by('DiskId'), { DiskId: 'a' }, 1],
  [
    'all that a text with commas names are there',
    [page({ a: 'Available' }), page({ b: 'Available', a: 'Available' })],
    by('DiskNames'),
    { DiskNames: 'a,b' },
    2,
  ],
  [
    'an only one is listed, and no list',
    json({ Disks: { Disk: { DiskId: 'a', Status: 'Available' } } }),
    ready,
    { DiskIds: ['a'] },
    1,
  ],
];

function by(input: string): Waiter {
  return { ...ready, ids: { input, member: 'DiskId' } };
}

it.each(met)('is met when %s', async (_, answers, waiter, input, looks) => {
  const { done, sent } = waiting(answers, waiter, input);
  await done;
  expect(sent).toHaveLength(looks);
});

it('tells the states of what is named in the order of the names', async () => {
  const { done } = waiting(
    page({ c: 'Available', x: 'Broken', a: 'Creating' }),
    ready,
    { DiskIds: ['a', 'b', 'c'] },
    list,
    10,
  );
  expect(await failure(done)).toMatchObject({
    reason: 'timeout',
    states: ['Creating', 'gone', 'Available'],
    message: expect.stringMatching(
      /^waitUntilDiskReady ran out of time after \d+\.\d s; last seen: a Creating, b not listed, c Available$/,
    ),
  });
});

it('a state that fails counts only for what is named', async () => {
  const { done } = waiting(page({ x: 'Broken', b: 'Broken' }), ready, both);
  expect(await failure(done)).toMatchObject({ reason: 'failed', states: ['gone', 'Broken'] });
});

const pages: readonly [what: string, answers: Answer[], operation: Listing, input: object, asked: readonly string[]][] =
  [
    [
      'all pages say so',
      [
        page({ a: 'Available' }, { TotalCount: 2 }),
        page({ b: 'Creating' }, { TotalCount: 2 }),
        page({ a: 'Available' }, { TotalCount: 2 }),
        page({ b: 'Available' }, { TotalCount: 2 }),
      ],
      paged,
      {},
      ['-', '2', '-', '2'],
    ],
    [
      'those that are named are on different pages',
      [page({ a: 'Available', x: 'Creating' }, { TotalCount: 3 }), page({ b: 'Available' }, { TotalCount: 3 })],
      paged,
      both,
      ['-', '2'],
    ],
    [
      'all pages of a chain say so',
      [
        page({ a: 'Available' }, { NextToken: 'n' }),
        page({ b: 'Creating' }),
        page({ a: 'Available' }, { NextToken: 'n' }),
        page({ b: 'Available' }),
      ],
      linked,
      {},
      ['-', 'n', '-', 'n'],
    ],
  ];

it.each(pages)('is met when %s', async (_, answers, operation, input, asked) => {
  const { done, sent } = waiting(answers, ready, input, operation);
  expect(await done).toMatchObject({ Disks: { Disk: [{ DiskId: 'b' }] } });
  expect(sent.map(({ parameters }) => parameters.PageNumber ?? parameters.NextToken ?? '-')).toEqual(asked);
});

const nested = { Data: { Disks: { Disk: [{ DiskId: 'a', Status: 'Available' }] } } };
const malformed: readonly [what: string, body: object, operation: Listing, missing: string][] = [
  ['nothing', {}, list, 'no list at Disks.Disk'],
  ['something else', { ok: true }, list, 'no list at Disks.Disk'],
  ['null in the place of its parent', { Disks: null }, list, 'no list at Disks.Disk'],
  ['null in its place', { Disks: { Disk: null } }, list, 'no list at Disks.Disk'],
  ['a text', { Disks: { Disk: 'a' } }, list, 'no list at Disks.Disk'],
  ['a count of more than none', { TotalCount: 5 }, paged, 'no list at Disks.Disk'],
  ['a count that nobody documented', { TotalCount: 0 }, list, 'no list at Disks.Disk'],
  ['the list one level deeper', nested, list, 'no list at Disks.Disk'],
  ['the list one level deeper, on a page', { TotalCount: 1, ...nested }, paged, 'no list at Disks.Disk'],
  ['a list inside of the list', { Disks: { Disk: { Disk: [{ DiskId: 'a' }] } } }, list, 'no Disks.Disk[].DiskId'],
  ['resources without IDs', { Disks: { Disk: [{ Disk: { DiskId: 'a' } }] } }, list, 'no Disks.Disk[].DiskId'],
  ['IDs instead of resources', { Disks: { Disk: ['a'] } }, list, 'no Disks.Disk[].DiskId'],
];

it.each(malformed)(
  'an answer with %s is never taken for one without the resource',
  async (_, body, operation, want) => {
    for (const waiter of [gone, ready])
      for (const input of [{}, both]) {
        const { done, sent } = waiting([json(body), page({}, { TotalCount: 0 })], waiter, input, operation);
        expect(await failure(done)).toMatchObject({ name: 'ResponseError', message: expect.stringContaining(want) });
        expect(sent).toHaveLength(1);
      }
  },
);

it('an ID that is a number is found by its text', async () => {
  const { done } = waiting(json({ Disks: { Disk: [{ DiskId: 7, Status: 'Available' }] } }), ready, { DiskIds: ['7'] });
  await done;
});

it('an answer that counts none needs no list', async () => {
  for (const input of [{}, both]) {
    const { done, sent } = waiting(json({ TotalCount: 0 }), gone, input, paged);
    expect(await done).toEqual({ TotalCount: 0 });
    expect(sent).toHaveLength(1);
  }
});

const lost: readonly [what: string, answers: Answer[], input: object, states: readonly string[]][] = [
  ['was listed', [page({ a: 'Creating' }), page({}), page({}), page({ a: 'Available' })], {}, []],
  ['was named', [page({ a: 'Creating' }), page({}), page({}), page({ a: 'Available' })], { DiskIds: ['a'] }, ['gone']],
  ['was known', [page({ a: 'Creating' }), missing, missing, page({ a: 'Available' })], { DiskIds: ['a'] }, ['gone']],
  [
    'was named beside others',
    [page({ a: 'Creating', b: 'Creating' }), page({ a: 'Creating' }), page({ a: 'Creating' })],
    both,
    ['Creating', 'gone'],
  ],
];

it.each(lost)('what %s and is lost, two looks in a row, fails', async (_, answers, input, states) => {
  const { done, sent } = waiting(answers, ready, input);
  const error = await failure(done);
  expect(error).toBeInstanceOf(WaiterError);
  expect(error).toMatchObject({ reason: 'failed', states });
  expect(sent).toHaveLength(3);
});

const found: readonly [what: string, answers: Answer[]][] = [
  ['missed once', [page({ a: 'Creating' }), page({}), page({ a: 'Available' })]],
  [
    'missed now and then',
    [page({ a: 'Creating' }), page({}), page({ a: 'Creating' }), page({}), page({ a: 'Available' })],
  ],
  ['not there at first', [page({}), page({}), page({}), page({}), page({ a: 'Available' })]],
];

it.each(found)('what is %s is not lost', async (_, answers) => {
  for (const input of [{}, { DiskIds: ['a'] }]) {
    const { done, sent } = waiting(answers, ready, input);
    await done;
    expect(sent).toHaveLength(answers.length);
  }
});
