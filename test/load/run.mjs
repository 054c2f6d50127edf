// A local cloud under a thousand connections for a minute, with failures on: no crash, no leak, a consistent state.
// node test/load/run.mjs [--connections 1000] [--seconds 60]
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { EcsClient } from '@yunspec/ecs';

const { values } = parseArgs({
  options: { connections: { type: 'string', default: '1000' }, seconds: { type: 'string', default: '60' } },
});
const connections = Number(values.connections);
const seconds = Number(values.seconds);

/**
 * Starts a program in a process of its own.
 * @param {string} file
 * @param {readonly string[]} [execArgv]
 */
const start = (file, execArgv = []) => fork(fileURLToPath(new URL(file, import.meta.url)), { execArgv: [...execArgv] });

/**
 * Sends a message to a process. Returns the next one that it sends; rejects if it ends.
 * @param {import('node:child_process').ChildProcess} child
 * @param {object} message
 * @returns {Promise<any>}
 */
const exchange = (child, message) =>
  new Promise((resolve, reject) => {
    /** @param {number | null} code @param {string | null} signal */
    const fail = (code, signal) => reject(new Error(`a process ended with ${code ?? signal}`));
    child.once('exit', fail);
    child.once('message', (answer) => {
      child.off('exit', fail);
      resolve(answer);
    });
    child.send(message);
  });

const server = start('server.mjs', ['--expose-gc']);
/** @param {string} get @param {object} [given] */
const ask = async (get, given) => (await exchange(server, { get, with: given })).answer;
/** @param {number} duration */
const wait = (duration) => new Promise((resolve) => setTimeout(resolve, duration * 1000));
/** @param {{ rss: number, heapUsed: number, handles: number }} usage */
const format = ({ rss, heapUsed, handles }) =>
  `RSS ${(rss / 1e6).toFixed(0)} MB, heap ${(heapUsed / 1e6).toFixed(1)} MB, ${handles} handles`;

/**
 * Lets clients work with failures on. Returns what they have seen.
 * @param {number} duration
 * @param {() => Promise<void>} [watch] what to do meanwhile
 * @returns {Promise<import('./clients.mjs').Report>}
 */
async function runClients(duration, watch = async () => {}) {
  await ask('fail');
  const clients = start('clients.mjs');
  const reported = exchange(clients, { url, connections, end: Date.now() + duration * 1000 });
  await watch();
  const report = await reported;
  clients.disconnect();
  await ask('recover');
  await fetch(`${url}/_yunspec/fail`, { method: 'DELETE' });
  return report;
}

/** Forgets what the clients have done, and measures what is left. */
async function measureEmpty() {
  // the server closes idle connections after five seconds
  await wait(7);
  await ask('reset');
  return ask('measure');
}

const url = await ask('url');
// code that has run once takes memory of its own
await runClients(seconds / 6);
const before = await measureEmpty();
console.log(`before: ${format(before)}`);
const report = await runClients(seconds, async () => {
  await wait(seconds / 3);
  console.log(`after ${(seconds / 3).toFixed(0)} s: ${format(await ask('measure'))}`);
  await wait((2 * seconds) / 3);
  console.log(`after ${seconds} s: ${format(await ask('measure'))}`);
});
const listed = /** @type {string[]} */ ([]);
const client = new EcsClient({ endpoint: url, credentials: { accessKeyId: 'local', accessKeySecret: 'local-secret' } });
for await (const { InstanceId = '' } of client.paginateDescribeInstances({ RegionId: 'cn-hangzhou', PageSize: 100 }))
  listed.push(InstanceId);
const { instances, disks, faults } = await ask('check', { ...report, listed });
const mishaps = await ask('mishaps');
const after = await measureEmpty();
console.log(`after the clients have gone and a reset: ${format(after)}`);
const total = Object.values(report.outcomes).reduce((sum, number) => sum + number, 0);
console.log(`${total} requests by ${connections} connections: ${JSON.stringify(report.outcomes)}`);
console.log(
  `${report.created.length} instances created, ${report.deleted.length} deleted; ${instances} instances and ${disks} disks at the end`,
);

const growth = (after.heapUsed - before.heapUsed) / 1e6;
const findings = [
  ...faults,
  ...(mishaps === 0 ? [] : [`${mishaps} exceptions were not caught`]),
  // what a reset must forget: resources, nonces, tokens and calls
  ...(growth < 3 ? [] : [`the heap has grown by ${growth.toFixed(1)} MB, which a reset does not free`]),
  ...(after.handles <= before.handles ? [] : [`${after.handles - before.handles} handles are left`]),
  ...(report.created.length > 0 ? [] : ['no instance was created']),
];
for (const finding of findings.slice(0, 20)) console.log(`wrong: ${finding}`);
console.log(findings.length === 0 ? 'nothing is wrong' : `${findings.length} findings`);
server.disconnect();
process.exitCode = findings.length === 0 ? 0 : 1;
