// A thousand clients in a process of their own, each with a connection that it keeps. They create, change and delete
// instances and disks, and some of what they send is wrong, is broken off or is no HTTP.
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { signPath } from '../../bench/support/sign-path.mjs';

/**
 * @typedef {object} Report what the clients have seen
 * @property {readonly string[]} created the instances that were created
 * @property {readonly string[]} deleted the instances that were deleted
 * @property {readonly string[]} unsure the instances whose deletion has no answer
 * @property {Readonly<Record<string, number>>} outcomes the number of answers by status or kind of failure
 */

const created = /** @type {string[]} */ ([]);
const deleted = /** @type {string[]} */ ([]);
const unsure = /** @type {string[]} */ ([]);
/** @type {Record<string, number>} */
const outcomes = {};

/** @param {string | number} outcome */
const count = (outcome) => {
  outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
};

/** @param {number} most */
const pause = (most) => new Promise((resolve) => setTimeout(resolve, Math.random() * most));

/**
 * Sends a request. Returns the answer, or undefined if there is none that can be read.
 * @param {string} url
 * @param {Agent} agent
 * @param {string} path
 * @param {number | undefined} [patience] the milliseconds after which the client goes away
 * @returns {Promise<{ status: number, body: any } | undefined>}
 */
const send = (url, agent, path, patience) =>
  new Promise((resolve) => {
    const request = get(`${url}${path}`, { agent }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('close', () => {
        try {
          if (!response.complete) throw new Error('cut');
          const body = JSON.parse(text);
          count(response.statusCode ?? 0);
          resolve({ status: response.statusCode ?? 0, body });
        } catch {
          count('unreadable');
          resolve(undefined);
        }
      });
    });
    request.on('error', () => {
      count(patience === undefined ? 'closed' : 'aborted');
      resolve(undefined);
    });
    if (patience !== undefined) setTimeout(() => request.destroy(), patience);
  });

/** Bytes that are no HTTP, or not all of a request. */
const garbage = [
  '\0\x01\x02\xff\r\n\r\n',
  'GET / HTTP/9.9\r\n\r\n',
  'POST / HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 1000\r\n\r\n{"half":',
  'POST / HTTP/1.1\r\nhost: 127.0.0.1\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
  'GET /?Action=%FF%00&Version=2014-05-26 HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n',
  `GET /?${'a=b&'.repeat(3000)} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`,
];

/** @param {string} url */
const sendGarbage = (url) =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname, () => {
      socket.write(/** @type {string} */ (garbage[Math.floor(Math.random() * garbage.length)]));
      setTimeout(() => socket.destroy(), 100);
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      count('garbage');
      resolve(undefined);
    });
    socket.resume();
  });

const region = { RegionId: 'cn-hangzhou' };
const groups = ['sg-1', 'sg-c0003e8b9', 'sg-default'];

/** @typedef {(parameters: Readonly<Record<string, string>>, patience?: number) => ReturnType<typeof send>} Ask */

/**
 * Creates a resource. Returns its ID, or undefined if the call fails.
 * @param {Ask} ask
 * @param {string} member
 * @param {Readonly<Record<string, string>>} parameters
 * @returns {Promise<string | undefined>}
 */
async function create(ask, member, parameters) {
  const answer = await ask(parameters);
  return answer?.status === 200 ? answer.body[member] : undefined;
}

/**
 * Gives an instance a disk.
 * @param {Ask} ask
 * @param {string} InstanceId
 */
async function attachDisk(ask, InstanceId) {
  const DiskId = await create(ask, 'DiskId', { Action: 'CreateDisk', ...region, ZoneId: 'cn-hangzhou-b', Size: '20' });
  await pause(700);
  if (DiskId === undefined) return;
  await ask({ Action: 'AttachDisk', InstanceId, DiskId });
  await ask({ Action: 'DescribeDisks', ...region, InstanceId });
}

/**
 * Deletes an instance.
 * @param {Ask} ask
 * @param {string} InstanceId
 */
async function deleteInstance(ask, InstanceId) {
  const answer = await ask({ Action: 'DeleteInstance', InstanceId });
  if (answer?.status === 200) deleted.push(InstanceId);
  else unsure.push(InstanceId);
}

/**
 * Does one client's work until the end.
 * @param {string} url
 * @param {number} number
 * @param {number} end
 */
async function work(url, number, end) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  /** @type {Ask} */
  const ask = async (parameters, patience) => send(url, agent, await signPath(parameters), patience);
  const SecurityGroupId = /** @type {string} */ (groups[number % groups.length]);
  const order = { Action: 'CreateInstance', ...region, ImageId: 'm-1', InstanceType: 'ecs.n1.small', SecurityGroupId };
  while (Date.now() < end) {
    await pause(700);
    const InstanceId = await create(ask, 'InstanceId', { ...order, 'DataDisk.1.Size': '20' });
    if (InstanceId === undefined) continue;
    created.push(InstanceId);
    await ask({ Action: 'DescribeInstances', ...region, PageSize: '10' });
    await pause(700);
    await attachDisk(ask, InstanceId);
    await ask({ Action: 'StartInstance', InstanceId, Colour: 'blue' });
    // the client does not wait for the answer
    await ask(order, Math.random() * 4);
    if (number % 10 === 0) await sendGarbage(url);
    await pause(700);
    // some stay
    if (Math.random() > 0.2) await deleteInstance(ask, InstanceId);
  }
  agent.destroy();
}

process.on(
  'message',
  async (/** @type {{ url: string, connections: number, end: number }} */ { url, connections, end }) => {
    await Promise.all(Array.from({ length: connections }, (_, number) => work(url, number, end)));
    process.send?.({ created, deleted, unsure, outcomes });
  },
);
process.on('disconnect', () => process.exit());
