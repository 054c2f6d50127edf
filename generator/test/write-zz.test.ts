import { test } from 'vitest';
import { productFiles } from '../src/write/product-files.js';
import { createProject } from '../src/write/typescript/module.js';
import { printTypes } from '../src/write/typescript/print-types.js';
import { lamps, modelOf, parcels } from './support/write-specs.js';
test('x', async () => {
  for (const t of [parcels, lamps]) {
  const files = await productFiles(await modelOf(t), { project: createProject(), print: printTypes, previous: { version: '2.0.0' }, runtimeVersion: '0.3.1' });
  for (const [k, v] of files) console.log(`=== ${k}\n${v}`);
  }
});
