import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Trouble } from './processes.mjs';

/** @typedef {{ name: string, version: string, at: string }} Publication */

/**
 * @typedef {object} Registry
 * @property {string} url
 * @property {string} token lets its bearer publish
 * @property {(names: readonly string[]) => Promise<Publication[]>} listPublications in the order of their times
 * @property {() => Promise<void>} stop
 */

/**
 * Starts a registry on loopback that holds our packages, and gets all others from another one.
 * @param {string} folder where it keeps everything
 * @param {string} upstream
 * @returns {Promise<Registry>}
 */
export async function startRegistry(folder, upstream) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'config.yaml'), '');
  const path = fileURLToPath(new URL('registry-server.mjs', import.meta.url));
  const child = fork(path, [folder, upstream], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let complaint = '';
  child.stderr?.on('data', (chunk) => {
    complaint += chunk;
  });
  // not `close`, which does not come after a disconnect
  const ended = Promise.all([once(child, 'exit'), child.stderr && once(child.stderr, 'close')]).then(() => undefined);
  const stop = async () => {
    if (child.connected) child.disconnect();
    await ended;
  };
  try {
    const [message] = (await Promise.race([once(child, 'message'), ended])) ?? [];
    if (message === undefined) throw new Trouble(`the registry does not start:\n${complaint.trim()}`, 2);
    const { url } = /** @type {{ url: string }} */ (message);
    const token = await createUser(url);
    const listPublications = async (/** @type {readonly string[]} */ names) =>
      (await Promise.all(names.map((name) => readPublications(url, name))))
        .flat()
        .sort((a, b) => (a.at < b.at ? -1 : 1));
    return { url, token, listPublications, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Registers the only user, and returns its token.
 * @param {string} url
 */
async function createUser(url) {
  const response = await fetch(`${url}-/user/org.couchdb.user:rehearsal`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'rehearsal', password: 'on-loopback-only' }),
  });
  const { token } = /** @type {{ token?: string }} */ (await response.json());
  if (token === undefined) throw new Trouble(`the registry gives nobody a token: ${response.status}`, 2);
  return token;
}

/**
 * @param {string} url
 * @param {string} name
 * @returns {Promise<Publication[]>}
 */
async function readPublications(url, name) {
  const response = await fetch(url + name.replace('/', '%2f'));
  if (response.status === 404) return [];
  const { time, versions } = /** @type {{ time: Record<string, string>, versions: object }} */ (await response.json());
  return Object.keys(versions).map((version) => ({ name, version, at: time[version] ?? '' }));
}
