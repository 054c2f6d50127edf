import { Agent, get } from 'node:http';
import { fileURLToPath } from 'node:url';
import { measureUsage, startPartner } from '../support/process.mjs';
import { signPath } from '../support/sign-path.mjs';
import { compareRounds, findMedian, interleave } from '../support/stats.mjs';

const rounds = 7;
const requests = 400;
const partner = new URL('../local/partner.mjs', import.meta.url);
const agent = new Agent({ keepAlive: true, maxSockets: 10 });

/**
 * Sends a request, and returns the size of its answer.
 * @param {number} port
 * @param {string} path
 * @returns {Promise<number>}
 */
const send = (port, path) =>
  new Promise((resolve, reject) => {
    const request = get({ agent, host: '127.0.0.1', port, path }, (response) => {
      let bytes = 0;
      response.on('data', (/** @type {Buffer} */ chunk) => {
        bytes += chunk.length;
      });
      response.on('end', () =>
        response.statusCode === 200 ? resolve(bytes) : reject(new Error(`status ${response.statusCode}`)),
      );
    });
    request.on('error', reject);
  });

/**
 * Starts a server under measurement.
 * @param {'cloud' | 'echo'} kind
 * @param {number} size
 */
async function startServer(kind, size) {
  const { ask, stop } = startPartner(partner, { args: [kind, String(size)], processor: 1 });
  const port = await ask({ get: 'start' });
  /**
   * Returns the CPU milliseconds of the server for each of some requests.
   * @param {Readonly<Record<string, string>>} parameters
   * @param {number} count
   */
  const measure = async (parameters, count) => {
    const paths = await Promise.all(Array.from({ length: count }, () => signPath(parameters)));
    const before = await ask({ get: 'usage' });
    for (let i = 0; i < count; i += 10) await Promise.all(paths.slice(i, i + 10).map((path) => send(port, path)));
    return ((await ask({ get: 'usage' })) - before) / count;
  };
  return { port, measure, memory: () => ask({ get: 'memory' }), stop };
}

const list = { Action: 'DescribeInstances', RegionId: 'cn-hangzhou' };
const page = { ...list, PageSize: '50' };
const create = {
  Action: 'CreateInstance',
  RegionId: 'cn-hangzhou',
  ImageId: 'm-1',
  InstanceType: 'ecs.n1.small',
  SecurityGroupId: 'sg-1',
};

/** @param {(line: string) => void} say */
async function measureBeside(say) {
  const cloud = await startServer('cloud', 0);
  const bytes = await send(cloud.port, await signPath(list));
  const echo = await startServer('echo', bytes);
  try {
    for (const server of [cloud, echo]) await server.measure(list, 5 * requests);
    const samples = await interleave(rounds, [cloud, echo], (server) => server.measure(list, requests), say);
    return compareRounds(samples.get(echo) ?? [], samples.get(cloud) ?? [], (bare, ours) => bare / ours);
  } finally {
    cloud.stop();
    echo.stop();
  }
}

/** @param {(line: string) => void} say */
async function measureLarge(say) {
  const cloud = await startServer('cloud', 10_000);
  try {
    await cloud.measure(page, requests);
    const pages = await interleave(rounds, [cloud], () => cloud.measure(page, 100), say);
    const creations = await interleave(rounds, [cloud], () => cloud.measure(create, 20), say);
    return {
      page: findMedian(pages.get(cloud) ?? []),
      create: findMedian(creations.get(cloud) ?? []),
      memory: await cloud.memory(),
    };
  } finally {
    cloud.stop();
  }
}

/**
 * Measures the local cloud: CPU instead of time, because a busy machine changes it less.
 * @type {import('../support/table.mjs').Measure}
 */
export async function measureLocal(say) {
  const file = fileURLToPath(new URL('../local/first-answer.mjs', import.meta.url));
  const starts = Array.from({ length: rounds }, () => measureUsage([file]).cpu * 1000);
  const share = await measureBeside((line) => say(`beside node:http, ${line}`));
  const large = await measureLarge((line) => say(`10,000 instances, ${line}`));
  /** @type {(title: string, unit: string, digits: number, goal: import('../support/table.mjs').Goal, value: number) => import('../support/table.mjs').Figure} */
  const show = (title, unit, digits, goal, value) => ({ title, unit, digits, goal, values: { yunspec: value } });
  return [
    show('local cloud: start to first answer', 'CPU ms', 0, { is: '<=', than: 300 }, findMedian(starts)),
    show('local cloud: signed DescribeInstances, share of node:http', 'ratio', 2, { is: '>=', than: 0.6 }, share),
    show('local cloud with 10,000 instances: a page', 'CPU ms', 1, { is: '<=', than: 5 }, large.page),
    show('local cloud with 10,000 instances: a create', 'CPU ms', 1, { is: '<=', than: 4 }, large.create),
    show('local cloud with 10,000 instances: RSS', 'MB', 0, { is: '<=', than: 150 }, large.memory),
  ];
}
