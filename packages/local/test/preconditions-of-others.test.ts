import { describe, expect, it } from 'vitest';
import { IotdaClient } from '../../iotda/src/index.js';
import { createCaller, startCloud, withBearer } from './support/clients.js';
import { refuse } from './support/ecs-world.js';
import { cas, eiam } from './support/models.js';

// Rules that only a server can check, of the products other than ECS.

const { cloud, clock } = startCloud();
const askCas = createCaller(cas, { fetch: cloud.fetch, ...withBearer });
const askEiam = createCaller(eiam, { fetch: cloud.fetch, ...withBearer });

const certificate = (members: object): string =>
  String(cloud.account('local').cas?.certificateInstances?.add(members)?.InstanceId);

const org = { InstanceId: 'idaas_ue2jvisn35ea5lmthk267xxxxx' };

describe('cas', () => {
  refuse([
    [
      'a certificate for organizations without a company',
      () => askCas('UpdateInstance', { InstanceId: certificate({ CertificateType: 'OV' }), CertificateName: 'shop' }),
      '400',
      400,
    ],
  ]);

  it('a certificate for organizations with a company', async () => {
    const InstanceId = certificate({ CertificateType: 'OV' });
    await expect(askCas('UpdateInstance', { InstanceId, CompanyId: 44211 })).resolves.toBeTypeOf('object');
  });
});

describe('eiam', () => {
  refuse([
    [
      'the eleventh instance',
      async () => {
        for (let i = 0; i < 10; i++) cloud.account('local').eiam?.instances?.add({});
        return askEiam('CreateInstance', { Description: 'office' });
      },
      '403',
      403,
    ],
    [
      'the eleventh removal of an endpoint at once',
      async () => {
        const endpoints = cloud.account('local').eiam?.networkAccessEndpoints;
        for (let i = 0; i < 11; i++) endpoints?.add({ ...org, Status: 'deleting' });
        const NetworkAccessEndpointId = endpoints?.add({ ...org, Status: 'running' }).NetworkAccessEndpointId;
        clock.now -= 1;
        return askEiam('DeleteNetworkAccessEndpoint', { ...org, NetworkAccessEndpointId });
      },
      '403',
      403,
    ],
  ]);
});

describe('iotda', () => {
  const client = new IotdaClient({
    region: 'cn-north-4',
    fetch: cloud.fetch,
    credentials: { token: 'local-key' },
    retry: { retries: 0 },
  } as never);
  const standard = { project_id: 'my-project', instance_id: '0a1b2c3d-1111-4222-8333-444455556666' };
  const enterprise = { project_id: 'my-project', instance_id: '5f6e7d8c-aaaa-4bbb-8ccc-ddddeeeeffff' };
  const flavor = { type: 'iotda.standard.s2', size: 3 };

  refuse([
    ['a subscription is not deleted', () => client.deleteInstance(enterprise), '400', 400],
    [
      'a change is delayed to no window',
      () => client.resizeInstance({ ...standard, flavor, delay: true }),
      'IOTDA.000006',
      400,
    ],
    [
      'a standard instance has no network access of its own',
      () => client.updateInstance({ ...standard, forwarding_info: { enable_snat: true } }),
      'IOTDA.000006',
      400,
    ],
  ]);

  it('a change is delayed to a window', async () => {
    await client.updateInstance({ ...standard, operate_window: { start_time: '18:00', end_time: '22:30' } });
    await expect(client.resizeInstance({ ...standard, flavor, delay: true })).resolves.toBeTypeOf('object');
  });

  it('an enterprise instance has network access of its own', async () => {
    const call = client.updateInstance({ ...enterprise, forwarding_info: { enable_snat: true } });
    await expect(call).resolves.toBeTypeOf('object');
  });
});
