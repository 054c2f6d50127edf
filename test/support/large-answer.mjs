// Calls a service that answers with a GiB of zeros in gzip, and prints what became of it:
// `node test/support/large-answer.mjs`. The first call, to a small answer, loads what the platform loads only once.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { createEcs, describeRegions } from '@yunspec/ecs';

/** Serves from another thread, so that only the client's work is measured in this one. */
function serve() {
  // many members, which a decoder takes for one stream
  const zeros = gzipSync(Buffer.alloc(2 ** 20));
  const answer = Buffer.concat(Array.from({ length: 1024 }, () => zeros));
  const server = createServer((request, response) => {
    response.on('error', () => undefined);
    if (request.url?.startsWith('/small')) response.end('{"RequestId":"r"}');
    else response.writeHead(200, { 'content-encoding': 'gzip' }).end(answer);
  });
  server.listen(0, '127.0.0.1', () => {
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    parentPort?.postMessage(port);
  });
}

/** Watches for the longest time in which the event loop did not turn, in milliseconds. */
function watchLoop() {
  let last = performance.now();
  let longest = 0;
  const turn = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    next = setImmediate(turn);
  };
  let next = setImmediate(turn);
  return () => {
    clearImmediate(next);
    return Math.max(longest, performance.now() - last);
  };
}

async function measure() {
  const worker = new Worker(fileURLToPath(import.meta.url));
  const [port] = await once(worker, 'message');
  const credentials = { accessKeyId: 'id', accessKeySecret: 'secret' };
  const create = (/** @type {string} */ path) =>
    createEcs({ endpoint: `http://127.0.0.1:${port}${path}`, credentials, rateLimit: false, retry: { retries: 0 } });
  await describeRegions(create('/small'));
  const stop = watchLoop();
  const before = performance.now();
  const name = await describeRegions(create('')).then(
    () => 'none',
    (/** @type {Error} */ thrown) => thrown.name,
  );
  const blocked = stop();
  const ms = performance.now() - before;
  await worker.terminate();
  const rss = process.resourceUsage().maxRSS / 1024;
  const round = Math.round;
  console.log(JSON.stringify({ name, ms: round(ms), blocked: round(blocked), rss: round(rss) }));
}

if (isMainThread) await measure();
else serve();
