import { CasClient } from '@yunspec/cas';
import { acs3, type ClientOptions, EcsClient } from '@yunspec/ecs';
import { EiamClient } from '@yunspec/eiam';
import { IotdaClient } from '@yunspec/iotda';
import { createLocalCloud } from '@yunspec/local';
import { installedModels } from '@yunspec/local/server';
import { rpc } from '@yunspec/runtime';
import { expect, it } from 'vitest';
import { iot } from './support/clients.js';

// A client whose clock is wrong calls every product, with every signature that has a time.

type Options = Pick<ClientOptions, 'fetch' | 'credentials' | 'rateLimit'>;

const credentials = { accessKeyId: 'local', accessKeySecret: 'local-secret' };
const hour = 3_600_000;

const calls: readonly [name: string, call: (options: Options) => Promise<object>][] = [
  ['ecs by RPC', (options) => new EcsClient(options).describeRegions()],
  ['ecs by ACS3', (options) => new EcsClient({ ...options, protocol: acs3() }).describeRegions()],
  ['cas by RPC', (options) => new CasClient({ ...options, protocol: rpc({ method: 'GET' }) }).listInstances()],
  ['cas by ACS3', (options) => new CasClient({ ...options, protocol: acs3() }).listInstances()],
  ['eiam by RPC', (options) => new EiamClient({ ...options, protocol: rpc({ method: 'GET' }) }).listInstances()],
  ['iotda', (options) => new IotdaClient({ ...options, endpoint: 'https://iotda.example' }).createInstance(iot)],
];

const rows = calls.flatMap(([name, call]) =>
  [2 * hour, -2 * hour].map((offset) => [name, offset / hour, offset, call] as const),
);

it.each(rows)('%s is corrected when its clock is off by %d hours', async (_, _hours, offset, call) => {
  const cloud = createLocalCloud({ products: installedModels(), now: () => Date.now() + offset });
  const statuses: number[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const response = await cloud.fetch(request);
    statuses.push(response.status);
    return response;
  };
  await call({ fetch, credentials, rateLimit: false });
  expect(statuses).toEqual([expect.toSatisfy((status: number) => status >= 400), expect.toBeOneOf([200, 201])]);
});
