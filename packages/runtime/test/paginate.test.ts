import { expect, it } from 'vitest';
import { call, type Operation, type PaginateOptions, paginate } from '../src/index.js';
import { type Answer, failure, json, plain, refusal, service } from './support/service.js';

type Listed = Operation<Record<string, unknown>, Record<string, unknown>>;

const input = {
  type: 'object',
  properties: {
    PageNumber: { type: 'integer' },
    PageSize: { type: 'integer', default: 2 },
    NextToken: { type: 'string' },
    Zone: { type: 'string' },
  },
} as const;
const counted: Listed = {
  name: 'List',
  safe: true,
  input,
  pagination: { style: 'page', page: 'PageNumber', size: 'PageSize', total: 'TotalCount', items: 'Disks.Disk' },
};
const uncounted: Listed = {
  name: 'List',
  safe: true,
  input,
  pagination: { style: 'page', page: 'PageNumber', items: 'Disks.Disk' },
};
const linked: Listed = {
  name: 'List',
  safe: true,
  input,
  pagination: { style: 'token', token: 'NextToken', next: 'Page.Next', items: 'Disks.Disk' },
};
const totalled: Listed = {
  ...linked,
  pagination: {
    style: 'token',
    token: 'NextToken',
    next: 'Page.Next',
    total: 'Page.Count',
    items: 'Disks.Disk',
  },
};

const stock = ['a', 'b', 'c', 'd', 'e'];

/** A service with five disks, two on a page unless asked otherwise. */
const shelf =
  (total: boolean, most = 100): Answer =>
  ({ parameters }) => {
    const size = Math.min(most, Number(parameters.PageSize ?? 2));
    const page = Number(parameters.PageNumber ?? 1);
    const disks = stock.slice((page - 1) * size, page * size);
    return new Response(
      JSON.stringify({ ...(total ? { TotalCount: stock.length, PageSize: size } : {}), Disks: { Disk: disks } }),
    );
  };

const chain: Answer = ({ parameters }) => {
  const at = Number(parameters.NextToken ?? 0);
  const next = at + 2 < stock.length ? String(at + 2) : undefined;
  return new Response(JSON.stringify({ Disks: { Disk: stock.slice(at, at + 2) }, Page: { Next: next } }));
};

async function walk(
  answer: Answer | Answer[],
  operation: Listed,
  given: Record<string, unknown> = {},
  options?: PaginateOptions,
) {
  const { client, sent } = service(answer, { retry: { retries: 0 } });
  const items: unknown[] = [];
  let error: (Error & { operation?: string }) | undefined;
  try {
    for await (const item of paginate(client, operation, given, options)) items.push(item);
  } catch (thrown) {
    error = thrown as Error;
  }
  return {
    items,
    error,
    asked: sent.map(({ parameters }) => parameters.PageNumber ?? parameters.NextToken ?? '-'),
    sent,
  };
}

const page = (disks: readonly string[], more: object = {}): Answer => json({ Disks: { Disk: disks }, ...more });

const walks: readonly [
  what: string,
  answer: Answer | Answer[],
  operation: Listed,
  given: Record<string, unknown>,
  items: readonly string[],
  asked: readonly string[],
][] = [
  ['pages with a total', shelf(true), counted, {}, stock, ['-', '2', '3']],
  ['pages with a total and a size', shelf(true), counted, { PageSize: 3 }, stock, ['-', '2']],
  ['pages with a total, exactly full', shelf(true), counted, { PageSize: 5 }, stock, ['-']],
  [
    'pages with a total, from the middle',
    shelf(true),
    counted,
    { PageNumber: 2, PageSize: 2 },
    ['c', 'd', 'e'],
    ['2', '3'],
  ],
  [
    'pages with a total, from the middle, size by default',
    shelf(true),
    counted,
    { PageNumber: 2 },
    ['c', 'd', 'e'],
    ['2', '3'],
  ],
  ['pages with a total, from the last', shelf(true), counted, { PageNumber: 3 }, ['e'], ['3']],
  ['pages with a total, past the end', shelf(true), counted, { PageNumber: 9 }, [], ['9']],
  ['pages without a total', shelf(false), uncounted, {}, stock, ['-', '2', '3', '4']],
  ['pages without a total, from the middle', shelf(false), uncounted, { PageNumber: 3 }, ['e'], ['3', '4']],
  ['a total that is a text', page(['a'], { TotalCount: '1' }), counted, {}, ['a'], ['-']],
  ['a total that is none', [page(['a'], { TotalCount: 'many' }), page([])], counted, {}, ['a'], ['-', '2']],
  [
    'a size that the service caps, from the middle',
    shelf(true, 2),
    counted,
    { PageNumber: 2, PageSize: 100 },
    ['c', 'd', 'e'],
    ['2', '3'],
  ],
  ['tokens that are numbers', [page(['a'], { Page: { Next: 7 } }), page(['b'])], linked, {}, ['a', 'b'], ['-', '7']],
  ['a token that is 0', [page(['a'], { Page: { Next: 0 } }), page(['b'])], linked, {}, ['a', 'b'], ['-', '0']],
  ['a token that is null', page(['a'], { Page: { Next: null } }), linked, {}, ['a'], ['-']],
  ['a size that the service caps, from the start', shelf(true, 2), counted, { PageSize: 100 }, stock, ['-', '2', '3']],
  [
    'a size that the service tells as a text',
    [page(['c', 'd'], { TotalCount: 5, PageSize: '2' }), page(['e'], { TotalCount: 5, PageSize: '2' })],
    counted,
    { PageNumber: 2, PageSize: 100 },
    ['c', 'd', 'e'],
    ['2', '3'],
  ],
  [
    'a total that shrinks',
    [page(['a', 'b'], { TotalCount: 5 }), page(['c'], { TotalCount: 3 })],
    counted,
    {},
    ['a', 'b', 'c'],
    ['-', '2'],
  ],
  [
    'a total that promises too much',
    [page(['a'], { TotalCount: 5 }), page([], { TotalCount: 5 })],
    counted,
    {},
    ['a'],
    ['-', '2', '3', '4', '5'],
  ],
  [
    'a total that promises too much, of full pages',
    [page(['a', 'b'], { TotalCount: 5 }), page([], { TotalCount: 5 })],
    counted,
    {},
    ['a', 'b'],
    ['-', '2', '3'],
  ],
  [
    'an empty page before the total',
    [page(['a'], { TotalCount: 3 }), page([], { TotalCount: 3 }), page(['b', 'c'], { TotalCount: 3 })],
    counted,
    {},
    ['a', 'b', 'c'],
    ['-', '2', '3'],
  ],
  [
    'an empty first page before the total',
    [page([], { TotalCount: 3 }), page(['a', 'b', 'c'], { TotalCount: 3 })],
    counted,
    {},
    ['a', 'b', 'c'],
    ['-', '2'],
  ],
  ['a page that counts none, with an empty text', json({ TotalCount: 0, Disks: '' }), counted, {}, [], ['-']],
  ['a page that counts none, with null', json({ TotalCount: 0, Disks: { Disk: null } }), counted, {}, [], ['-']],
  ['tokens with null for no items', json({ Disks: { Disk: null } }), linked, {}, [], ['-']],
  ['tokens that count none, without a list', json({ TotalCount: 0 }), linked, {}, [], ['-']],
  ['an answer that counts none, without a list', json({ TotalCount: 0 }), counted, {}, [], ['-']],
  ['tokens', chain, linked, {}, stock, ['-', '2', '4']],
  ['tokens from the middle', chain, linked, { NextToken: '2' }, ['c', 'd', 'e'], ['2', '4']],
  ['an empty token is the end', page(['a'], { Page: { Next: '' } }), linked, {}, ['a'], ['-']],
  ['no token is the end', page(['a']), linked, {}, ['a'], ['-']],
  [
    'an empty page with the same token is the end',
    [page(['a'], { Page: { Next: 'x' } }), page([], { Page: { Next: 'x' } })],
    linked,
    {},
    ['a'],
    ['-', 'x'],
  ],
  [
    'an empty page with the token of the start is the end',
    page([], { Page: { Next: 's' } }),
    linked,
    { NextToken: 's' },
    [],
    ['s'],
  ],
  ['tokens that count none at a path of their own', json({ Page: { Count: 0 } }), totalled, {}, [], ['-']],
  [
    'an empty page in the middle is not the end',
    [page([], { Page: { Next: 'x' } }), page(['a'])],
    linked,
    {},
    ['a'],
    ['-', 'x'],
  ],
];

it.each(walks)('walks %s', async (_, answer, operation, given, items, asked) => {
  const walked = await walk(answer, operation, given);
  expect(walked.error).toBeUndefined();
  expect([walked.items, walked.asked]).toEqual([items, asked]);
});

it('every page repeats the rest of the input', async () => {
  const { sent } = await walk(chain, linked, { Zone: 'z' });
  expect(sent.map(({ parameters }) => parameters.Zone)).toEqual(['z', 'z', 'z']);
});

it('the input given stays as it was', async () => {
  const given = Object.freeze({ Zone: 'z' });
  expect((await walk(chain, linked, given)).items).toEqual(stock);
});

const loops: readonly [
  what: string,
  tokens: readonly (string | number)[],
  given: Record<string, unknown>,
  asked: number,
][] = [
  ['at once', ['x', 'x'], {}, 2],
  ['after another', ['x', 'y', 'x'], {}, 3],
  ['of the start', ['s'], { NextToken: 's' }, 1],
  ['as a number', [7, 8, 7], {}, 3],
  ['as a number, then as a text', [7, '7'], {}, 2],
];

it.each(loops)('a token that comes again %s is refused', async (_, tokens, given, asked) => {
  const answers = tokens.map((token) => page(['a'], { Page: { Next: token } }));
  const { error, sent } = await walk(answers, linked, given);
  expect(error).toMatchObject({
    name: 'YunspecError',
    operation: 'List',
    message: 'List returned the same page token again',
  });
  expect(sent).toHaveLength(asked);
});

it('maxPages ends what would never end, after giving what there was', async () => {
  let n = 0;
  const endless: Answer = () => new Response(JSON.stringify({ Disks: { Disk: [n] }, Page: { Next: String(n++) } }));
  const { items, error, sent } = await walk(endless, linked, {}, { maxPages: 3 });
  expect(error?.message).toBe('List has more than 3 pages. Raise maxPages to continue');
  expect([items, sent.length]).toEqual([[0, 1, 2], 3]);
});

it('maxPages ends numbered pages too', async () => {
  const endless: Answer = ({ parameters }) => Response.json({ Disks: { Disk: [`of ${parameters.PageNumber ?? 1}`] } });
  const { items, error, sent } = await walk(endless, uncounted, {}, { maxPages: 3 });
  expect([error?.message, items, sent.length]).toEqual([
    'List has more than 3 pages. Raise maxPages to continue',
    ['of 1', 'of 2', 'of 3'],
    3,
  ]);
});

const list = 'it has no list at Disks.Disk';
const malformed: readonly [what: string, body: object, operation: Listed, want: string][] = [
  ['nothing at all', {}, uncounted, list],
  ['nothing that is counted', {}, counted, list],
  ['no list of what is counted', { TotalCount: 5, Disk: ['a'] }, counted, list],
  ['a text for a list', { TotalCount: 5, Disks: { Disk: 'none' } }, counted, list],
  ['an item for a list', { TotalCount: 1, Disks: { Disk: { DiskId: 'a' } } }, counted, list],
  ['an item for a list that counts none', { TotalCount: 0, Disks: { Disk: { DiskId: 'a' } } }, counted, list],
  ['null for a list', { Disks: { Disk: null } }, uncounted, list],
  ['null for a list of what is counted', { TotalCount: 5, Disks: { Disk: null } }, counted, list],
  ['null for a list of what is counted, by tokens', { TotalCount: 5, Disks: { Disk: null } }, linked, list],
  ['the list one level deeper', { Data: { TotalCount: 1, Disks: { Disk: ['a'] } } }, counted, list],
  ['a list around the list', { TotalCount: 1, Disks: [{ Disk: ['a'] }] }, counted, list],
  ['no list, by tokens', { Page: {} }, linked, list],
  ['null for a list of what is counted at a path', { Page: { Count: 5 }, Disks: { Disk: null } }, totalled, list],
  [
    'a token that is no scalar',
    { Disks: { Disk: ['a'] }, Page: { Next: { deep: 1 } } },
    linked,
    'no text at Page.Next',
  ],
];

it.each(malformed)('a page with %s is never taken for an empty or the last one', async (_, body, operation, want) => {
  for (const answers of [[json(body)], [json(body, 200, { 'x-acs-request-id': 'r-7' })]]) {
    const { error, items, sent } = await walk(answers, operation);
    expect(error).toMatchObject({ name: 'ResponseError', operation: 'List', status: 200 });
    expect(error?.message).toContain(want);
    expect([items, sent.length]).toEqual([[], 1]);
  }
});

it('a malformed page after another ends the walk, after giving what there was', async () => {
  const { error, items } = await walk([page(['a', 'b'], { TotalCount: 5 }), json({ TotalCount: 5 })], counted);
  expect([error?.name, items]).toEqual(['ResponseError', ['a', 'b']]);
});

it('a call of its own may get a page of any form', async () => {
  expect(await call(service(json({ TotalCount: 5 })).client, counted, {})).toEqual({ TotalCount: 5 });
});

it.each([Number.NaN, 0, -1])('maxPages %s is refused before anything is asked', async (maxPages) => {
  const { error, sent } = await walk(shelf(true), counted, {}, { maxPages });
  expect([error?.message, sent.length]).toEqual([`List: maxPages must be a number of at least 1, not ${maxPages}`, 0]);
});

it('exactly maxPages is not too many', async () => {
  expect((await walk(chain, linked, {}, { maxPages: 3 })).error).toBeUndefined();
});

it('pages() gives whole answers', async () => {
  const { client } = service(shelf(true));
  const totals: unknown[] = [];
  for await (const answer of paginate(client, counted, { PageSize: 3 }).pages())
    totals.push((answer as { TotalCount: number }).TotalCount);
  expect(totals).toEqual([5, 5]);
});

it('nothing is asked before it is wanted, nor after it is enough', async () => {
  const { client, sent } = service(shelf(true));
  const pages = paginate(client, counted, {});
  expect(sent).toHaveLength(0);
  for await (const item of pages) if (item === 'b') break;
  expect(sent).toHaveLength(1);
});

it('can be walked twice', async () => {
  const { client } = service(shelf(true));
  const disks = paginate<Record<string, unknown>, Record<string, unknown>, string>(client, counted, {});
  const walked: string[] = [];
  for await (const disk of disks) walked.push(disk);
  for await (const disk of disks) walked.push(disk);
  expect(walked).toEqual([...stock, ...stock]);
});

it('an abort between two pages ends the walk', async () => {
  const controller = new AbortController();
  const { client, sent } = service(shelf(true));
  const items: unknown[] = [];
  const walking = (async () => {
    for await (const item of paginate(client, counted, {}, { signal: controller.signal })) {
      items.push(item);
      controller.abort();
    }
  })();
  expect(await failure(walking)).toMatchObject({ name: 'AbortError' });
  expect([items, sent.length]).toEqual([['a', 'b'], 1]);
});

it('an error of the service comes through, after what was read before it', async () => {
  const { items, error } = await walk([page(['a', 'b'], { TotalCount: 9 }), refusal('Forbidden.RAM', 403)], counted);
  expect(items).toEqual(['a', 'b']);
  expect(error).toMatchObject({ name: 'AuthError', code: 'Forbidden.RAM' });
});

it('an operation without pages cannot be walked', async () => {
  const { client } = service(json({}));
  expect(() => paginate(client, plain, {})).toThrow('DeleteDisk has no pages');
  expect(await call(client, plain, {})).toEqual({});
});

it('a size that the service caps without a word does not end a walk early', async () => {
  const items = Array.from({ length: 25 }, (_, i) => i);
  const answer: Answer = ({ parameters }) => {
    const page = Number(parameters.PageNumber);
    return Response.json({ TotalCount: 25, Items: items.slice((page - 1) * 5, page * 5) });
  };
  const pagination = {
    style: 'page',
    page: 'PageNumber',
    size: 'PageSize',
    total: 'TotalCount',
    items: 'Items',
  } as const;
  const walked: unknown[] = [];
  for await (const item of paginate(
    service(answer).client,
    { ...counted, pagination },
    { PageNumber: 2, PageSize: 100 },
  ))
    walked.push(item);
  expect(walked).toHaveLength(20); // 5
});

it('a walk round a service that does not know its pages ends as one round a token does', async () => {
  const pagination = { style: 'page', page: 'PageNumber', items: 'Disks.Disk' } as const;
  const { client, sent } = service(json({ Disks: { Disk: ['a', 'b'] } }));
  const walking = (async () => {
    for await (const _ of paginate(client, { ...counted, pagination }, {}, { maxPages: 50 }));
  })();
  await failure(walking);
  expect(sent.length).toBeLessThan(4); // 50; by default 10,000
});
