import { expect, it } from 'vitest';
import { createLocalCloud } from '../src/index.js';
import { installedModels } from '../src/server.js';
import { catchError, createCaller } from './support/clients.js';
import { cas, ecs } from './support/models.js';

it.each([undefined, null, {}, { default: {} }, 'ecs'])('%j is not a model', (product) => {
  expect(() => createLocalCloud({ products: [product as never] })).toThrow('An entry of products is ');
});

it.each([undefined, {}, { products: ecs }])('%j is not the options of a cloud', (options) => {
  expect(() => createLocalCloud(options as never)).toThrow('createLocalCloud needs { products: [model, …] }');
});

it('the installed models can be passed on unchanged', () => {
  const models = installedModels(['ecs', 'cas', 'no-such-product']);
  expect(models.map(({ product }) => product)).toEqual(['ecs', 'cas']);
  createLocalCloud({ products: models });
});

it('the credentials can be configured', async () => {
  const { fetch } = createLocalCloud({
    products: [ecs],
    credentials: { accessKeyId: 'mine', accessKeySecret: 'my-secret' },
  });
  await createCaller(ecs, { fetch, credentials: { accessKeyId: 'mine', accessKeySecret: 'my-secret' } })(
    'DescribeRegions',
  );
  const other = createCaller(ecs, { fetch, credentials: { accessKeyId: 'local', accessKeySecret: 'local-secret' } });
  expect(await catchError(other('DescribeRegions'))).toMatchObject({ code: 'InvalidAccessKeyId.NotFound' });
});

it('two clouds share nothing', async () => {
  const credentials = { accessKeyId: 'local', accessKeySecret: 'local-secret' };
  const [first, second] = [1, 2].map(() =>
    createCaller(ecs, { fetch: createLocalCloud({ products: [ecs] }).fetch, credentials }),
  );
  await first?.('CreateVpc', { RegionId: 'cn-beijing' });
  expect((await second?.('DescribeVpcs', { RegionId: 'cn-beijing' }))?.TotalCount).toBe(0);
});

it('a bug in the cloud is answered without its cause', async () => {
  const [resource] = cas.resources;
  const broken = {
    ...cas,
    resources: [{ ...resource, operations: { ListInstances: { lists: 'InstanceList', search: { Keyword: 5 } } } }],
  };
  const { fetch } = createLocalCloud({ products: [broken as never] });
  const headers = { authorization: 'Bearer local-key' };
  const response = await fetch(new Request('https://cas.aliyuncs.com/api/v1/instances?Keyword=a', { headers }));
  const body = await response.json();
  expect([response.status, body.Code]).toEqual([500, 'InternalError']);
  expect(body.Message).toBe('The local cloud failed. This is a bug in the local cloud.');
});
