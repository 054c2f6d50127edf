import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { main } from '../src/cli.js';
import { listInstalledProducts } from '../src/installed.js';
import { installedModels } from '../src/server.js';
import { createModel } from './support/create-model.js';

let folder: string;
let output: string;

function write(path: string, content: object | string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
}

/** Writes a package that exports its model, as those of products do. */
function writeProduct(path: string, name: string): void {
  write(`${path}/package.json`, { name: `@yunspec/${name}`, exports: { './model.json': './model.json' } });
  write(`${path}/model.json`, createModel({ product: name }));
}

function keepOutput(text: string | Uint8Array): boolean {
  output += String(text);
  return true;
}

beforeEach(() => {
  output = '';
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'yunspec-installed-')));
  mkdirSync(join(folder, 'inner'));
  vi.spyOn(process, 'cwd').mockReturnValue(join(folder, 'inner'));
  vi.spyOn(process.stderr, 'write').mockImplementation(keepOutput);
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

it('products are found above the working directory, beside this package, and behind links', () => {
  writeProduct('node_modules/@yunspec/zz-plain', 'zz-plain');
  writeProduct('store/zz-linked', 'zz-linked');
  mkdirSync(join(folder, 'inner/node_modules/@yunspec'), { recursive: true });
  symlinkSync(join(folder, 'store/zz-linked'), join(folder, 'inner/node_modules/@yunspec/zz-linked'), 'junction');
  const products = listInstalledProducts();
  expect(products).toEqual([...products].sort());
  expect(products).toEqual(expect.arrayContaining(['ecs', 'zz-linked', 'zz-plain']));
  expect(installedModels().map(({ product }) => product)).toEqual(products);
});

it('packages of the scope without a model are not products', () => {
  write('node_modules/@yunspec/zz-tool/package.json', { name: '@yunspec/zz-tool' });
  const products = listInstalledProducts();
  expect(products).not.toContain('zz-tool');
  expect(products).not.toContain('runtime');
});

it('the working directory comes before this package', () => {
  writeProduct('node_modules/@yunspec/ecs', 'ecs');
  expect(installedModels(['ecs'])).toEqual([createModel({ product: 'ecs' })]);
});

it('a product that is not installed is an error that lists those that are', async () => {
  writeProduct('node_modules/@yunspec/zz-plain', 'zz-plain');
  expect(await main(['zz-plane'])).toBe(2);
  expect(output).toMatch(/^yunspec-local: The product "zz-plane" is not installed\. Did you mean zz-plain\? /);
  expect(output).toMatch(/ Installed: .*ecs.*, zz-plain\.\n$/);
});

it('products are also found by the resolver of a package manager that has no node_modules folders', () => {
  writeProduct('cache/zz-cached', 'zz-cached');
  write('inner/package.json', { devDependencies: { '@yunspec/zz-cached': '1.0.0' } });
  write('cached.json', { '@yunspec/zz-cached/model.json': join(folder, 'cache/zz-cached/model.json') });
  write(
    'resolver.cjs',
    `const Module = require('node:module');
     const cached = require('./cached.json');
     const resolve = Module._resolveFilename;
     Module._resolveFilename = (name, ...others) => cached[name] ?? resolve(name, ...others);`,
  );
  const bin = fileURLToPath(new URL('../bin/yunspec-local.js', import.meta.url));
  const { stdout } = spawnSync(process.execPath, ['--require', join(folder, 'resolver.cjs'), bin, '--help'], {
    cwd: join(folder, 'inner'),
    encoding: 'utf8',
  });
  expect(stdout).toMatch(/Installed: .*, zz-cached\.\n/);
});
