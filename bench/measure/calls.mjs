import { sdks } from '../subjects/index.mjs';
import { startPartner } from '../support/process.mjs';
import { compareRounds, interleave } from '../support/stats.mjs';

/** Processes differ by as much as subjects do, so each subject is run in several. */
const generations = 4;
const rounds = 5;
const warmUp = 3000;
const orders = [
  { title: 'one at a time', calls: 800, atOnce: 1 },
  { title: '50 at once', calls: 800, atOnce: 50 },
];
const floors = [
  { id: 'node-http', title: 'node:http', goal: { is: /** @type {const} */ ('>='), than: 0.8 } },
  { id: 'undici', title: 'undici' },
];
const bare = floors.map(({ id }) => id);

/** @typedef {Map<string, number[]>} Rates calls per second of each subject, round by round */

/**
 * Starts a process for each of some subjects and one for a server, and measures the rates that they reach by each
 * order. They take short turns: an engine that has to wait forgets what it compiled.
 * @param {readonly string[]} ids
 * @param {(line: string) => void} say
 */
async function measureSideBySide(ids, say) {
  const server = startPartner(new URL('../calls/server.mjs', import.meta.url), { processor: 1 });
  const address = `http://127.0.0.1:${await server.ask({})}`;
  const file = new URL('../calls/caller.mjs', import.meta.url);
  const callers = ids.map((id) => ({ id, ...startPartner(file, { args: [id, address], processor: 0 }) }));
  try {
    /** @type {Map<string, Rates>} */
    const rates = new Map();
    for (const { title, ...order } of orders) {
      for (const caller of callers) await caller.ask({ ...order, calls: warmUp });
      const measure = async (/** @type {(typeof callers)[number]} */ caller) => order.calls / (await caller.ask(order));
      const samples = await interleave(rounds, callers, measure, (line) => say(`${title}: ${line}`));
      rates.set(title, new Map(callers.map((caller) => [caller.id, samples.get(caller) ?? []])));
    }
    return rates;
  } finally {
    for (const { stop } of [...callers, server]) stop();
  }
}

/**
 * Measures calls per second over loopback with kept-alive connections, as a share of what a bare HTTP client makes in
 * the same round.
 * @type {import('../support/table.mjs').Measure}
 */
export async function measureCalls(say) {
  /** @type {{ sdk: string, rates: Map<string, Rates> }[]} */
  const runs = [];
  for (let number = 1; number <= generations; number++)
    for (const { id } of sdks) {
      const rates = await measureSideBySide([id, ...bare], (line) =>
        say(`${id}, processes ${number} of ${generations}, ${line}`),
      );
      runs.push({ sdk: id, rates });
    }
  /** @type {(id: string, floor: string, title: string) => number} */
  const findShare = (id, floor, title) => {
    const beside = runs.filter(({ sdk }) => sdk === id || bare.includes(id)).map(({ rates }) => rates.get(title));
    const rates = beside.flatMap((run) => run?.get(id) ?? []);
    const base = beside.flatMap((run) => run?.get(floor) ?? []);
    return compareRounds(rates, base, (rate, of) => rate / of);
  };
  const ids = [...sdks.map(({ id }) => id), ...bare];
  return orders.flatMap(({ title }) =>
    floors.map((floor) => ({
      title: `calls ${title}, share of ${floor.title}`,
      unit: 'ratio',
      digits: 2,
      goal: floor.goal,
      values: Object.fromEntries(ids.map((id) => [id, findShare(id, floor.id, title)])),
    })),
  );
}
