import { describe, expect, test } from 'vitest';
import { findDiagram, findForbiddenImports, findLayers, parseLayers, readSources } from './support/layers.js';
import { products, readRootFile } from './support/repository.js';

const layers = parseLayers(findDiagram(readRootFile('README.md')));
const sources = readSources();
const [product = '', other = ''] = products;

describe('the layers in README.md', () => {
  test('are the packages and the folders of the generator', () => {
    expect([...layers.keys()].sort()).toEqual(findLayers(sources));
  });

  test.each(findLayers(sources))('%s imports only what is left of it', (layer) => {
    const own = sources.filter((source) => findLayers([source]).includes(layer));
    expect(own.some(({ imports }) => imports.length > 0)).toBe(true);
    expect(findForbiddenImports(own, layers)).toEqual([]);
  });
});

test('a diagram is read as the names that each name may import', () => {
  const read = parseLayers('a <- b, c <- d\ne <- c\n');
  expect(Object.fromEntries([...read].map(([name, imports]) => [name, [...imports]]))).toEqual({
    a: [],
    b: ['a'],
    c: ['a', 'e'],
    d: ['a', 'b', 'c'],
    e: [],
  });
});

const diagram = parseLayers('language <- read, audit <- cli\nruntime <- generator\nruntime <- products <- local');

test.each([
  ['generator/src/read/x.ts', '../language/y.js', true],
  ['generator/src/read/x.ts', './y.js', true],
  ['generator/src/cli/x.ts', '../language/y.js', true],
  ['generator/src/language/x.ts', '../read/y.js', false],
  ['generator/src/read/x.ts', '../audit/y.js', false],
  ['generator/src/read/x.ts', '../other/y.js', false],
  ['generator/src/read/x.ts', 'yaml', true],
  ['generator/src/read/x.ts', '@yunspec/runtime/check', true],
  ['generator/src/read/x.ts', '@yunspec/local', false],
  ['packages/runtime/src/a/x.ts', '../b/y.js', true],
  ['packages/runtime/src/x.ts', `@yunspec/${product}`, false],
  ['packages/runtime/src/x.ts', '@yunspec/generator', false],
  ['packages/runtime/src/x.ts', '../../local/src/y.js', false],
  [`packages/${product}/src/x.ts`, '@yunspec/runtime', true],
  [`packages/${product}/src/x.ts`, `@yunspec/${other}`, false],
  ['packages/local/src/x.ts', `@yunspec/${product}/model.json`, true],
  ['packages/local/src/x.ts', '../../../generator/src/read/y.js', false],
])('%s may import %s: %s', (path, specifier, isAllowed) => {
  expect(findForbiddenImports([{ path, imports: [specifier] }], diagram)).toEqual(
    isAllowed ? [] : [`${path} imports ${specifier}`],
  );
});

test('imports are seen however they are written', () => {
  const imports = sources.flatMap((source) => source.imports);
  expect(imports).toEqual(expect.arrayContaining(['node:fs', '@yunspec/runtime']));
  expect(sources.find(({ path }) => path === `packages/${product}/src/explain.ts`)?.imports).toContain('./causes.js');
});
