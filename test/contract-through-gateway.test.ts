import { runContract } from '@yunspec/contract';
import ecs from '@yunspec/ecs/model.json' with { type: 'json' };
import ecsGateway from '@yunspec/ecs-gateway/model.json' with { type: 'json' };
import { createGateway } from '@yunspec/gateway';
import { listen as listenGateway } from '@yunspec/gateway/server';
import { createLocalCloud } from '@yunspec/local';
import { listen as listenLocal } from '@yunspec/local/server';
import { expect, test } from 'vitest';

const credentials = { accessKeyId: 'local', accessKeySecret: 'local-secret' };

/** The endpoints that stand for the gateway's document: each is used, and closed at the end. */
const endpoints: readonly (readonly [string, (use: (url: string) => Promise<void>) => Promise<void>])[] = [
  [
    'the gateway in front of a local cloud',
    async (use) => {
      const cloud = await listenLocal(createLocalCloud({ products: [ecs] }));
      const gateway = await listenGateway(createGateway({ allowEndpoints: [cloud.url] }));
      try {
        await use(gateway.url);
      } finally {
        await gateway.close();
        await cloud.close();
      }
    },
  ],
  [
    'a local cloud that serves ECS and the gateway',
    async (use) => {
      const cloud = await listenLocal(createLocalCloud({ products: [ecs, ecsGateway] }));
      try {
        await use(cloud.url);
      } finally {
        await cloud.close();
      }
    },
  ],
];

test.each(endpoints)('%s keeps the contract of ecs-gateway, reads and writes', async (_, withEndpoint) => {
  await withEndpoint(async (endpoint) => {
    const { differences, leftovers, chapters } = await runContract(ecsGateway, {
      endpoint,
      credentials,
      allowWrites: true,
    });
    expect(differences.map(({ chapter, text }) => `${chapter}: ${text}`)).toEqual([]);
    expect(leftovers).toEqual([]);
    const run = Object.fromEntries(chapters.map((chapter) => [chapter.name, chapter.run]));
    expect(run.inputs).toBeGreaterThan(100);
    expect(run.states).toBeGreaterThan(10);
  });
});
