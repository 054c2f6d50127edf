import { Agent, request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLocalCloud } from '../src/index.js';
import { type LocalServer, listen } from '../src/server.js';
import { ecs, gateway } from './support/models.js';

// `npm run load` opens a thousand, for a minute
const connections = 250;
const each = 4;

const cloud = createLocalCloud({ products: [ecs, gateway], transition: 0 });
let server: LocalServer;

beforeAll(async () => {
  server = await listen(cloud);
});

afterAll(() => server.close());

const order = JSON.stringify({
  accessKeyId: 'local',
  accessKeySecret: 'local-secret',
  endpoint: 'ecs.cn-beijing.aliyuncs.com',
  regionId: 'cn-beijing',
  imageId: 'debian_10_12_x64_20G_alibase_20220328.vhd',
  instanceType: 'ecs.t1.xsmall',
});

/** Orders an instance. Returns the status, or `closed` if the connection was closed. */
const orderInstance = (agent: Agent): Promise<number | string> =>
  new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', 'content-length': order.length };
    const sent = request(`${server.url}/api/instances`, { agent, method: 'POST', headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', () => resolve('closed'));
    sent.end(order);
  });

it('many connections with failures leave a state that agrees with the answers', async () => {
  cloud.fail({ product: 'ecs-gateway', status: 503, times: 300 });
  cloud.fail({ product: 'ecs-gateway', cut: true, times: 200 });
  cloud.fail({ product: 'ecs-gateway', malformed: 'truncated', times: 100 });
  cloud.fail({ product: 'ecs-gateway', delay: 20, times: 100 });
  const agents = Array.from({ length: connections }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
  const outcomes = await Promise.all(
    agents.flatMap((agent) => Array.from({ length: each }, () => orderInstance(agent))),
  );
  for (const agent of agents) agent.destroy();
  const count = (outcome: number | string): number => outcomes.filter((one) => one === outcome).length;
  expect([count(503), count('closed'), count(200)]).toEqual([300, 200, connections * each - 500]);
  // a closed connection and an unreadable answer come after the instance was created
  const instances = cloud.ecs.instances.all();
  expect(instances).toHaveLength(connections * each - 300);
  expect(new Set(instances.map(({ InstanceId }) => InstanceId)).size).toBe(instances.length);
  expect((await fetch(`${server.url}/_yunspec/health`)).status).toBe(200);
}, 120_000);
