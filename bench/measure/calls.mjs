import { sdks } from '../subjects/index.mjs';
import { partner } from '../support/process.mjs';
import { interleave, medianOver } from '../support/stats.mjs';

/** Processes differ by as much as subjects do, so each subject is run in several. */
const generations = 4;
const rounds = 5;
const warmUp = 3000;
const orders = [
  { title: 'one at a time', calls: 800, atOnce: 1 },
  { title: '50 at once', calls: 800, atOnce: 50 },
];
const floors = [
  { id: 'node-http', title: 'node:http', goal: /** @type {const} */ ({ is: '>=', than: 0.8 }) },
  { id: 'undici', title: 'undici', goal: undefined },
];

/** @typedef {Map<string, number[]>} Rates calls per second of each subject, round by round */

/**
 * A process for each of some subjects and a server, all new, and the rates they reach by each order. They take turns,
 * and short ones: an engine that has to wait forgets what it compiled.
 * @param {readonly string[]} ids
 * @param {(line: string) => void} say
 */
async function sideBySide(ids, say) {
  const server = partner(new URL('../calls/server.mjs', import.meta.url), { processor: 1 });
  const address = `http://127.0.0.1:${await server.ask({})}`;
  const callerOf = (/** @type {string} */ id) =>
    partner(new URL('../calls/caller.mjs', import.meta.url), { args: [id, address], processor: 0 });
  const callers = ids.map((id) => ({ id, ...callerOf(id) }));
  try {
    /** @type {Map<string, Rates>} */
    const found = new Map();
    for (const { title, ...order } of orders) {
      for (const caller of callers) await caller.ask({ ...order, calls: warmUp });
      const once = async (/** @type {(typeof callers)[number]} */ caller) => order.calls / (await caller.ask(order));
      const samples = await interleave(rounds, callers, once, (line) => say(`${title}: ${line}`));
      found.set(title, new Map(callers.map((caller) => [caller.id, samples.get(caller) ?? []])));
    }
    return found;
  } finally {
    for (const { stop } of [...callers, server]) stop();
  }
}

/** Calls per second over loopback with kept-alive connections, as a share of what a bare HTTP client makes in the same round. */
export const calls = {
  name: 'calls',
  /** @param {(line: string) => void} say */
  run: async (say) => {
    const bare = floors.map(({ id }) => id);
    /** @type {{ sdk: string, found: Map<string, Rates> }[]} */
    const all = [];
    for (let number = 1; number <= generations; number++)
      for (const { id } of sdks) {
        const found = await sideBySide([id, ...bare], (line) =>
          say(`${id}, processes ${number} of ${generations}, ${line}`),
        );
        all.push({ sdk: id, found });
      }
    return orders.flatMap(({ title }) =>
      floors.map((floor) => {
        /** @type {(id: string) => number} */
        const shareOf = (id) => {
          const beside = all.filter(({ sdk }) => sdk === id || bare.includes(id)).map(({ found }) => found.get(title));
          const rates = beside.flatMap((found) => found?.get(id) ?? []);
          const base = beside.flatMap((found) => found?.get(floor.id) ?? []);
          return medianOver(rates, base, (rate, of) => rate / of);
        };
        const values = Object.fromEntries([...sdks.map(({ id }) => id), ...bare].map((id) => [id, shareOf(id)]));
        return { title: `calls ${title}, share of ${floor.title}`, unit: 'ratio', digits: 2, goal: floor.goal, values };
      }),
    );
  },
};
