import { describe, expect, it } from 'vitest';
import { call, type Operation, outputForms, paginate, wait } from '../src/index.js';
import { xml } from '../src/xml.js';
import { type Answer, failure, json, service, text } from './support/service.js';

type Listed = Operation<Record<string, unknown>, Record<string, unknown>>;

/** An operation whose documents have lists at some paths. */
const operation = (...lists: readonly string[]): Listed => ({
  name: 'List',
  safe: true,
  input: { type: 'object', properties: { PageNumber: { type: 'integer' } } },
  lists,
});

const read = (answer: Answer, documented: Listed, options = {}): Promise<object> =>
  call(service(answer, options).client, documented, {});

const a = { DiskId: 'd-a', Status: 'Available' };
const b = { DiskId: 'd-b', Status: 'Available' };

const rows: readonly [given: string, path: string, answer: object, want: object][] = [
  ['an object around a list, as documented', 'Disks.Disk', { Disks: { Disk: [a] } }, { Disks: { Disk: [a] } }],
  ['the list alone', 'Disks.Disk', { Disks: [a, b] }, { Disks: { Disk: [a, b] } }],
  ['an empty list alone', 'Disks.Disk', { Disks: [] }, { Disks: { Disk: [] } }],
  ['a list of texts alone', 'Ids.Id', { Ids: ['x'] }, { Ids: { Id: ['x'] } }],
  ['a list further down', 'Data.Disks.Disk', { Data: { Disks: [a] } }, { Data: { Disks: { Disk: [a] } } }],
  ['a list of such objects', 'Disks.Disk', { Disks: [{ Disk: [a] }] }, { Disks: [{ Disk: [a] }] }],
  ['a list, as documented', 'Disks', { Disks: [a] }, { Disks: [a] }],
  ['an object around the list', 'Disks', { Disks: { Disk: [a, b] } }, { Disks: [a, b] }],
  ['an object around an empty list', 'Disks', { Disks: { Disk: [] } }, { Disks: [] }],
  ['an item instead of a list', 'Disks', { Disks: a }, { Disks: a }],
  ['two lists', 'Disks', { Disks: { Disk: [a], Gone: [b] } }, { Disks: { Disk: [a], Gone: [b] } }],
  [
    'a list inside of an item',
    'Disks.Disk',
    { Disks: { Disk: { Tags: ['x'] } } },
    { Disks: { Disk: { Tags: ['x'] } } },
  ],
  ['nothing', 'Disks.Disk', { Total: 1 }, { Total: 1 }],
  ['null', 'Disks.Disk', { Disks: null }, { Disks: null }],
  ['null further up', 'Data.Disks.Disk', { Data: null }, { Data: null }],
  ['a text', 'Disks', { Disks: 'none' }, { Disks: 'none' }],
];

it.each(rows)('%s, where the documents have %s', async (_, path, answer, want) => {
  expect(await read(json(answer), operation(path))).toEqual(want);
});

const page = { style: 'page', page: 'PageNumber' } as const;

describe('pages and waiters', () => {
  const answers: readonly [given: string, items: string, answer: object][] = [
    ['as documented', 'Disks.Disk', { Disks: { Disk: [a, b] } }],
    ['the list alone', 'Disks.Disk', { Disks: [a, b] }],
    ['as documented', 'Disks', { Disks: [a, b] }],
    ['an object around the list', 'Disks', { Disks: { Disk: [a, b] } }],
  ];

  it.each(answers)('%s at %s', async (_, items, answer) => {
    const paged: Listed = { ...operation(), pagination: { ...page, items } };
    const found: unknown[] = [];
    const empty = { Disks: [] };
    for await (const item of paginate(service([json(answer), json(empty)]).client, paged, {})) found.push(item);
    expect(found).toEqual([a, b]);
    const waiter = { name: 'DiskReady', items, state: 'Status', until: ['Available'], fails: [] };
    for (const polled of [paged, operation(items)])
      await wait(service([json(answer), json(empty)]).client, waiter, polled, {}, { maxWait: 200, minDelay: 1 });
  });

  it.each(['Disks.Disk', 'Disks'])('a page without any list at %s is malformed', async (items) => {
    const paged: Listed = { ...operation(), pagination: { ...page, items } };
    const { client } = service(json({ TotalCount: 1, Disks: a }));
    const error = await failure(paginate(client, paged, {})[Symbol.asyncIterator]().next());
    expect(error).toMatchObject({ name: 'ResponseError' });
    expect(error.message).toContain(`it has no list at ${items}`);
  });
});

describe('XML', () => {
  const outputs = outputForms({
    operations: { List: { Disks: { Disk: ['#Disk'] }, Ids: { Id: ['string'] }, Ports: ['number'] } },
    shapes: { Disk: { DiskId: 'string', Size: 'number', Tags: { Tag: ['string'] } } },
  });
  const d1 = '<DiskId>007</DiskId><Size>40</Size>';
  const disk = { DiskId: '007', Size: 40 };

  it.each([
    ['as documented', `<Disks><Disk>${d1}</Disk></Disks>`, { Disks: { Disk: [disk] } }],
    [
      'without the object around it, two',
      `<Disks>${d1}</Disks><Disks>${d1}</Disks>`,
      { Disks: { Disk: [disk, disk] } },
    ],
    ['without the object around it, one', `<Disks>${d1}</Disks>`, { Disks: { Disk: [disk] } }],
    ['under other elements', `<Disks><item>${d1}</item><item>${d1}</item></Disks>`, { Disks: { Disk: [disk, disk] } }],
    ['of texts', '<Ids>007</Ids><Ids>x</Ids>', { Ids: { Id: ['007', 'x'] } }],
    ['of texts, as documented', '<Ids><Id>007</Id></Ids>', { Ids: { Id: ['007'] } }],
    ['of none', '<Disks/>', { Disks: { Disk: [] } }],
    [
      'inside of an item',
      `<Disks><Disk><Tags>1</Tags><Tags>2</Tags></Disk></Disks>`,
      { Disks: { Disk: [{ Tags: { Tag: ['1', '2'] } }] } },
    ],
    ['with an element around it', '<Ports><Port>1</Port><Port>2</Port></Ports>', { Ports: [1, 2] }],
  ])('%s', async (_, body, want) => {
    const documented = operation('Disks.Disk', 'Ids.Id', 'Ports');
    expect(await read(text(`<R>${body}</R>`), documented, { format: xml(outputs) })).toEqual(want);
  });
});
