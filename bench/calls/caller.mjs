import { locateModule } from '../subjects/index.mjs';

const [, , id = '', address = ''] = process.argv;
const { open } = /** @type {{ open(address: string): () => Promise<unknown> }} */ (await import(locateModule(id).href));
const callOnce = open(address);

/** @typedef {{ calls: number, atOnce: number }} Order */

/**
 * Makes some calls, several at once.
 * @param {Order} order
 */
async function makeCalls({ calls, atOnce }) {
  let left = calls;
  const work = async () => {
    while (left-- > 0) await callOnce();
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/**
 * Measures the milliseconds that some calls take. Others come before them, as processes that had to wait for their turn
 * begin slowly.
 * @param {Order} order
 */
async function measureCalls({ calls, atOnce }) {
  await makeCalls({ calls: calls / 4, atOnce });
  const began = performance.now();
  await makeCalls({ calls, atOnce });
  return performance.now() - began;
}

process.on('disconnect', () => process.exit());
process.on('message', async (message) => {
  process.send?.(await measureCalls(/** @type {Order} */ (message)));
});
