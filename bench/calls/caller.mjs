import { moduleOf } from '../subjects/index.mjs';

const [, , id, address] = process.argv;
const { open } = await import(moduleOf(id).href);
const callOnce = open(address);

/** Makes some calls, a few at once. */
async function make(/** @type {number} */ calls, /** @type {number} */ atOnce) {
  let left = calls;
  const one = async () => {
    while (left-- > 0) await callOnce();
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

/** Tells how long some calls took. Others come before them, as processes that had to wait for their turn begin slowly. */
async function run(/** @type {{ calls: number, atOnce: number }} */ { calls, atOnce }) {
  await make(calls / 4, atOnce);
  const began = performance.now();
  await make(calls, atOnce);
  return performance.now() - began;
}

process.on('disconnect', () => process.exit());
process.on('message', async (order) => {
  process.send?.(await run(/** @type {{ calls: number, atOnce: number }} */ (order)));
});
