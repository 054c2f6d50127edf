import { moduleOf } from '../subjects/index.mjs';

const [, , id, address] = process.argv;
const { open } = await import(moduleOf(id).href);
const callOnce = open(address);

/** Makes some calls, a few at once, and tells how long they took. */
async function run(/** @type {{ calls: number, atOnce: number }} */ { calls, atOnce }) {
  let left = calls;
  const one = async () => {
    while (left-- > 0) await callOnce();
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: atOnce }, one));
  return performance.now() - began;
}

process.on('disconnect', () => process.exit());
process.on('message', async (order) => {
  process.send?.(await run(/** @type {{ calls: number, atOnce: number }} */ (order)));
});
