import { createLocalCloud } from '@yunspec/local';
import { installedModels, type LocalServer, listen } from '@yunspec/local/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createGenericClient, createOlderClient, createTypedClient } from './support/local-clients/aliyun.js';
import { ecsJourney } from './support/local-clients/ecs-journey.js';
import { createHuaweiClient, type HuaweiRequest } from './support/local-clients/huawei.js';
import { type Ask, travel } from './support/local-clients/journey.js';
import { prepareLibcloud, runLibcloud } from './support/local-clients/libcloud.js';
import { casJourney, eiamJourney } from './support/local-clients/other-journeys.js';

// Clients that nobody here wrote use the local cloud as they use the services.

const cloud = createLocalCloud({ products: installedModels(), transition: 0, unknown: 'ignore' });
let server: LocalServer;

beforeAll(async () => {
  server = await listen(cloud);
});

afterAll(() => server.close());

beforeEach(() => {
  cloud.reset();
});

const [ecs, eiam, cas] = ['2014-05-26', '2021-12-01', '2020-04-07'] as const;
const acs3 = 'ACS3-HMAC-SHA256';

test.each<[client: string, product: string, steps: typeof ecsJourney, connect: () => Ask]>([
  ['pop-core, GET', 'ECS', ecsJourney, () => createOlderClient(server.url, ecs, 'GET')],
  ['pop-core, POST', 'ECS', ecsJourney, () => createOlderClient(server.url, ecs, 'POST')],
  ['the typed client, ACS3', 'ECS', ecsJourney, () => createTypedClient(server.url, acs3)],
  ['the typed client, signature 1.0', 'ECS', ecsJourney, () => createTypedClient(server.url, 'v2')],
  ['openapi-core, ACS3', 'EIAM', eiamJourney, () => createGenericClient(server.url, eiam, acs3)],
  ['openapi-core, signature 1.0', 'EIAM', eiamJourney, () => createGenericClient(server.url, eiam, 'v2')],
  ['openapi-core, ACS3', 'CAS', casJourney, () => createGenericClient(server.url, cas, acs3)],
  ['openapi-core, signature 1.0', 'CAS', casJourney, () => createGenericClient(server.url, cas, 'v2')],
])('%s takes every step of %s', async (_client, _product, steps, connect) => {
  expect(await travel(steps, connect())).toEqual([]);
});

const missing = prepareLibcloud();
if (missing !== undefined) console.log(`Apache Libcloud is skipped: ${missing}`);

test.skipIf(missing !== undefined)('Apache Libcloud takes every step of ECS, in XML', async () => {
  expect(await runLibcloud(server.url)).toEqual([]);
});

describe("Huawei Cloud's core", () => {
  const instances: HuaweiRequest = {
    method: 'GET',
    url: '/v5/iot/{project_id}/iotda-instances',
    pathParams: { project_id: 'project-1' },
  };
  const order = {
    instance_type: 'standard',
    flavor: { type: 'iotda.standard.s1', size: 1 },
    name: 'factory',
    charge_info: { charge_mode: 'postPaid' },
  };
  const address = (instance_id: string): Partial<HuaweiRequest> => ({
    url: `${instances.url}/{instance_id}`,
    pathParams: { project_id: 'project-1', instance_id },
  });

  test('takes every step of IoTDA', async () => {
    const send = createHuaweiClient(server.url);
    const { instance_id } = await send({ ...instances, method: 'POST', data: order });
    const { instances: listed } = await send(instances);
    expect(listed).toMatchObject([{ instance_id, name: 'factory', status: 'ACTIVE' }]);
    expect(await send({ ...instances, ...address(instance_id) })).toMatchObject({ status: 'ACTIVE' });
    await send({ ...instances, ...address(instance_id), method: 'DELETE' });
    expect(await send(instances)).toMatchObject({ instances: [] });
  });

  test.each<[what: string, request: Partial<HuaweiRequest>, secret: string | undefined, status: number, code: string]>([
    ['an instance that does not exist', address('00000000-0000-4000-8000-000000000000'), undefined, 404, '404'],
    ['a wrong secret', {}, 'wrong', 401, 'APIGW.0301'],
  ])('reads the error of %s', async (_, request, secret, httpStatusCode, errorCode) => {
    const sent = createHuaweiClient(server.url)({ ...instances, ...request }, secret);
    await expect(sent).rejects.toMatchObject({ httpStatusCode, errorCode });
  });
});
