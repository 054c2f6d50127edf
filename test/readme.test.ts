import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile, createProject, type Project, repository, ways } from './support/packed.js';
import { type Block, joinBlocks, readBlocks } from './support/readme.js';
import { packages, products } from './support/repository.js';

// The samples of all pages compile and run against the local cloud, in a project that has the packed packages.

/** Pages whose samples make no call to a service. */
const offline = ['gateway', 'local', 'model'];
const documented = [...products, 'runtime', ...offline];
const pages = [...documented, 'the repository'];

let project: Project;
const blocks = new Map<string, readonly Block[]>();

const locateFile = (page: string, part: string): string =>
  join(project.folder, 'samples', `${page.replace(/\W+/g, '-')}-${part}`);

/** A package the samples ask their reader to install, from ours, or a stand-in for one that we do not have. */
function install(name: string, files?: Readonly<Record<string, string>>): void {
  const folder = join(project.folder, 'node_modules', name);
  mkdirSync(join(folder, '..'), { recursive: true });
  if (files === undefined) symlinkSync(join(repository, 'node_modules', name), folder, 'junction');
  else {
    mkdirSync(folder);
    for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  }
}

beforeAll(() => {
  project = createProject(packages);
  for (const name of ['@types/node', 'undici-types', 'fast-xml-parser', 'rate-limiter-flexible']) install(name);
  install('undici', {
    'package.json':
      '{ "name": "undici", "type": "module", "exports": { "types": "./index.d.ts", "default": "./index.js" } }',
    'index.d.ts': "export { ProxyAgent } from 'undici-types';\n",
    'index.js': 'export class ProxyAgent {}\n',
  });
  install('ioredis', {
    'package.json':
      '{ "name": "ioredis", "type": "module", "exports": { "types": "./index.d.ts", "default": "./index.js" } }',
    'index.d.ts': 'export declare class Redis {\n  constructor(url: string);\n}\n',
    'index.js': 'export class Redis {}\n',
  });
  mkdirSync(join(project.folder, 'samples'));
  for (const page of pages) {
    const path = page === 'the repository' ? join(repository, 'README.md') : project.installed(page, 'README.md');
    const found = readBlocks(readFileSync(path, 'utf8'));
    blocks.set(page, found);
    writeFileSync(locateFile(page, 'all.ts'), joinBlocks(found));
    for (const [i, { code }] of found.entries()) writeFileSync(locateFile(page, `${i}.ts`), `${code}\nexport {};\n`);
  }
});

afterAll(() => project.remove());

const findBlocks = (page: string): readonly Block[] => blocks.get(page) ?? [];

describe('samples compile', () => {
  test.each(Object.entries(ways))('as they follow each other (%s)', (_, way) => {
    const files = pages.map((page) => locateFile(page, 'all.ts'));
    const found = compile(files, { ...way, types: ['node'], skipLibCheck: true });
    expect(found.map(({ file, text, line }) => `${file?.replace(/^.*samples./, '')}: ${text} -> ${line}`)).toEqual([]);
  });

  test('with what they import themselves and what those before them declare', () => {
    const alone = pages.flatMap((page) => findBlocks(page).map((_, i) => locateFile(page, `${i}.ts`)));
    const found = compile(alone, {
      ...ways['module nodenext, exact optional members'],
      types: ['node'],
      skipLibCheck: true,
    });
    const missing = found.flatMap(({ file, text }) => {
      const [, name] =
        /(?:Cannot find name|No value exists in scope for the shorthand property) '(\w+)'/.exec(text) ?? [];
      return name === undefined ? [] : [{ file, name }];
    });
    for (const page of pages) {
      const declared = new Set<string>();
      for (const [i, { names }] of findBlocks(page).entries()) {
        const unknown = missing.filter(({ file }) => file === locateFile(page, `${i}.ts`)).map(({ name }) => name);
        expect(
          unknown.filter((name) => !declared.has(name)),
          `${page}, sample ${i + 1}`,
        ).toEqual([]);
        for (const name of names) declared.add(name);
      }
    }
  });

  test.each(products)('and those of %s ask for nothing that is only another package brings', (page) => {
    const text = findBlocks(page).map(({ code }) => code);
    expect(text.join('\n')).not.toContain("'@yunspec/runtime'");
  });
});

const makeInstance = (InstanceId: string, RegionId: string): object => ({ InstanceId, RegionId, Status: 'Running' });

/** Instances that samples name or wait for, beside those the specs seed. */
const instances: Readonly<Record<string, readonly object[]>> = {
  ecs: ['i-1', 'i-2', 'i-instance1'].map((id) => makeInstance(id, 'cn-hangzhou')),
  'ecs-gateway': [makeInstance('i-1', 'cn-beijing')],
};

/**
 * A product's package whose clients reach the local cloud, whatever address they are made with, and a `fetch` that does so
 * too. Each client is also made as the sample makes it.
 */
const writeCloudModule = (product: string, className: string): string => `
import { readFileSync } from 'node:fs';
import * as product from '@yunspec/${product}';
import { createLocalCloud } from '@yunspec/local';
export * from '@yunspec/${product}';

const model = JSON.parse(readFileSync(new URL(import.meta.resolve('@yunspec/${product}/model.json')), 'utf8'));
const more = ${JSON.stringify(instances[product] ?? [])};
const resources = model.resources.map((one) => (one.resource === 'Instance' ? { ...one, seed: [...(one.seed ?? []), ...more] } : one));
const { fetch } = createLocalCloud({ products: [{ ...model, resources }], transition: 0 });
globalThis.fetch = (request, init) => fetch(new Request(request, init));

const local = (options) => ({ fetch, ...options, credentials: undefined });
export class ${className}Client extends product.${className}Client {
  constructor(options) {
    new product.${className}Client(options);
    super(local(options));
  }
}
export const create${className} = (options) => {
  product.create${className}(options);
  return product.create${className}(local(options));
};
`;

/** Runs the samples of a page, and returns the output of each and how they ended. */
function runPage(page: string): {
  readonly status: number | null;
  readonly stderr: string;
  readonly printed: readonly string[];
} {
  const source = joinBlocks(findBlocks(page), (i) => `console.log('---- ${i}');\n`);
  const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  const program = ts.transpileModule(source, { compilerOptions: options }).outputText;
  const file = locateFile(page, 'run.mjs');
  const product = page === 'runtime' ? 'ecs' : page;
  if (offline.includes(page)) writeFileSync(file, program);
  else {
    const { className } = JSON.parse(readFileSync(project.installed(product, 'model.json'), 'utf8')) as {
      className: string;
    };
    writeFileSync(locateFile(page, 'cloud.mjs'), writeCloudModule(product, className));
    writeFileSync(file, program.replaceAll(`from '@yunspec/${product}'`, `from './${page}-cloud.mjs'`));
  }
  const env = {
    ALIBABA_CLOUD_ACCESS_KEY_ID: 'local',
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'local-secret',
    HUAWEICLOUD_AUTH_TOKEN: 'local-key',
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', file], {
    cwd: project.folder,
    encoding: 'utf8',
    env,
    timeout: 20_000,
  });
  return { status, stderr, printed: stdout.split(/^---- \d+\n/m).slice(1) };
}

describe('samples run against the local cloud and print what they say', () => {
  test.each(documented)('%s', (page) => {
    const { status, stderr, printed } = runPage(page);
    const says = findBlocks(page).map(({ prints }) => prints);
    expect([stderr, status, printed.length]).toEqual(['', 0, says.length]);
    for (const [i, texts] of says.entries())
      for (const text of texts) expect(printed[i], `sample ${i + 1}`).toContain(text);
    expect(says.flat().length).toBeGreaterThan(0);
  });
});
