import { describe, expect, it } from 'vitest';
import { writeJson } from '../src/answer/json.js';
import { createCaller, createLocalCaller, startCloud, withBearer } from './support/clients.js';
import { cas } from './support/models.js';

// Integers that no number represents keep their digits: where the local cloud reads them, and in its answers.

const { cloud } = startCloud();
const id = '9007199254740993';

describe.each([
  ['in a JSON body', createCaller(cas, { fetch: cloud.fetch, ...withBearer })],
  ['as a parameter', createLocalCaller(cas, cloud)],
])('%s', (_, ask) => {
  it.each([
    ['the digits', id],
    ['a bigint', BigInt(id)],
  ])('%s', async (_name, CompanyId) => {
    const InstanceId = String(cloud.account('local').cas?.certificateInstances?.all()[0]?.InstanceId);
    await ask('UpdateInstance', { InstanceId, CompanyId, ContactIdList: [CompanyId] });
    const { CompanyId: read, ContactIdList } = await ask('GetInstanceDetail', { InstanceId });
    expect([read, ContactIdList]).toEqual([id, [id]]);
  });
});

it.each([
  [
    { a: 9007199254740993n, b: undefined, c: ['x"', null, { d: 1n }] },
    '{"a":9007199254740993,"c":["x\\"",null,{"d":1}]}',
  ],
  [{ a: 1, b: undefined, c: [undefined] }, '{"a":1,"c":[null]}'],
  [[1n, undefined], '[1,null]'],
])('%o is written as JSON', (value, want) => {
  expect(writeJson(value)).toBe(want);
});
