// npm run properties [-- product ...] [--runs N] [--seed S]
// Tries that the checker of the clients and a JSON-Schema validator on openapi.json agree on random inputs, 100,000 for each
// product by default. A disagreement prints the seed and the smallest input that shows it. Needs a build.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadBundled } from '../support/load-bundled.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { values, positionals } = parseArgs({
  options: { runs: { type: 'string' }, seed: { type: 'string' } },
  allowPositionals: true,
});
const runs = Number(values.runs ?? 100_000);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(seed)) {
  console.error('Usage: npm run properties [-- product ...] [--runs N] [--seed S]');
  process.exit(2);
}

const bundle = join(root, 'node_modules/.cache/yunspec/properties/agree.mjs');
const { listProducts, tryProduct } = /** @type {typeof import('./agree.js')} */ (
  await loadBundled(new URL('agree.ts', import.meta.url), bundle)
);

const known = listProducts(root);
const stranger = positionals.find((name) => !known.includes(name));
if (stranger !== undefined) {
  console.error(`There is no product ${stranger}; known: ${known.join(', ')}`);
  process.exit(2);
}

console.log(`seed ${seed}`);
let failed = 0;
for (const product of positionals.length > 0 ? positionals : known) {
  const began = performance.now();
  const disagreements = await tryProduct(root, product, { runs, seed });
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(`${product}: ${runs.toLocaleString('en')} inputs, ${disagreements.length} disagreements, ${seconds} s`);
  for (const text of disagreements) console.log(text);
  failed += disagreements.length;
}
process.exitCode = failed > 0 ? 1 : 0;
