// A local cloud as a server in a process of its own. It answers the messages of run.mjs.
import ecs from '@yunspec/ecs/model.json' with { type: 'json' };
import { createLocalCloud } from '@yunspec/local';
import { listen } from '@yunspec/local/server';
import { findFaults } from './find-faults.mjs';

const cloud = createLocalCloud({ products: [ecs], transition: 20 });
const server = await listen(cloud);
let mishaps = 0;

for (const event of ['uncaughtException', 'unhandledRejection'])
  process.on(event, (error) => {
    mishaps += 1;
    console.error(event, error);
  });

/** Failures of every kind. They are added again and again while the clients run. */
const failures = /** @type {const} */ ([
  { cut: true, times: 3 },
  { delay: 300, times: 5 },
  { malformed: 'truncated', times: 2 },
  { malformed: 'empty', times: 2 },
  { malformed: 'html', times: 2 },
  { malformed: 'list', times: 2 },
  { code: 'Throttling', times: 10 },
  { status: 503, times: 5 },
]);

/** @type {NodeJS.Timeout | undefined} */
let failing;

const answers = {
  url: () => server.url,
  fail: () => {
    failing = setInterval(() => {
      for (const failure of failures) cloud.fail(failure);
    }, 500);
    return true;
  },
  recover: () => {
    clearInterval(failing);
    return true;
  },
  /** Measures what is in use once garbage is collected. */
  measure: async () => {
    for (let i = 0; i < 3; i++) {
      globalThis.gc?.();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const { rss, heapUsed } = process.memoryUsage();
    return { rss, heapUsed, handles: process.getActiveResourcesInfo().length };
  },
  /** @param {Parameters<typeof findFaults>[1]} report */
  check: (report) => findFaults(cloud, report),
  reset: () => {
    cloud.reset();
    return true;
  },
  mishaps: () => mishaps,
};

process.on('message', async (/** @type {{ get: keyof typeof answers, with: any }} */ message) => {
  process.send?.({ answer: await answers[message.get](message.with) });
});
process.on('disconnect', () => process.exit());
