import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordBuild } from '../scripts/build-record.mjs';
import { packages, readRootFile, root } from './support/repository.js';

/** A package whose build has just ended. */
const files: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({ name: 'lamps', version: '1.0.0', exports: './dist/index.js' }),
  'tsconfig.json': '{}',
  'README.md': '# Lamps',
  'src/index.ts': 'export const lamp: number = 1;',
  'dist/index.js': 'export const lamp = 1;',
};

let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'yunspec-guard-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(home, 'built', path, '..'), { recursive: true });
    writeFileSync(join(home, 'built', path), text);
  }
  recordBuild(join(home, 'built'));
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

const guard = join(root, 'scripts/dist-guard.mjs');

describe('a package', () => {
  test.each<readonly [string, (folder: string) => void, string | undefined]>([
    ['as it was built', () => {}, undefined],
    ['with another README', (folder) => appendFileSync(join(folder, 'README.md'), '!'), undefined],
    [
      'with another version',
      (folder) => writeFileSync(join(folder, 'package.json'), files['package.json']?.replace('1.0.0', '1.0.1') ?? ''),
      undefined,
    ],
    ['without dist', (folder) => rmSync(join(folder, 'dist'), { recursive: true }), 'dist is missing'],
    [
      'with the dist of a build that was cut off',
      (folder) => rmSync(join(folder, 'dist/.build.json')),
      'dist was not made by a complete build',
    ],
    [
      'with another source',
      (folder) => appendFileSync(join(folder, 'src/index.ts'), '\n'),
      'the sources have changed since dist was built',
    ],
    [
      'with a new source',
      (folder) => writeFileSync(join(folder, 'src/bulb.ts'), ''),
      'the sources have changed since dist was built',
    ],
    [
      'with another entry',
      (folder) => writeFileSync(join(folder, 'package.json'), files['package.json']?.replace('index', 'main') ?? ''),
      'the sources have changed since dist was built',
    ],
    [
      'with a file less in dist',
      (folder) => rmSync(join(folder, 'dist/index.js')),
      'dist has changed since it was built',
    ],
  ])('%s', (title, change, fault) => {
    const folder = join(home, title.replaceAll(' ', '-'));
    cpSync(join(home, 'built'), folder, { recursive: true });
    change(folder);
    const { status, stderr } = spawnSync(process.execPath, [guard], { cwd: folder, encoding: 'utf8' });
    if (fault === undefined) expect([status, stderr]).toEqual([0, '']);
    else
      expect([status, stderr]).toEqual([1, expect.stringContaining(`cannot be packed: ${fault}. Run npm run build`)]);
  });
});

test.each(packages)('%s is packed behind the guard, without the record of its build', (name) => {
  const { scripts, files: packed } = JSON.parse(readRootFile('packages', name, 'package.json')) as {
    scripts: Readonly<Record<string, string>>;
    files: readonly string[];
  };
  expect(scripts.prepack).toBe('node ../../scripts/dist-guard.mjs');
  expect(packed).toEqual(expect.arrayContaining(['dist', '!dist/.build.json', 'CHANGELOG.md']));
});
