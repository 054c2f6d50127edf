import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checkSpecs } from '../src/check/check-specs.js';
import { formats } from '../src/language/formats.js';
import { resolveProduct } from '../src/language/resolve/index.js';
import { listKeywords } from '../src/language/walk.js';
import { formatFinding } from '../src/read/frame.js';
import { extractRawSpecs } from '../src/read/load.js';

const root = fileURLToPath(new URL('../../specs', import.meta.url));
const { products, findings } = checkSpecs(root, 'specs');

test('the specs of this repository are sound', () => {
  expect(findings.map((one) => formatFinding(one, undefined))).toEqual([]);
});

const filesIn = (product: string): string[] =>
  readdirSync(join(root, product, 'operations')).map((file) => `specs/${product}/operations/${file}`);

test.each(products)('$name has an operation for each file of its folder', ({ name, operations }) => {
  expect(operations.map(({ path }) => path).sort()).toEqual(filesIn(name).sort());
  expect(operations.length).toBeGreaterThan(0);
});

test('every product has a model', () => {
  for (const specs of products)
    expect(Object.keys(resolveProduct(extractRawSpecs(specs)).operations)).toHaveLength(specs.operations.length);
});

test('every operation says where it stands and has an example that passes', () => {
  const operations = products.flatMap((specs) => specs.operations.map((file) => file.value));
  expect(
    operations.filter(({ docs, examples }) => docs === '' || !examples.some(({ ok }) => ok !== undefined)),
  ).toEqual([]);
});

test('every format is one the checker knows, written out nowhere', () => {
  const patterns = Object.values(formats).map(({ pattern }) => pattern);
  const words = products.flatMap((specs) =>
    specs.whole.flatMap(({ file, node }) =>
      listKeywords({ is: 'node', node }, file.value).map((one) => ({ file: file.path, ...one })),
    ),
  );
  expect(words.filter(({ word, value }) => word === 'pattern' && patterns.includes(String(value)))).toEqual([]);
});
