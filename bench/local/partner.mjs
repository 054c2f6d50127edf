// A server under measurement, in a process of its own: a local cloud, or a bare server that answers with the same size.
// It answers `start` with its port, `usage` with the CPU milliseconds that it has used, and `memory` with its RSS in MB.
import { createServer } from 'node:http';
import ecs from '@yunspec/ecs/model.json' with { type: 'json' };
import { createLocalCloud } from '@yunspec/local';
import { listen } from '@yunspec/local/server';

const [, , kind = '', size = '0'] = process.argv;

/** Starts a local cloud with some instances. */
async function startCloud() {
  const cloud = createLocalCloud({ products: [ecs], unknown: 'ignore' });
  const members = { RegionId: 'cn-hangzhou', ImageId: 'm-1', InstanceType: 'ecs.n1.small', Status: 'Running' };
  const { instances } = cloud.ecs;
  for (let i = 0; i < Number(size); i++) instances.add(/** @type {Parameters<typeof instances.add>[0]} */ (members));
  return Number(new URL((await listen(cloud)).url).port);
}

/** Starts a server that reads a request and answers with a body of some bytes. */
function startEcho() {
  const body = Buffer.alloc(Number(size), 'a');
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end(body));
  });
  /** @type {Promise<number>} */
  const port = new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(/** @type {import('node:net').AddressInfo} */ (server.address()).port));
  });
  return port;
}

const answers = {
  start: () => (kind === 'cloud' ? startCloud() : startEcho()),
  usage: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
  memory: () => process.memoryUsage().rss / 1e6,
};

process.on('disconnect', () => process.exit());
process.on('message', async (message) => {
  process.send?.(await answers[/** @type {{ get: keyof typeof answers }} */ (message).get]());
});
