import { expect, it } from 'vitest';
import { call, type Operation, ValidationError } from '../src/index.js';
import { failure, json, safe, service } from './support/service.js';

const ok = json({ RequestId: 'r' });
const regional: Operation<Record<string, unknown>> = {
  ...safe,
  region: 'RegionId',
  input: { ...safe.input, required: ['RegionId'] },
};

const rows: readonly [what: string, operation: typeof regional, input: object, want: string | undefined][] = [
  ['fills the parameter that names the region', regional, {}, 'cn-hangzhou'],
  ['fills a parameter that is undefined', regional, { RegionId: undefined }, 'cn-hangzhou'],
  ['leaves a parameter that is given', regional, { RegionId: 'cn-qingdao' }, 'cn-qingdao'],
  ['fills nothing in other operations', safe, {}, undefined],
];

it.each(rows)("the client's region %s", async (_, operation, input, want) => {
  const { client, sent } = service(ok, { region: 'cn-hangzhou' });
  await call(client, operation, Object.freeze({ ...input }));
  expect(sent[0]?.parameters.RegionId).toBe(want);
});

it('without a region on either side, the parameter is missing', async () => {
  const { client, sent } = service(ok);
  const error = await failure(call(client, regional, {}));
  expect(error).toBeInstanceOf(ValidationError);
  expect(error).toMatchObject({ issues: [{ code: 'required', path: ['RegionId'] }] });
  expect(sent).toEqual([]);
});
