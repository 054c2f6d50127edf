import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { readModel } from './support/documents/product.js';
import { products } from './support/repository.js';

// How packages are made: faults that other SDKs of these services were seen to have.

const packages = fileURLToPath(new URL('../packages/', import.meta.url));
const readManifest = (name: string) =>
  JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8')) as Readonly<
    Record<string, Readonly<Record<string, string>> | undefined>
  >;

describe('no runtime that every release has to name, and nothing else besides', () => {
  it.each(products)('%s', (name) => {
    const { dependencies, peerDependencies, optionalDependencies } = readManifest(name);
    expect([dependencies, peerDependencies, optionalDependencies]).toEqual([
      // a snapshot needs the exact version that it was made with
      { '@yunspec/runtime': expect.stringMatching(/^(\^\d+\.\d+\.\d+(-[\w.-]+)?|0\.0\.0-[\w.-]+)$/) },
      undefined,
      undefined,
    ]);
  });
});

describe('no one file for everything', () => {
  it.each(products)('%s has a file for each operation, and none that is huge', (name) => {
    const source = join(packages, name, 'src');
    const files = readdirSync(join(source, 'operations')).map((file) => file.replaceAll('-', '').toLowerCase());
    expect(files.sort()).toEqual(
      readModel(name)
        .operations.map((operation) => `${operation.name.toLowerCase()}.ts`)
        .sort(),
    );
    for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
      // the types of openapi.json are one document, and no code
      if (!file.endsWith('.ts') || file === 'openapi.ts') continue;
      expect([file, statSync(join(source, file)).size < 200_000]).toEqual([file, true]);
    }
  });

  it('a program that calls one operation holds no other', async () => {
    const entry = fileURLToPath(new URL('support/one-call.ts', import.meta.url));
    const output = await build({
      configFile: false,
      logLevel: 'silent',
      build: { write: false, lib: { entry, formats: ['es'], fileName: 'one-call' } },
    });
    const [code = ''] = (output as unknown as [{ output: { code?: string }[] }])[0].output.map((chunk) => chunk.code);
    expect(code).toContain('DescribeRegions');
    expect(code).not.toMatch(/RunInstances|AttachDisk|waitUntil|ACS3/);
    expect(code.length).toBeLessThan(60_000);
  });
});
