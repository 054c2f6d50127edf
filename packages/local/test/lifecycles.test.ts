import { describe, expect, it } from 'vitest';
import { recordCoverage } from '../../../test/support/coverage/recorder.js';
import { CasClient } from '../../cas/src/index.js';
import { EcsClient } from '../../ecs/src/index.js';
import { EiamClient } from '../../eiam/src/index.js';
import { IotdaClient, paginateListInstances } from '../../iotda/src/index.js';
import { createLocalCloud } from '../src/index.js';
import { catchError } from './support/clients.js';
import { cas, ecs, eiam, iotda } from './support/models.js';

const { observe } = recordCoverage();

/** Starts a cloud in which every request takes 10 ms, and a resource needs three of them for its next state. */
function startCloud(beforeRequest = async (_count: number): Promise<unknown> => undefined) {
  let count = 0;
  const start = Date.now();
  const cloud = createLocalCloud({
    products: [ecs, cas, eiam, iotda],
    transition: 25,
    now: () => start + count * 10,
    observe,
  });
  const fetch = async (request: Request): Promise<Response> => {
    count += 1;
    await beforeRequest(count);
    return cloud.fetch(request);
  };
  return { fetch };
}

const patience = { maxWait: 60_000, minDelay: 1, maxDelay: 1 };
const aliyun = { accessKeyId: 'local', accessKeySecret: 'local-secret' };

describe('an instance of IoTDA', () => {
  const project_id = 'my-project';
  const unknown = { project_id, instance_id: '0a1b2c3d-1111-4222-8333-444455556666' };

  async function start() {
    const { fetch } = startCloud();
    const client = new IotdaClient({ region: 'cn-north-4', fetch, credentials: { token: 'local-key' } } as never);
    const made = await client.createInstance({
      project_id,
      instance_type: 'standard',
      flavor: { type: 'iotda.standard.s1', size: 1 },
      name: '车间_2',
      charge_info: { charge_mode: 'postPaid' },
      description: '备用，主。',
      tags: [{ key: '环境', value: '生产' }],
    });
    return { client, made, id: { project_id, instance_id: made.instance_id } };
  }

  it('is created, shown and listed', async () => {
    const { client, made, id } = await start();
    expect(made).toMatchObject({ status: 'CREATING', name: '车间_2', tags: [{ key: '环境', value: '生产' }] });
    expect(await client.waitUntilInstanceActive(id, patience)).toMatchObject({ status: 'ACTIVE' });
    expect(await client.showInstance(id)).toMatchObject({
      instance_id: made.instance_id,
      charge_mode: 'postPaid',
      region_id: 'cn-north-4',
      description: '备用，主。',
      flavor: { type: 'iotda.standard.s1', size: 1 },
    });
    const { count, instances } = await client.listInstances({ project_id, name: '车间' });
    expect([count, instances?.map(({ name }) => name)]).toEqual([2, ['车间网关', '车间_2']]);
    const names: unknown[] = [];
    for await (const { name } of paginateListInstances(client, { project_id, limit: 1 })) names.push(name);
    expect(names).toEqual(['车间网关', 'gateways', '车间_2']);
  });

  it('is changed and resized by a task', async () => {
    const { client, id } = await start();
    await client.waitUntilInstanceActive(id, patience);
    const operate_window = { start_time: '18:00', end_time: '20:00' };
    expect(await client.updateInstance({ ...id, name: 'x2', operate_window })).toMatchObject({
      name: 'x2',
      operate_window,
    });
    const flavor = { type: 'iotda.standard.s2', size: 2 };
    await client.resizeInstance({ ...id, flavor });
    expect((await client.showInstance(id)).status).toBe('MODIFYING');
    const { page, tasks = [] } = await client.listInstanceTasks(id);
    expect([page?.count, tasks]).toMatchObject([1, [{ type: 'MODIFY', target_config: { flavor } }]]);
    const task_id = String(tasks[0]?.task_id);
    expect(await client.waitUntilInstanceTaskSucceeded({ ...id, task_id }, patience)).toMatchObject({ task_id });
    expect(await client.waitUntilInstanceActive(id, patience)).toMatchObject({ flavor });
  });

  it('takes tags, of which a value may be null, and answers without a body', async () => {
    const { client, id } = await start();
    const tags = [
      { key: 'owner', value: 'web' },
      { key: '备注', value: null },
    ];
    expect(await client.bindInstanceTags({ ...id, tags })).toEqual({});
    expect(await client.unbindInstanceTags({ ...id, tags: [{ key: '环境' }] })).toEqual({});
    expect((await client.showInstance(id)).tags).toEqual(tags);
  });

  it('is deleted', async () => {
    const { client, id } = await start();
    await client.waitUntilInstanceActive(id, patience);
    expect(await client.deleteInstance(id)).toEqual({});
    await client.waitUntilInstanceDeleted({ project_id, name: '车间_2' }, patience);
    expect(await catchError(client.showInstance(id))).toMatchObject({ code: '404', status: 404 });
  });

  it('has flavors and tasks of its own', async () => {
    const { client } = await start();
    const listed = await client.listInstanceFlavors({ project_id, instance_type: 'standard', limit: 1 });
    expect(listed).toMatchObject({ page: { count: 2 }, flavors: [{ type: 'iotda.standard.s1' }] });
    const task = { ...unknown, task_id: '6b1de1a0-0002-4000-8000-000000000002' };
    expect(await client.showInstanceTask(task)).toMatchObject({ status: 'FAILED' });
    expect(await client.retryInstanceTask(task)).toMatchObject({ status: 'RUNNING' });
  });

  it('is deleted only while it is billed by use', async () => {
    const { client } = await start();
    expect(await client.changeInstanceChargeMode({ ...unknown, period_type: 'month', period_num: 3 })).toEqual({
      order_id: expect.stringMatching(/^CS/),
    });
    expect(await catchError(client.deleteInstance(unknown))).toMatchObject({ code: '400', status: 400 });
  });
});

it('an instance of EIAM has zones, endpoints and a backup', async () => {
  const { fetch } = startCloud();
  const client = new EiamClient({ region: 'cn-beijing', fetch, credentials: aliyun } as never);
  const InstanceId = 'idaas_ue2jvisn35ea5lmthk267xxxxx';
  expect(await client.listNetworkZones({ InstanceId })).toMatchObject({
    TotalCount: 1,
    NetworkZones: [{ NetworkZoneId: 'network_11111', Ipv4Cidrs: ['192.0.2.0/24'] }],
  });
  expect((await client.listEiamInstances({})).Instances).toHaveLength(2);
  expect(await client.listInstances({ ServiceManaged: false, PageSize: 1 })).toMatchObject({
    TotalCount: 2,
    Instances: [{ InstanceId, ServiceManaged: false }],
  });
  expect(await client.listNetworkAccessEndpoints({ InstanceId })).toMatchObject({
    TotalCount: 1,
    NetworkAccessEndpoints: [{ NetworkAccessEndpointType: 'private', Status: 'running' }],
  });
  await client.executeInstanceFailover({ InstanceId, InstanceFailoverStatus: 'active' });
  expect((await client.getInstance({ InstanceId })).Instance?.InstanceFailoverStatus).toBe('active');
  expect(await client.getInstanceTrialStatus({ InstanceId })).toMatchObject({ TrialStatus: true });
  const again = { ClientToken: 'token-1' };
  const [first, second] = [await client.createInstance(again), await client.createInstance(again)];
  expect(second.InstanceId).toBe(first.InstanceId);
});

it('CAS keeps access to another cloud until it is deleted', async () => {
  const { fetch } = startCloud();
  const client = new CasClient({ region: 'eu-central-1', fetch, credentials: aliyun } as never);
  await client.addCloudAccess({ SecretId: 's', CloudName: 'Tencent', SecretKey: 'k' });
  const { CloudAccessList } = await client.listCloudAccess({});
  expect(CloudAccessList).toMatchObject([{ CloudName: 'Tencent', SecretId: 's' }]);
  await client.deleteCloudAccess({ AccessId: String(CloudAccessList?.[0]?.AccessId) });
  expect(await client.listCloudAccess({})).toMatchObject({ TotalCount: 0, CloudAccessList: [] });
});

describe('an image of ECS', () => {
  const RegionId = 'cn-qingdao';

  async function start(beforeRequest?: (count: number) => Promise<unknown>) {
    const { fetch } = startCloud(beforeRequest);
    const client = new EcsClient({ region: RegionId, fetch, credentials: aliyun } as never);
    const { ImageId } = await client.copyImage({
      RegionId: 'cn-hangzhou',
      ImageId: 'm-1',
      DestinationRegionId: RegionId,
      DestinationImageName: 'copied',
    });
    return { client, ImageId: String(ImageId) };
  }

  it('is listed by default only while it is available', async () => {
    const { client, ImageId } = await start();
    const list = async (more: object = {}) =>
      (await client.describeImages({ RegionId, ImageId, ...more })).Images.Image?.map(({ Status }) => Status);
    expect([await list(), await list({ Status: 'ALL' })]).toEqual([[], ['Creating']]);
    await client.waitUntilImageAvailable({ RegionId, ImageId }, patience);
    expect(await list()).toEqual(['Available']);
  });

  it('is not taken for deleted while it is in another state', async () => {
    let remove = async (): Promise<unknown> => undefined;
    const seen: number[] = [];
    const { client, ImageId } = await start(async (count) => {
      seen.push(count);
      if (count === 6) await remove();
    });
    remove = () => client.deleteImage({ RegionId, ImageId });
    await client.waitUntilImageDeleted({ RegionId, ImageId }, patience);
    expect(seen.length).toBeGreaterThan(6);
  });

  it('is waited for among others, in a list or in a text with commas', async () => {
    const { client, ImageId } = await start();
    for (const both of [[ImageId, 'm-281234567'], `${ImageId},m-281234567`]) {
      const found = await client.waitUntilImageAvailable({ RegionId, ImageId: both }, patience);
      expect(found?.Images.Image?.map(({ ImageId: id }) => id).sort()).toEqual([ImageId, 'm-281234567'].sort());
    }
  });
});
