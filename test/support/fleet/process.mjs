// One of several processes that share a limit. When it is told to start, it sends calls for some seconds. It returns the
// time of each.
import { once } from 'node:events';
import { EcsClient } from '@yunspec/ecs';
import { shareRateLimit } from '@yunspec/runtime/fleet';
import { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';

const [port = 0, seconds = 0] = process.argv.slice(2).map(Number);
const storeClient = new Redis({ port, host: '127.0.0.1' });
const limiter = new RateLimiterRedis({ storeClient, points: 100, duration: 1 });
/** @param {unknown} error */
const onStoreError = (error) => {
  throw error;
};
/** @type {number[]} */
const sent = [];
const client = new EcsClient({
  credentials: { accessKeyId: 'id', accessKeySecret: 'secret' },
  rateLimit: shareRateLimit(limiter, { onStoreError }),
  fetch: async () => {
    sent.push(Date.now());
    return Response.json({ RequestId: 'r-1' });
  },
});

await storeClient.ping();
process.send?.('ready');
await once(process, 'message');
const end = Date.now() + seconds * 1000;
async function sendCalls() {
  while (Date.now() < end) await client.describeRegions();
}
await Promise.all(Array.from({ length: 20 }, sendCalls));
process.send?.(sent);
process.disconnect();
storeClient.disconnect();
