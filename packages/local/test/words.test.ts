import type { Attribute, Effect, OperationModel, Resource, ValueModel } from '@yunspec/model';
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
  Inside: text,
};
const outputs: Record<string, ValueModel> = {
  ...box.properties,
  Boxes: { type: 'array', items: box },
  Total: { type: 'integer' },
  Ids: { type: 'array', items: id },
};

const createOperation = (name: string): OperationModel => ({
  name,
  docs: 'guide',
  summary: 'An operation of a test.',
  safe: false,
  input: { type: 'object', properties: inputs },
  output: { type: 'object', properties: outputs },
  errors: [{ code: 'Busy', http: 409, cause: 'The box is busy.', on: 'BoxId', kind: 'state' }],
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
  ])('%s', async (_, attribute, input, want) => {
    const ask = createShop({}, { Note: attribute });
    expect((await ask('Make', input)).Note).toEqual(want);
  });

  it('numbers continue in the next part', async () => {
    const ask = createShop({ Some: { creates: 'Open', times: 'Amount' } }, { Note: { generate: '10.#.#' } });
    await ask('Some', { Amount: 254 });
    expect((await ask('Make')).Note).toBe('10.1.1');
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
