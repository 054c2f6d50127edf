import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createLocalCloud } from '@yunspec/local';
import { installedModels, listen } from '@yunspec/local/server';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProject, type Project } from '../support/packed.js';
import { packages, root } from '../support/repository.js';
import { installTools, locateTool, type Tool, toolFolder } from '../support/tool-chains/install.js';
import want from '../support/tool-chains/result.json' with { type: 'json' };

const run = promisify(execFile);

const readProgram = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../support/tool-chains/${name}.ts`, import.meta.url)), 'utf8');

const program = readProgram('program');
const typed = readProgram('typed');
const importModel = "import ecs from '@yunspec/ecs/model.json' with { type: 'json' };";
const requireModel = "import ecs = require('@yunspec/ecs/model.json');";
const printResult = '\nvoid run().then((result) => console.log(JSON.stringify(result)));\n';
const inJest = `
import { expect, test } from '@jest/globals';
${program}
test('runs', async () => {
  expect(await run()).toEqual(${JSON.stringify(want)});
});
`;

/** jsdom has neither fetch nor Response, so the local cloud runs in another process. */
const inJsdom = (endpoint: string): string => `
import { EcsClient, ServiceError } from '@yunspec/ecs';
const credentials = { accessKeyId: 'local', accessKeySecret: 'local-secret' };
test('runs', async () => {
  expect(typeof window).toBe('object');
  const ecs = new EcsClient({ region: 'cn-hangzhou', credentials, endpoint: '${endpoint}' });
  expect((await ecs.describeRegions()).Regions.Region).toHaveLength(3);
  const error = await ecs.startInstance({ InstanceId: 'i-none' }).catch((thrown) => thrown);
  expect(error instanceof ServiceError && error.code).toBe('InvalidInstanceId.NotFound');
});
`;

const inJestContract = (fetch: string): string => `
const { defineContract } = require('@yunspec/contract');
const { createLocalCloud } = require('@yunspec/local');
const ecs = require('@yunspec/ecs/model.json');
const cloud = createLocalCloud({ products: [ecs] });
defineContract(ecs, {
  endpoint: 'http://127.0.0.1:9',
  fetch: ${fetch},
  credentials: { accessKeyId: 'local', accessKeySecret: 'local-secret' },
  only: ['DescribeZones'],
  chapters: ['answers', 'formats'],
});
`;

interface JestResult {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** Lists the tests in what Jest prints as JSON, with their outcomes. */
const listJestTests = (json: string): [name: string, status: string][] =>
  (JSON.parse(json) as JestResult).testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ fullName, status }): [string, string] => [fullName, status]),
  );

let packed: Project;

type Files = Readonly<Record<string, string | object>>;

/** Writes a project in which our packages, and the tool chains, are installed. */
function writeProject(name: string, files: Files): string {
  const folder = join(packed.folder, name);
  mkdirSync(folder);
  for (const [path, content] of Object.entries(files))
    writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  return folder;
}

/** Runs a program of Node in a project and returns what it prints. Fails with that, too. */
async function runNode(folder: string, ...args: readonly string[]): Promise<string> {
  const env = { PATH: process.env.PATH, HOME: folder, CI: 'true' };
  const { stdout } = await run(process.execPath, args, { cwd: folder, env }).catch(
    ({ stdout, stderr }: { stdout: string; stderr: string }) => {
      throw new Error(`${args.join(' ')}\n${stdout}\n${stderr}`);
    },
  );
  return stdout;
}

const transpile = (text: string, module: ts.ModuleKind): string =>
  ts.transpileModule(text, { compilerOptions: { module, target: ts.ScriptTarget.ES2022 } }).outputText;

/** The configuration that `tsc --init` writes. */
const initial = { target: 'es2016', module: 'commonjs', esModuleInterop: true, strict: true, skipLibCheck: true };

const strict = {
  target: 'es2022',
  lib: ['es2022', 'dom'],
  types: [],
  strict: true,
  skipLibCheck: false,
  outDir: 'out',
};

interface Way {
  readonly type: 'commonjs' | 'module';
  readonly options: object;
}

const ways = {
  node10: { type: 'commonjs', options: { module: 'commonjs', moduleResolution: 'node10' } },
  'node16 in CommonJS': { type: 'commonjs', options: { module: 'node16' } },
  'nodenext in ES modules': {
    type: 'module',
    options: { module: 'nodenext', verbatimModuleSyntax: true, exactOptionalPropertyTypes: true },
  },
  bundler: { type: 'module', options: { module: 'esnext', moduleResolution: 'bundler' } },
} as const satisfies Readonly<Record<string, Way>>;

/** The compilers and the ways that each knows; 6.0 has given up node10. */
const compilers: readonly (readonly [Tool, readonly (keyof typeof ways)[]])[] = [
  ['typescript-5.0', ['node10', 'node16 in CommonJS', 'nodenext in ES modules', 'bundler']],
  ['typescript', ['node10', 'node16 in CommonJS']],
  ['typescript-6.0', ['node16 in CommonJS', 'nodenext in ES modules', 'bundler']],
  ['typescript-7.0', ['node16 in CommonJS', 'nodenext in ES modules', 'bundler']],
];

const missing = installTools();
if (missing !== undefined) console.log(`the tool chains are skipped: ${missing}`);

describe.skipIf(missing !== undefined).concurrent('an installed package', { timeout: 120_000 }, () => {
  beforeAll(() => {
    packed = createProject(packages, join(toolFolder, 'projects'));
  });

  afterAll(() => packed.remove());

  test.each([
    ['require', 'program.cjs', ts.ModuleKind.CommonJS],
    ['import', 'program.mjs', ts.ModuleKind.ESNext],
  ] as const)('is loaded by %s', async (name, file, module) => {
    const folder = writeProject(name, { [file]: transpile(program + printResult, module) });
    expect(JSON.parse(await runNode(folder, file))).toEqual(want);
  });

  test('knows the errors and the clients of its other build', async () => {
    const folder = writeProject('copies', {
      'program.mjs': transpile(readProgram('copies') + printResult, ts.ModuleKind.ESNext),
    });
    const sameForBoth = {
      isOtherCopy: true,
      isInstance: [true, true, false],
      isEcsError: true,
      requestId: 'r-2',
      status: 404,
      underlying: 'no network',
      causes: true,
    };
    expect(JSON.parse(await runNode(folder, 'program.mjs'))).toEqual([sameForBoth, sameForBoth]);
  });

  test('runs in Jest with babel-jest', async () => {
    const folder = writeProject('babel-jest', {
      'package.json': { name: 'babel-jest-project' },
      'babel.config.js': "module.exports = { presets: [['@babel/preset-env', { targets: { node: 'current' } }]] };",
      // no types, and nothing else is changed
      'program.test.js': transpile(inJest, ts.ModuleKind.ESNext),
    });
    await runNode(folder, locateTool('jest', 'bin/jest.js'));
  });

  test('runs the example for Jest', async () => {
    const folder = writeProject('jest-example', {
      'package.json': { name: 'jest-example-project' },
      'instances.test.js': readFileSync(join(root, 'examples/jest/instances.test.js'), 'utf8'),
    });
    await runNode(folder, locateTool('jest', 'bin/jest.js'));
  });

  test('runs in Jest with jsdom', async () => {
    const cloud = createLocalCloud({ products: installedModels(['ecs']) });
    const server = await listen(cloud);
    const folder = writeProject('jsdom', {
      'package.json': { name: 'jsdom-project', jest: { testEnvironment: 'jsdom' } },
      'program.test.js': transpile(inJsdom(server.url), ts.ModuleKind.CommonJS),
    });
    await runNode(folder, locateTool('jest', 'bin/jest.js')).finally(() => server.close());
  });

  test('runs in Jest with ts-jest', async () => {
    const folder = writeProject('ts-jest', {
      'package.json': { name: 'ts-jest-project', jest: { preset: 'ts-jest' } },
      'tsconfig.json': { compilerOptions: initial },
      'program.test.ts': inJest,
    });
    await runNode(folder, locateTool('jest', 'bin/jest.js'));
  });

  test('the contract is a suite of Jest for each chapter, and a difference fails its test', async () => {
    const folder = writeProject('jest-contract', {
      'package.json': { name: 'jest-contract-project' },
      'honest.test.js': inJestContract('cloud.fetch'),
      'lying.test.js': inJestContract(`async (request) => {
        const text = await (await cloud.fetch(request)).text();
        return new Response(text.replaceAll('"ZoneId"', '"ZoneID"'));
      }`),
    });
    const jest = locateTool('jest', 'bin/jest.js');
    expect(listJestTests(await runNode(folder, jest, '--json', 'honest'))).toEqual([
      ['ecs: answers DescribeZones', 'passed'],
      ['ecs: formats DescribeZones', 'passed'],
    ]);
    await expect(runNode(folder, jest, 'lying')).rejects.toThrow(/Zones\.Zone\[\]\.ZoneI[dD]/);
  });

  test('runs in ts-node', async () => {
    const folder = writeProject('ts-node', {
      'package.json': { name: 'ts-node-project' },
      'tsconfig.json': { compilerOptions: initial },
      'program.ts': program + printResult,
    });
    expect(JSON.parse(await runNode(folder, locateTool('ts-node', 'dist/bin.js'), 'program.ts'))).toEqual(want);
  });

  for (const [compiler, known] of compilers) {
    test.each(known)(`is compiled by ${compiler} with %s`, async (name) => {
      const { type, options } = ways[name];
      const folder = writeProject(`${compiler} ${name}`.replaceAll(' ', '-'), {
        'package.json': { type },
        'tsconfig.json': { compilerOptions: { ...strict, ...options }, files: ['program.ts'] },
        'program.ts': program + printResult,
      });
      await runNode(folder, locateTool(compiler, 'bin/tsc'), '-p', '.');
      expect(JSON.parse(await runNode(folder, 'out/program.js'))).toEqual(want);
    });
  }

  // older compilers do not know the words `with { type: 'json' }`, nor does CommonJS
  test.each(['node16 in CommonJS', 'nodenext in ES modules', 'bundler'] as const)(
    'gives resources the types of an imported model with %s',
    async (name) => {
      const { type, options } = ways[name];
      const folder = writeProject(`typed ${name}`.replaceAll(' ', '-'), {
        'package.json': { type },
        'tsconfig.json': { compilerOptions: { ...strict, ...options }, files: ['typed.ts'] },
        'typed.ts': type === 'module' ? typed : typed.replace(importModel, requireModel),
      });
      await runNode(folder, locateTool('typescript-6.0', 'bin/tsc'), '-p', '.');
      expect(JSON.parse(await runNode(folder, '--no-warnings', 'out/typed.js'))).toEqual([['Available'], 'vpc-1']);
    },
  );
});
