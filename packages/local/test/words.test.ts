import type { Attribute, Check, Effect, OperationModel, Resource, ValueModel } from '@yunspec/model';
import { describe, expect, it } from 'vitest';
import { createLocalCloud } from '../src/index.js';
import type { Answer } from './support/clients.js';
import { createModel } from './support/create-model.js';

const text: ValueModel = { type: 'string' };
const texts: ValueModel = { type: 'array', items: text };
const id: ValueModel = { type: 'string', refers: 'Box' };
const box: ValueModel = {
  type: 'object',
  properties: {
    BoxId: text,
    Name: text,
    Note: text,
    Count: { type: 'integer' },
    Tags: texts,
    Inside: text,
    Others: texts,
    State: text,
  },
};

/** The inputs of every operation of the product. */
const inputs: Record<string, ValueModel> = {
  BoxId: id,
  Name: text,
  NewName: text,
  Tag: text,
  Amount: { type: 'integer' },
  Size: { type: 'integer', maximum: 10 },
  Inside: text,
  From: text,
  To: text,
  Step: { type: 'integer', default: 60 },
  Other: id,
  Key: { type: 'string', secret: true },
  Numbered: { type: 'boolean' },
  Dry: { type: 'boolean' },
  Total: { type: 'integer' },
};
const outputs: Record<string, ValueModel> = {
  ...box.properties,
  Boxes: { type: 'array', items: box },
  Total: { type: 'integer' },
  Size: { type: 'integer' },
  Points: { type: 'array', items: { type: 'object', properties: { At: text, Load: { type: 'integer' } } } },
  Rules: { type: 'array', items: { type: 'object', properties: { Name: text, Way: text } } },
  Ids: { type: 'array', items: id },
};

const createOperation = (name: string): OperationModel => ({
  name,
  docs: 'guide',
  summary: 'An operation of a test.',
  safe: false,
  input: { type: 'object', properties: inputs, rules: { rule: { server: 'The service allows it.', error: 'Busy' } } },
  output: { type: 'object', properties: outputs },
  errors: [
    { code: 'Busy', http: 409, cause: 'The box is busy.', on: 'BoxId', kind: 'state' },
    { code: 'Dry', http: 412, cause: 'It would work.', on: 'Dry', kind: 'dryRun' },
  ],
  permissions: [],
  examples: [],
});

function createShop(
  operations: Record<string, Effect>,
  attributes: Record<string, Attribute> = {},
  more: Partial<Resource> = {},
) {
  const kept: Record<string, Effect> = {
    Make: { creates: 'Open' },
    List: { lists: 'Boxes', filters: { Name: 'Name' } },
    ...operations,
  };
  const resource: Resource = {
    resource: 'Box',
    identity: { member: 'BoxId', prefix: 'b-' },
    missing: { code: 'NoBox', http: 404 },
    state: 'State',
    states: { Open: {}, Shut: {}, Gone: { gone: true } },
    attributes,
    operations: kept,
    ...more,
  };
  const model = createModel({
    product: 'shop',
    protocols: { http: { auth: ['in-request'], path: '/{operation}' } },
    operations: Object.keys(kept).map(createOperation),
    resources: [resource],
  });
  const { fetch } = createLocalCloud({ products: [model], transition: 0, now: () => Date.UTC(2020, 0, 2, 3, 4, 5) });
  return async (name: string, input: object = {}) => {
    const response = await fetch(
      new Request(`http://shop.example.com/${name}`, { method: 'POST', body: JSON.stringify(input) }),
    );
    return (await response.json()) as Answer;
  };
}

describe('attributes', () => {
  it.each<[string, Attribute, object, unknown]>([
    ['value', { value: 'plain' }, {}, 'plain'],
    ['copy', { copy: 'Name' }, { Name: 'n' }, 'n'],
    ['copy, then value', { copy: 'Name', value: 'none' }, {}, 'none'],
    ['now, to the minute', { now: 'utc-minute' }, {}, '2020-01-02T03:04Z'],
    ['now, to the second', { now: 'utc-second' }, {}, '2020-01-02T03:04:05Z'],
    ['now, in milliseconds', { now: 'unix-ms' }, {}, '1577934245000'],
    ['generate', { generate: 'n-' }, {}, expect.stringMatching(/^n-[a-z0-9]{9}$/)],
    ['generate, numbered', { generate: 'n-#' }, {}, 'n-1'],
    ['generate, numbered in parts', { generate: '10.1.#.#' }, {}, '10.1.0.1'],
    ['now, in seconds', { now: 'unix-s' }, {}, '1577934245'],
    ['now, later', { now: 'utc-minute', after: '1d' }, {}, '2020-01-03T03:04Z'],
    ['when', { when: { Name: 'n' }, value: 'yes' }, { Name: 'n' }, 'yes'],
    ['when, in vain', { when: { Name: 'n' }, value: 'yes' }, {}, undefined],
    ['unless, else', { unless: { Name: ['n', ''] }, value: 'yes', else: { value: 'no' } }, { Name: 'n' }, 'no'],
  ])('%s', async (_, attribute, input, want) => {
    const ask = createShop({}, { Note: attribute });
    expect((await ask('Make', input)).Note).toEqual(want);
  });

  it('numbers continue in the next part', async () => {
    const ask = createShop({ Some: { creates: 'Open', times: 'Amount' } }, { Note: { generate: '10.#.#' } });
    await ask('Some', { Amount: 254 });
    expect((await ask('Make')).Note).toBe('10.1.1');
  });

  it('free takes the first choice that no neighbour has', async () => {
    const ask = createShop({}, { Note: { choices: ['x[1-2]'], free: 'Inside' } });
    const notes = [];
    for (const Inside of ['a', 'a', 'b', 'a']) notes.push((await ask('Make', { Inside })).Note);
    expect(notes).toEqual(['x1', 'x2', 'x1', undefined]);
  });

  it('free takes the first address of a range that no neighbour has, and room counts the others', async () => {
    const ask = createShop(
      {},
      {
        Note: { of: 'Box', is: 'Inside', copy: 'Name', free: 'Inside' },
        Count: { count: 'Box', by: 'Inside', is: 'BoxId', room: 'Name' },
      },
    );
    const { BoxId, Count } = await ask('Make', { Name: '10.0.0.0/29' });
    expect(Count).toBe(4);
    const notes = [];
    for (let i = 0; i < 5; i++) notes.push((await ask('Make', { Inside: BoxId })).Note);
    expect(notes).toEqual(['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4', undefined]);
  });

  it('count is the number of other resources, and none whether there are none', async () => {
    const others = { count: 'Box', by: 'Inside', is: 'BoxId' };
    const ask = createShop({}, { Count: others, Note: { ...others, none: true } });
    const { BoxId, Note } = await ask('Make', { Name: 'outer' });
    expect(Note).toBe('true');
    await ask('Make', { Inside: BoxId });
    expect((await ask('List', { Name: 'outer' })).Boxes).toMatchObject([{ Count: 1, Note: 'false' }]);
  });

  it.each([
    [7, 7],
    [3, 5],
  ])('raises: %i becomes %i', async (Amount, want) => {
    const ask = createShop({ Grow: { sets: { Count: 'Amount' }, puts: { Count: { value: 5, raises: true } } } });
    const { BoxId } = await ask('Make');
    await ask('Grow', { BoxId, Amount });
    expect((await ask('List')).Boxes).toMatchObject([{ Count: want }]);
  });

  it('of and all follow other resources', async () => {
    const ask = createShop(
      {},
      {
        Note: { of: 'Box', is: 'Inside', copy: 'Name' },
        Others: { all: 'Box', by: 'Inside', is: 'BoxId', copy: 'BoxId' },
      },
    );
    const { BoxId } = await ask('Make', { Name: 'outer' });
    const { BoxId: inner, Note } = await ask('Make', { Inside: BoxId });
    expect(Note).toBe('outer');
    expect((await ask('List', { Name: 'outer' })).Boxes).toMatchObject([{ BoxId, Others: [inner] }]);
  });
});

describe('checks', () => {
  const seed = [
    { BoxId: 'b-1', Name: 'a', Note: '172.16.0.0/16', Count: 5, Tags: ['t'], State: 'Open' },
    { BoxId: 'b-2', Name: 'b', Note: '172.16.1.0/24', Inside: 'b-1', State: 'Shut' },
  ];
  const tryOn = (check: Check | readonly Check[], effect: Effect = {}) =>
    createShop({ Try: { ...effect, enforces: { rule: check } } }, {}, { seed });
  const open = { 'Box.State': 'Open' };

  it.each<[word: string, check: Check | Check[], allowed: object, refused: object]>([
    ['has', { has: { 'Box.State': ['Open', 'Gone'] } }, { BoxId: 'b-1' }, { BoxId: 'b-2' }],
    ['lacks', { lacks: { 'Box.Tags': 't' } }, { BoxId: 'b-2' }, { BoxId: 'b-1' }],
    ['same', { same: ['Name', 'Box.Name'] }, { BoxId: 'b-1', Name: 'a' }, { BoxId: 'b-1', Name: 'b' }],
    [
      'same, of two of a kind',
      { same: ['Other.Inside', 'Box.BoxId'] },
      { BoxId: 'b-1', Other: 'b-2' },
      { BoxId: 'b-2', Other: 'b-1' },
    ],
    [
      'same, of one named by a text',
      { same: ['Box(Inside).Name', 'Name'] },
      { BoxId: 'b-1', Inside: 'b-2', Name: 'b' },
      { BoxId: 'b-1', Inside: 'b-2', Name: 'a' },
    ],
    ['differ', { differ: ['Name', 'Box.Name'] }, { BoxId: 'b-1', Name: 'b' }, { BoxId: 'b-1', Name: 'a' }],
    ['among', { among: ['Tag', 'Box.Tags'] }, { BoxId: 'b-1', Tag: 't' }, { BoxId: 'b-1', Tag: 'u' }],
    ['compare', { compare: ['Amount', '>=', 'Box.Count'] }, { BoxId: 'b-1', Amount: 5 }, { BoxId: 'b-1', Amount: 4 }],
    [
      'compare, with a number',
      { compare: ['Amount', '<', '3'] },
      { BoxId: 'b-1', Amount: 2 },
      { BoxId: 'b-1', Amount: 3 },
    ],
    [
      'compare, with a date',
      { compare: ['Name', '>=', '2020-01-02'] },
      { BoxId: 'b-1', Name: '2020-01-02T00:00Z' },
      { BoxId: 'b-1', Name: '2020-01-01T23:59Z' },
    ],
    [
      'compare, with now',
      { compare: ['Name', '<=', 'now'] },
      { BoxId: 'b-1', Name: '2020-01-02T03:04:05Z' },
      { BoxId: 'b-1', Name: '2020-01-02T03:04:06Z' },
    ],
    ['matches', { matches: { Name: '^a+$' } }, { BoxId: 'b-1', Name: 'aa' }, { BoxId: 'b-1', Name: 'ab' }],
    [
      'within',
      { within: ['Name', 'Box.Note'] },
      { BoxId: 'b-1', Name: '172.16.255.255' },
      { BoxId: 'b-1', Name: '172.17.0.0/24' },
    ],
    [
      'around',
      { around: ['Name', '100.64.0.0/10'] },
      { BoxId: 'b-1', Name: '100.64.0.0/11' },
      { BoxId: 'b-1', Name: '100.0.0.0/8' },
    ],
    ['fits', { fits: { Size: 'Total' } }, { BoxId: 'b-1', Total: 10 }, { BoxId: 'b-1', Total: 11 }],
    ['exists', { exists: { Inside: 'Box' } }, { BoxId: 'b-1', Inside: 'b-2' }, { BoxId: 'b-1', Inside: 'b-3' }],
    ['require', { require: ['Tag'] }, { BoxId: 'b-1', Tag: 't' }, { BoxId: 'b-1' }],
    [
      'time, in the future',
      { time: { Name: { least: '-1d', most: '1h' } } },
      { BoxId: 'b-1', Name: '2020-01-02T04:00:00Z' },
      { BoxId: 'b-1', Name: '2020-01-02T05:00:00Z' },
    ],
    [
      'time, in the past',
      { time: { Name: { least: '-1d', most: '1h' } } },
      { BoxId: 'b-1', Name: '2020-01-01T04:00:00Z' },
      { BoxId: 'b-1', Name: '2020-01-01T02:00:00Z' },
    ],
    [
      'span',
      { span: { from: 'From', to: 'To', step: 'Step', most: 60 } },
      { BoxId: 'b-1', From: '2020-01-02T00:00:00Z', To: '2020-01-02T01:00:00Z' },
      { BoxId: 'b-1', From: '2020-01-02T00:00:00Z', To: '2020-01-02T01:01:00Z' },
    ],
    ['others, none', { others: { Box: { by: { Inside: 'BoxId' } } } }, { BoxId: 'b-2' }, { BoxId: 'b-1' }],
    [
      'others, in a state',
      { others: { Box: { by: { Inside: 'Inside' }, where: { State: 'Shut' } } } },
      { BoxId: 'b-1', Inside: 'b-2' },
      { BoxId: 'b-1', Inside: 'b-1' },
    ],
    [
      'others, unique',
      { others: { Box: { by: { Name: 'NewName' } } } },
      { BoxId: 'b-1', NewName: 'a' },
      { BoxId: 'b-1', NewName: 'b' },
    ],
    [
      'others, apart',
      { others: { Box: { overlaps: { Note: 'Name' } } } },
      { BoxId: 'b-1', Name: '172.16.2.0/24' },
      { BoxId: 'b-1', Name: '172.16.1.0/30' },
    ],
    [
      'others, not within',
      { others: { Box: { within: { Note: 'Name' } } } },
      { BoxId: 'b-1', Name: '172.16.1.0/25' },
      { BoxId: 'b-1', Name: '172.16.0.0/20' },
    ],
    ['given', { given: ['Key'], has: open }, { BoxId: 'b-2' }, { BoxId: 'b-2', Key: 'k' }],
    ['absent', { absent: ['Key'], has: open }, { BoxId: 'b-2', Key: 'k' }, { BoxId: 'b-2' }],
    ['when', { when: { Tag: ['t'] }, has: open }, { BoxId: 'b-2' }, { BoxId: 'b-2', Tag: 't' }],
    ['unless', { unless: { Tag: 't' }, has: open }, { BoxId: 'b-2', Tag: 't' }, { BoxId: 'b-2' }],
    ['several', [{ lacks: { Tag: 't' } }, { has: open }], { BoxId: 'b-1' }, { BoxId: 'b-2' }],
  ])('%s', async (_, check, allowed, refused) => {
    const ask = tryOn(check);
    expect((await ask('Try', allowed)).Code).toBeUndefined();
    expect(await ask('Try', refused)).toMatchObject({ Code: 'Busy', Message: 'The box is busy.' });
  });

  it.each([
    [1, undefined],
    [2, 'Busy'],
  ])('others, at most 2 with the %i that the call creates', async (Amount, code) => {
    const check = { others: { Box: { by: { Inside: 'Inside' }, most: 2 } } };
    const ask = tryOn(check, { creates: 'Open', times: 'Amount', sets: ['Inside'] });
    expect((await ask('Try', { Inside: 'b-1', Amount })).Code).toBe(code);
  });

  it('others, at most as many as the only resource of a kind says', async () => {
    const check = { others: { Box: { most: 'Box.Count' } } };
    const effects = { Try: { creates: 'Open', enforces: { rule: check } } };
    const ask = createShop(effects, {}, { single: true, seed: [{ BoxId: 'b-1', Count: 2, State: 'Open' }] });
    expect((await ask('Try')).Code).toBeUndefined();
    expect((await ask('Try')).Code).toBe('Busy');
  });

  it('a keyword that enforces a rule takes its code from the rule', async () => {
    const ask = createShop({ Try: { from: ['Shut'], to: 'Shut', enforces: { rule: 'from' } } });
    const { BoxId } = await ask('Make');
    expect((await ask('Try', { BoxId })).Code).toBe('Busy');
  });

  it('a dry run is refused with its own code once it has passed every check', async () => {
    const ask = createShop({ Try: { creates: 'Open', enforces: { rule: { lacks: { Name: 'x' } } } } });
    expect((await ask('Try', { Dry: true, Name: 'x' })).Code).toBe('Busy');
    expect((await ask('Try', { Dry: true })).Code).toBe('Dry');
    expect((await ask('List')).Boxes).toEqual([]);
  });
});

describe('effects', () => {
  const names = async (ask: ReturnType<typeof createShop>): Promise<unknown> =>
    (await ask('List')).Boxes.map((box: { Name: string }) => box.Name);

  it('sets takes another name, and leaves absent inputs alone', async () => {
    const ask = createShop({ Rename: { sets: { Name: 'NewName' } } });
    const { BoxId } = await ask('Make', { Name: 'a' });
    await ask('Rename', { BoxId, NewName: 'b', Name: 'c' });
    await ask('Rename', { BoxId });
    expect(await names(ask)).toEqual(['b']);
  });

  it('puts reads the resource as it was before the change', async () => {
    const ask = createShop({ Shut: { to: 'Shut', puts: { Note: { copy: 'State' }, Name: { value: '' } } } });
    const { BoxId } = await ask('Make', { Name: 'a' });
    await ask('Shut', { BoxId });
    expect((await ask('List')).Boxes).toMatchObject([{ State: 'Shut', Note: 'Open', Name: '' }]);
  });

  it('creates only from the inputs that sets names', async () => {
    const ask = createShop({ Copy: { creates: 'Open', sets: { Name: 'NewName' } } });
    const { BoxId } = await ask('Make', { Name: 'a', Inside: 'x' });
    const copy = await ask('Copy', { BoxId, NewName: 'b', Inside: 'y' });
    expect(copy.BoxId).not.toBe(BoxId);
    expect((await ask('List', { Name: 'b' })).Boxes).toEqual([
      { BoxId: copy.BoxId, Name: 'b', State: 'Open', Tags: [], Others: [] },
    ]);
  });

  it('renews gives a new identity, and keeps the rest', async () => {
    const ask = createShop({ Renew: { renews: true, puts: { Note: { value: 'new' } } } });
    const { BoxId } = await ask('Make', { Name: 'a' });
    const renewed = await ask('Renew', { BoxId });
    expect(renewed.BoxId).not.toBe(BoxId);
    expect((await ask('List')).Boxes).toMatchObject([{ BoxId: renewed.BoxId, Name: 'a', Note: 'new' }]);
  });

  it.each([
    [{ Amount: 2, Numbered: true }, ['n001', 'n002']],
    [{ Amount: 2 }, ['n', 'n']],
    [{ Amount: 1, Numbered: true }, ['n']],
  ])('numbers: %j', async (input, want) => {
    const ask = createShop({ Some: { creates: 'Open', times: 'Amount', numbers: { Name: 'Numbered' } } });
    await ask('Some', { Name: 'n', ...input });
    expect(await names(ask)).toEqual(want);
  });

  it('with completes the objects of a list, and selects picks some of them', async () => {
    const adds = { Rules: { Name: 'Name' } };
    const ask = createShop({
      In: { adds, with: { Way: { value: 'in' } } },
      Out: { adds, with: { Way: { value: 'out' } } },
      Read: { reads: true, selects: { Rules: { Inside: 'Way' } }, all: ['any'] },
    });
    const { BoxId } = await ask('Make');
    await ask('In', { BoxId, Name: 'x' });
    await ask('Out', { BoxId, Name: 'x' });
    const count = async (Inside: string) => (await ask('Read', { BoxId, Inside })).Rules.length;
    expect([await count('in'), await count('out'), await count('any')]).toEqual([1, 1, 2]);
  });

  it('series has an item for each period, and the same one each time', async () => {
    const ask = createShop({ Load: { series: { path: 'Points', at: 'At', from: 'From', to: 'To', step: 'Step' } } });
    const { BoxId } = await ask('Make');
    const input = { BoxId, From: '2020-01-01T00:00:00Z', To: '2020-01-01T00:02:00Z' };
    const { Points } = await ask('Load', input);
    expect(Points).toMatchObject([{ At: '2020-01-01T00:00:00Z' }, { At: '2020-01-01T00:01:00Z' }]);
    expect((await ask('Load', input)).Points).toEqual(Points);
  });

  it('by and where select several resources, and also applies after them', async () => {
    const ask = createShop({
      Clear: {
        by: 'Inside',
        where: { Name: 'a' },
        deletes: true,
        also: [{ by: 'Inside', puts: { Name: { value: 'kept' } } }],
      },
    });
    for (const Name of ['a', 'b', 'a']) await ask('Make', { Name, Inside: 'x' });
    await ask('Make', { Name: 'a', Inside: 'y' });
    await ask('Clear', { Inside: 'x' });
    expect(await names(ask)).toEqual(['kept', 'a']);
  });

  it.each([
    [2, 2],
    [0, 0],
    [-1, 0],
    [1_000_000, 1000],
  ])('times %i makes %i', async (Amount, count) => {
    const ask = createShop({
      Some: { creates: 'Open', times: 'Amount' },
      Count: { counts: { Total: { State: 'Open' } } },
    });
    expect((await ask('Some', { Amount })).Ids).toHaveLength(count);
    expect((await ask('Count')).Total).toBe(count);
  });

  it('page lists the first page, and says of how many', async () => {
    const page = { most: 2, number: 'Count', size: 'Size', total: 'Total' };
    const ask = createShop({ Show: { lists: 'Boxes', page } });
    for (const Name of ['a', 'b', 'c']) await ask('Make', { Name });
    const { Boxes, ...rest } = await ask('Show');
    expect(Boxes).toMatchObject([{ Name: 'a' }, { Name: 'b' }]);
    expect(rest).toMatchObject({ Count: 1, Size: 2, Total: 3 });
  });

  it.each<[string, Effect, string]>([
    ['from', { from: ['Shut'], otherwise: 'Busy' }, 'Busy'],
    ['refuses', { refuses: { Busy: { Name: 'a' } } }, 'Busy'],
    ['agrees', { agrees: { Name: 'Busy' } }, 'Busy'],
    ['needs', { needs: { Box: { from: ['Shut'], otherwise: 'Busy' } } }, 'Busy'],
    ['already', { adds: { Tags: 'Tag' }, already: 'Busy' }, 'Busy'],
    ['most', { adds: { Tags: 'NewName' }, most: 1, full: 'Busy' }, 'Busy'],
    ['least', { removes: { Tags: 'Tag' }, least: 1, last: 'Busy' }, 'Busy'],
  ])('%s refuses the call and changes nothing', async (_, effect, code) => {
    const ask = createShop({
      Tag: { adds: { Tags: 'Tag' } },
      Try: { ...effect, puts: { Note: { value: 'changed' } } },
    });
    const { BoxId } = await ask('Make', { Name: 'a' });
    await ask('Tag', { BoxId, Tag: 't' });
    expect((await ask('Try', { BoxId, Name: 'b', Tag: 't', NewName: 'n' })).Code).toBe(code);
    expect((await ask('List')).Boxes).toMatchObject([{ Name: 'a', Tags: ['t'] }]);
    expect((await ask('List')).Boxes[0].Note).toBeUndefined();
  });

  it('blockedBy applies to other resources, not to the target itself', async () => {
    const ask = createShop({
      Drop: { deletes: true, blockedBy: { Box: { by: 'Inside', otherwise: 'Busy' } } },
      Put: { sets: ['Inside'] },
    });
    const { BoxId } = await ask('Make');
    await ask('Put', { BoxId, Inside: BoxId });
    const { BoxId: other } = await ask('Make', { Inside: BoxId });
    expect((await ask('Drop', { BoxId })).Code).toBe('Busy');
    await ask('Drop', { BoxId: other });
    expect((await ask('Drop', { BoxId })).Code).toBeUndefined();
  });

  it('an unknown identity is refused unless the effect ignores it', async () => {
    const ask = createShop({ Drop: { deletes: true }, Forget: { deletes: true, ignoresUnknown: true } });
    expect(await ask('Drop', { BoxId: 'b-1' })).toMatchObject({ Code: 'NoBox' });
    expect(await ask('Forget', { BoxId: 'b-1' })).not.toHaveProperty('Code');
  });

  it('an identity that the caller chooses replaces the resource that has it', async () => {
    const ask = createShop({ Take: { creates: 'Open' } });
    await ask('Take', { BoxId: 'mine', Name: 'a' });
    await ask('Take', { BoxId: 'mine', Name: 'b' });
    expect((await ask('List')).Boxes).toMatchObject([{ BoxId: 'mine', Name: 'b' }]);
  });

  it('states that form a cycle do not loop forever', async () => {
    const ask = createShop({}, {}, { states: { Open: { becomes: 'Shut' }, Shut: { becomes: 'Open' } } });
    await ask('Make');
    expect((await ask('List')).Boxes).toMatchObject([{ State: 'Open' }]);
  });
});
