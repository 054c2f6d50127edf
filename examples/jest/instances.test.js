const { afterAll, beforeAll, beforeEach, expect, test } = require('@jest/globals');
const { EcsClient } = require('@yunspec/ecs');
const { createLocalCloud } = require('@yunspec/local');
const { installedModels, listen } = require('@yunspec/local/server');

// A server, for programs in other processes or languages. Code in this process could pass `cloud.fetch` to its client.
const cloud = createLocalCloud({ products: installedModels(['ecs']), transition: 0 });
let server;
let ecs;

beforeAll(async () => {
  server = await listen(cloud);
  const credentials = { accessKeyId: 'local', accessKeySecret: 'local-secret' };
  ecs = new EcsClient({ endpoint: server.url, region: 'cn-hangzhou', credentials });
});

afterAll(() => server.close());

beforeEach(() => {
  cloud.reset();
});

test('an instance that was created can be started', async () => {
  const { InstanceId } = await ecs.createInstance({
    ImageId: 'm-1',
    InstanceType: 'ecs.n1.small',
    SecurityGroupId: 'sg-1',
  });
  await ecs.startInstance({ InstanceId });
  expect(cloud.ecs.instances.get(InstanceId)).toMatchObject({ Status: 'Starting' });
});

test('an instance that does not exist cannot', async () => {
  await expect(ecs.startInstance({ InstanceId: 'i-none' })).rejects.toMatchObject({
    code: 'InvalidInstanceId.NotFound',
  });
});

test('the connection may break after the call has taken effect', async () => {
  cloud.fail({ operation: 'CreateVpc', cut: true });
  await ecs.createVpc({ VpcName: 'office' }); // repeated with the same token
  expect(cloud.ecs.vpcs.all()).toHaveLength(1);
});
