import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readModel } from '../src/index.js';

const packages = fileURLToPath(new URL('../../', import.meta.url));
const products = readdirSync(packages).filter((name) => existsSync(`${packages}${name}/model.json`));

/** Installers download the model with every package, so it stays small: ECS states some 1,000 inputs and 1,400 errors. */
const largest = 1_000_000;

test.each(products)('the model of %s is read and stays small', (product) => {
  const bytes = readFileSync(`${packages}${product}/model.json`);
  expect(readModel(bytes.toString(), { product })).toMatchObject({ product });
  expect(bytes.length).toBeLessThanOrEqual(largest);
});

test('there are products', () => {
  expect(products).not.toEqual([]);
});
