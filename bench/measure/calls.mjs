import { subjects } from '../subjects/index.mjs';
import { partner } from '../support/process.mjs';
import { interleave, medianOver } from '../support/stats.mjs';

const rounds = 15;
const warmUp = 3000;
const orders = [
  { title: 'one at a time', calls: 300, atOnce: 1 },
  { title: '50 at once', calls: 500, atOnce: 50 },
];
const floors = [
  { id: 'node-http', title: 'node:http', goal: /** @type {const} */ ({ is: '>=', than: 0.8 }) },
  { id: 'undici', title: 'undici', goal: undefined },
];

/** Calls per second over loopback with kept-alive connections, as a share of what a bare HTTP client makes in the same round. */
export const calls = {
  name: 'calls',
  /** @param {(line: string) => void} say */
  run: async (say) => {
    const server = partner(new URL('../calls/server.mjs', import.meta.url));
    const address = `http://127.0.0.1:${await server.ask({})}`;
    const callers = subjects.map(({ id }) => ({ id, ...partner(new URL('../calls/caller.mjs', import.meta.url), [id, address]) }));
    try {
      const figures = [];
      for (const { title, ...order } of orders) {
        say(`${title}: warming up`);
        for (const caller of callers) await caller.ask({ ...order, calls: warmUp });
        const samples = await interleave(
          rounds,
          callers,
          async (caller) => order.calls / (await caller.ask(order)),
          (line) => say(`${title}: ${line}`),
        );
        const ratesOf = (/** @type {string} */ id) => samples.get(callers.find((caller) => caller.id === id) ?? callers[0]) ?? [];
        for (const floor of floors) {
          const base = ratesOf(floor.id);
          const values = Object.fromEntries(callers.map(({ id }) => [id, medianOver(ratesOf(id), base, (rate, of) => rate / of)]));
          figures.push({ title: `calls ${title}, share of ${floor.title}`, unit: 'ratio', digits: 2, goal: floor.goal, values });
        }
      }
      return figures;
    } finally {
      for (const { stop } of [...callers, server]) stop();
    }
  },
};
