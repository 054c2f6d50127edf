import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createLocalCloud, type ModelJson } from '@yunspec/local';
import { listen } from '@yunspec/local/server';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { installTools, locateTool, toolFolder } from '../support/openapi-tools/install.js';
import { products, readRootFile, root } from '../support/repository.js';

// Tools of others read the published documents: two linters with their recommended rules, and two generators.

const run = promisify(execFile);
const locateDocument = (product: string): string => join(root, 'packages', product, 'openapi.json');

let folder: string;

function writeProject(name: string, files: Readonly<Record<string, string>>): string {
  const project = join(folder, name);
  mkdirSync(project);
  for (const [path, content] of Object.entries(files)) writeFileSync(join(project, path), content);
  return project;
}

/** Runs a program of Node in a folder and returns what it prints. Fails with that, too. */
async function runNode(cwd: string, ...args: readonly string[]): Promise<string> {
  const env = { PATH: process.env.PATH, HOME: folder, CI: 'true', REDOCLY_TELEMETRY: 'off' };
  const { stdout } = await run(process.execPath, args, { cwd, env }).catch(
    ({ stdout, stderr }: { stdout: string; stderr: string }) => {
      throw new Error(`${args.join(' ')}\n${stdout}\n${stderr}`);
    },
  );
  return stdout;
}

/** The linters, by the file that has their rules. Each says there why it differs from the recommended ones. */
const linters = {
  redocly: [locateTool('@redocly/cli/bin/cli.js'), 'lint', '--config', join(toolFolder, 'redocly.yaml')],
  spectral: [
    locateTool('@stoplight/spectral-cli/dist/index.js'),
    'lint',
    '--ruleset',
    join(toolFolder, 'spectral.yaml'),
  ],
} as const;

interface Client {
  /** Arguments of Node that generate a client from `openapi.json`, into the folder `client`. */
  readonly generate: readonly string[];
  /** The configuration for a service, by the name of its file. */
  readonly configure?: (url: string) => Readonly<Record<string, string>>;
  /** Programs that call one operation of a product and print its answer. */
  readonly programs: Readonly<Record<'iotda' | 'ecs-gateway', (url: string) => string>>;
}

const instance = {
  instance_type: 'standard',
  flavor: { type: 'iotda.standard.s1', size: 2 },
  name: 'my-instance',
  charge_info: { charge_mode: 'postPaid' },
} as const;
const keys = { accessKeyId: 'local', accessKeySecret: 'local-secret' };
const region = { endpoint: 'ecs.cn-beijing.aliyuncs.com', region_id: 'cn-beijing' };
const write = (value: unknown): string => JSON.stringify(value);

/** The request that both generators must send, and what is read from the answer of the local cloud. */
const calls = {
  iotda: {
    request: { method: 'POST', path: '/v5/iot/my-project/iotda-instances', token: 'local-key', body: instance },
    answer: { name: 'my-instance' },
  },
  'ecs-gateway': {
    request: {
      method: 'GET',
      path: `/api/instances?${new URLSearchParams({ ...keys, ...region })}`,
      token: null,
      body: undefined,
    },
    answer: { success: true },
  },
} as const;

const clients: Readonly<Record<string, Client>> = {
  'hey-api': {
    generate: [locateTool('@hey-api/openapi-ts/dist/run.mjs'), '-i', 'openapi.json', '-o', 'client'],
    programs: {
      iotda: (url) => `
import { client } from './client/client.gen.js';
import { createInstance } from './client/index.js';
client.setConfig({ baseUrl: '${url}', headers: { 'x-auth-token': 'local-key' } });
const path = { project_id: 'my-project' };
const { data, error } = await createInstance({ path, body: ${write(instance)} });
console.log(JSON.stringify(data === undefined ? error : { name: data.name }));
`,
      'ecs-gateway': (url) => `
import { client } from './client/client.gen.js';
import { listInstances } from './client/index.js';
client.setConfig({ baseUrl: '${url}' });
const { data, error } = await listInstances({ query: ${write({ ...keys, ...region })} });
console.log(JSON.stringify(data === undefined ? error : { success: data.data?.value?.body !== undefined }));
`,
    },
  },
  orval: {
    generate: [locateTool('orval/dist/bin/orval.mjs')],
    configure: (baseUrl) => {
      const output = { target: 'client/index.ts', client: 'fetch', baseUrl };
      return { 'orval.config.mjs': `export default ${write({ own: { input: 'openapi.json', output } })};` };
    },
    programs: {
      iotda: () => `
import { createInstance } from './client/index.js';
const headers = { 'x-auth-token': 'local-key' };
const answer = await createInstance('my-project', ${write(instance)}, { headers });
console.log(JSON.stringify(answer.status === 200 ? { name: answer.data.name } : answer));
`,
      'ecs-gateway': () => `
import { listInstances } from './client/index.js';
const answer = await listInstances(${write({ ...keys, ...region })});
console.log(JSON.stringify(answer.status === 200 ? { success: answer.data.data?.value?.body !== undefined } : answer));
`,
    },
  },
};

const compilerOptions = {
  target: 'es2022',
  module: 'nodenext',
  lib: ['es2022', 'dom', 'dom.iterable'],
  types: [],
  strict: true,
  skipLibCheck: false,
  outDir: 'out',
};

/** Starts the local cloud of a product on loopback, and keeps the requests that reach it. */
async function startCloud(product: string) {
  const model = JSON.parse(readRootFile('packages', product, 'model.json')) as ModelJson;
  const cloud = createLocalCloud({ products: [model] });
  const arrived: object[] = [];
  const server = await listen({
    fetch: async (request) => {
      const { pathname, search } = new URL(request.url);
      const body = await request.clone().text();
      arrived.push({
        method: request.method,
        path: pathname + search,
        token: request.headers.get('x-auth-token'),
        body: body === '' ? undefined : (JSON.parse(body) as unknown),
      });
      return cloud.fetch(request);
    },
  });
  onTestFinished(() => server.close());
  return { url: server.url, arrived };
}

const missing = installTools();
if (missing !== undefined) console.log(`the tools that read openapi.json are skipped: ${missing}`);

describe.skipIf(missing !== undefined)('openapi.json', { timeout: 120_000 }, () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'yunspec-openapi-'));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(Object.entries(linters))('of every product passes %s', async (_, args) => {
    const printed = await runNode(folder, ...args, '--format', 'github-actions', ...products.map(locateDocument));
    // every error, warning and hint is a line that begins like this
    expect(printed.split('\n').filter((line) => line.startsWith('::'))).toEqual([]);
  });

  const cases = Object.keys(clients).flatMap((generator) =>
    (['iotda', 'ecs-gateway'] as const).map((product) => ({ generator, product })),
  );

  test.each(cases)('of $product gives a client of $generator that calls it', async ({ generator, product }) => {
    const { generate, configure, programs } = clients[generator] as Client;
    const { request, answer } = calls[product];
    const { url, arrived } = await startCloud(product);
    const project = writeProject(`${generator}-${product}`, {
      'package.json': write({ type: 'module' }),
      'tsconfig.json': write({ compilerOptions, include: ['client', 'program.ts'] }),
      'openapi.json': readRootFile('packages', product, 'openapi.json'),
      'program.ts': programs[product](url),
      ...configure?.(url),
    });
    await runNode(project, ...generate);
    await runNode(project, locateTool('typescript/bin/tsc'), '-p', '.');
    expect(JSON.parse(await runNode(project, 'out/program.js'))).toEqual(answer);
    expect(arrived).toEqual([request]);
  });
});

test.each(products)('the document of %s says which tools can use it', (product) => {
  const { info, paths } = JSON.parse(readRootFile('packages', product, 'openapi.json')) as {
    info: { description: string };
    paths: object;
  };
  const isRpc = Object.keys(paths).some((path) => path.startsWith('/#Action='));
  expect(info.description).toContain(isRpc ? 'cannot use them; use the package' : 'Clients can be generated');
});
