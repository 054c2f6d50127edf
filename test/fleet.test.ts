import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { shareRateLimit } from '@yunspec/runtime/fleet';
import { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { hasRedis, type RedisServer, startRedis } from './support/fleet/redis.js';

const program = fileURLToPath(new URL('support/fleet/process.mjs', import.meta.url));

if (!hasRedis) console.log('the shared rate limit is not tested: there is no redis-server');

describe.skipIf(!hasRedis)('a rate limit in Redis', () => {
  let redis: RedisServer;

  beforeAll(async () => {
    redis = await startRedis();
  });

  afterAll(() => redis.stop());

  /** Starts a process that shares the limit, and waits until it is ready to send calls. */
  async function startProcess(seconds: number): Promise<ChildProcess> {
    const child = fork(program, [String(redis.port), String(seconds)]);
    expect(await once(child, 'message')).toEqual(['ready', undefined]);
    return child;
  }

  /** Lets a process send calls, and returns the time of each. */
  async function sendCalls(child: ChildProcess): Promise<number[]> {
    child.send('start');
    const [times] = (await once(child, 'message')) as [number[]];
    return times;
  }

  it('is kept by two processes together', async () => {
    const processes = [await startProcess(4), await startProcess(4)];
    const counts = await Promise.all(processes.map(sendCalls));
    const all = counts.flat();
    const span = (Math.max(...all) - Math.min(...all)) / 1000;
    // a window starts with its first call, and a call may be noted a little after it was counted
    expect(all.length).toBeLessThanOrEqual(100 * (Math.floor(span) + 2));
    expect(all.length).toBeGreaterThan(100);
    for (const { length } of counts) expect(length).toBeGreaterThan(0);
  });

  it('does not stop calls when Redis is gone', async () => {
    const gone = await startRedis();
    const storeClient = new Redis({ port: gone.port, host: '127.0.0.1', retryStrategy: () => null });
    storeClient.on('error', () => {});
    const onStoreError = vi.fn();
    const limit = shareRateLimit(new RateLimiterRedis({ storeClient, points: 1, duration: 60 }), { onStoreError });
    await limit.take('key');
    expect(onStoreError).not.toHaveBeenCalled();
    await gone.stop();
    await Promise.all([limit.take('key'), limit.take('key')]);
    expect(onStoreError).toHaveBeenCalled();
    storeClient.disconnect();
  });
});
