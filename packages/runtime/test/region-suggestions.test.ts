import { expect, it } from 'vitest';
import { call, ProductClient } from '../src/index.js';
import { credentials, failure, plain, product } from './support/service.js';

const open = { ...product, regionEndpoint: 'https://{region}.demo.example' };
const notFound = () => Promise.reject(Object.assign(new Error('no such host'), { code: 'ENOTFOUND' }));

it.each([
  ['cn-hangzou', ' (did you mean cn-hangzhou?)'],
  ['cn-qindao', ' (did you mean cn-qingdao?)'],
  ['eu-west-9', ''],
])('a client of a product without other regions does not take %s', (region, suggestion) => {
  const create = () => new ProductClient(product, { credentials, region });
  expect(create).toThrow(expect.objectContaining({ name: 'ConfigurationError' }));
  expect(create).toThrow(`${suggestion}. Known regions: cn-hangzhou, cn-qingdao. Pass endpoint`);
});

it('a region with an endpoint of its own is taken', () => {
  const options = { credentials, region: 'cn-hangzou', endpoint: 'https://other.example' };
  expect(new ProductClient(product, options).toJSON()).toMatchObject({ region: 'cn-hangzou' });
});

it.each([
  ['cn-hangzou', true],
  ['cn-hangzhou', false],
  ['eu-west-9', false],
])('a host of %s that does not exist is explained', async (region, isSuggested) => {
  const client = new ProductClient(open, { credentials, region, fetch: notFound, retry: { retries: 0 } });
  const { message } = await failure(call(client, plain, {}));
  expect(message.includes('Did you mean the region cn-hangzhou?')).toBe(isSuggested);
});
