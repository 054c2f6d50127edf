import { EcsClient } from '@yunspec/ecs';
import { createLocalCloud } from '@yunspec/local';
import { listen } from '@yunspec/local/server';
import { acs3 } from '@yunspec/runtime';
import { expect, test } from 'vitest';
import { contractProxy } from '../src/index.js';
import { changeAnswers, createLiar, credentials } from './support/liar.js';
import { ecs } from './support/models.js';

const keys = { accessKeyId: credentials.accessKeyId, accessKeySecret: credentials.accessKeySecret };

test('traffic that keeps the contract passes without a finding', async () => {
  const server = await listen(createLocalCloud({ products: [ecs] }));
  const proxy = contractProxy({ products: [ecs], endpoint: server.url });
  const { url, close } = await proxy.listen();
  for (const protocol of [undefined, acs3()]) {
    const client = new EcsClient({ endpoint: url, credentials: keys, protocol });
    const { Regions } = await client.describeRegions({});
    expect(Regions.Region?.length).toBeGreaterThan(0);
    await client.describeImages({ RegionId: 'cn-hangzhou', PageSize: 5 });
  }
  expect(proxy.findings).toEqual([]);
  await close();
  await server.close();
});

test('a client that breaks the contract', async () => {
  const proxy = contractProxy({ products: [ecs], fetch: createLiar(ecs) });
  const client = new EcsClient({ fetch: proxy.fetch, credentials: keys, validate: 'off' });
  await expect(client.describeImages({ RegionId: 'cn-hangzhou', PageSize: 1000 })).rejects.toThrow('InvalidParameter');
  expect(proxy.findings.map(({ side, operation, member, code }) => [side, operation, member, code])).toEqual([
    ['client', 'DescribeImages', 'PageSize', 'maximum'],
  ]);
});

test('a service that breaks the contract', async () => {
  const distort = changeAnswers('DescribeZones', (answer) => {
    if (answer.Zones) answer.Zones.Zone[0].Hidden = 'local-secret';
  });
  const found: string[] = [];
  const proxy = contractProxy({
    products: [ecs],
    fetch: createLiar(ecs, distort),
    onFinding: ({ side, member, code }) => found.push(`${side} ${member} ${code}`),
  });
  const client = new EcsClient({ fetch: proxy.fetch, credentials: keys });
  await client.describeZones({ RegionId: 'cn-hangzhou' });
  expect(found).toEqual(['service Zones.Zone[].Hidden unknown']);
});

test('a request that is no operation', async () => {
  const proxy = contractProxy({ products: [ecs], fetch: createLiar(ecs) });
  await proxy.fetch(new Request('http://127.0.0.1/?Action=DescribeNothing'));
  expect(proxy.findings.map(({ text }) => text)).toEqual([
    'The client breaks the contract: expected an operation of a product; seen: GET /?Action=DescribeNothing',
  ]);
});

test('it needs somewhere to pass requests on to', () => {
  expect(() => contractProxy({ products: [ecs] })).toThrow('contractProxy needs an endpoint, or fetch');
});
