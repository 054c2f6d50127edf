import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Model, readModel } from './support/documents/product.js';
import { type Answer, answerJson, answerText, cut, refuse, startLoopback } from './support/loopback.js';
import { products } from './support/repository.js';

// How packages load, and what calls leave behind in a process: faults that other SDKs of these services were seen to have.

const here = fileURLToPath(new URL('.', import.meta.url));

/** A program of its own. It has to end by itself: nothing that is kept alive may hold it. */
const runNode = (args: readonly string[], options: { cwd?: string; env?: Record<string, string> } = {}) =>
  promisify(execFile)(process.execPath, args, { cwd: here, timeout: 170_000, ...options });

const credentials = `{ accessKeyId: 'id', accessKeySecret: 'secret' }`;

/** Calls of three products that end well or do not, all of them caught. */
const writeProgram = (endpoints: readonly string[]): string => `
import { CasClient } from '@yunspec/cas';
import { createEcs, describeRegions, EcsClient, isEcsError, ServiceError, ValidationError } from '@yunspec/ecs';
import { IotdaClient } from '@yunspec/iotda';
const ends = [];
for (const endpoint of ${JSON.stringify(endpoints)}) {
  const options = { endpoint, credentials: ${credentials}, retry: { retries: 1, base: 1 } };
  const calls = [
    () => describeRegions(createEcs(options)),
    () => new EcsClient(options).describeInstances({ RegionId: 7, Frob: 1 }),
    () => new CasClient(options).listInstances(),
    () => new IotdaClient(options).createInstance({ project_id: 'p' }, { validate: 'off' }),
    () => new EcsClient(options).describeRegions({}, { signal: AbortSignal.timeout(1) }),
  ];
  for (const call of calls) ends.push(await call().then(() => 'ok', (error) => error.name));
}
if (process.argv.includes('say')) console.log(ends.join(' '));
`;

/** Functions and classes that every product exports. */
function listNames({ className, operations: [operation] }: Model): string[] {
  const method = `${operation?.name.charAt(0).toLowerCase()}${operation?.name.slice(1)}`;
  return [`${className}Client`, `create${className}`, `is${className}Error`, method, 'ServiceError'];
}

it.each(['module', 'commonjs'])(
  'packages load as %s where Object.prototype has a member of another library',
  async (type) => {
    const names = ['runtime', ...products].map((name) => `@yunspec/${name}`);
    const program =
      type === 'module'
        ? `Object.prototype.polluted = 1; for (const name of ${JSON.stringify(names)}) await import(name);`
        : `Object.prototype.polluted = 1; for (const name of ${JSON.stringify(names)}) require(name);`;
    await runNode([`--input-type=${type}`, '-e', program]);
  },
);

describe('no exports that need to be looked for', () => {
  const names: Readonly<Record<string, readonly string[]>> = {
    ...Object.fromEntries(products.map((product) => [product, listNames(readModel(product))])),
    runtime: ['ServiceClient', 'call', 'rpc', 'acs3', 'http', 'tokenBucket'],
  };
  const ways: readonly [way: string, flag: string, load: (from: string, given: string) => string][] = [
    ['import', 'module', (from, given) => `import { ${given} } from '${from}';`],
    ['import()', 'commonjs', (from, given) => `import('${from}').then(({ ${given} }) => check(${given}));`],
    ['require()', 'commonjs', (from, given) => `const { ${given} } = require('${from}');`],
  ];

  it.each(Object.keys(names).flatMap((name) => ways.map(([way, ...row]) => [name, way, ...row] as const)))(
    '%s by %s',
    async (name, way, flag, load) => {
      const given = (names[name] ?? []).join(', ');
      const check = `function check(...all) { console.log(all.map((one) => typeof one).join()); ${name === 'ecs' ? `new all[0]({ credentials: ${credentials} });` : ''} }`;
      const text = `${load(`@yunspec/${name}`, given)}\n${check}\n${way === 'import()' ? '' : `check(${given});`}`;
      const { stdout, stderr } = await runNode([`--input-type=${flag}`, '-e', text]);
      expect([stdout.trim(), stderr]).toEqual([(names[name] ?? []).map(() => 'function').join(), '']);
    },
  );
});

const half: Answer = answerText('{"RequestId":');
const answers: readonly Answer[] = [
  answerJson({ RequestId: 'r' }),
  refuse('Frob', 400),
  answerText('<html>', 502),
  half,
  cut,
];
const startOneEach = (): Promise<string[]> =>
  Promise.all(answers.map(async (answer) => (await startLoopback(answer)).url));
const nobody = 'http://127.0.0.1:9';

it('nothing is printed, however calls end', async () => {
  const endpoints = [...(await startOneEach()), nobody];
  const { stdout: said } = await runNode(['--input-type=module', '-e', writeProgram(endpoints), 'say']);
  for (const name of ['ok', 'ValidationError', 'ServiceError', 'ResponseError', 'ConnectionError'])
    expect(said).toContain(name);
  const { stdout, stderr } = await runNode(['--input-type=module', '-e', writeProgram(endpoints)]);
  expect([stdout, stderr]).toEqual(['', '']);
});

describe('no package that is not named, no file that nobody asked for', () => {
  const home = mkdtempSync(join(tmpdir(), 'yunspec-home-'));
  const folders = ['home', 'tmp', 'project'].map((name) => join(home, name));
  const [homeFolder = '', temporary = '', project = ''] = folders;

  // what npm would install of each, and nothing beside it
  beforeAll(() => {
    for (const folder of folders) mkdirSync(folder);
    for (const name of ['runtime', 'ecs', 'cas', 'iotda']) {
      for (const part of ['package.json', 'dist'])
        cpSync(join(here, '../packages', name, part), join(project, 'node_modules/@yunspec', name, part), {
          recursive: true,
        });
    }
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('clients load on a clean install, and write no file', async () => {
    const env = {
      HOME: homeFolder,
      USERPROFILE: homeFolder,
      TMPDIR: temporary,
      XDG_CONFIG_HOME: homeFolder,
      XDG_CACHE_HOME: homeFolder,
    };
    const before = readdirSync(project, { recursive: true });
    const { stdout, stderr } = await runNode(['--input-type=module', '-e', writeProgram(await startOneEach()), 'say'], {
      cwd: project,
      env,
    });
    expect(stderr).toBe('');
    expect(stdout).toContain('ok');
    expect([readdirSync(homeFolder), readdirSync(temporary)]).toEqual([[], []]);
    expect(readdirSync(project, { recursive: true })).toEqual(before);
  });
});

describe('no timer, no listener and no buffer kept after a call', () => {
  const soak = (endpoint: string, setup: string, options: string): string => `
import { EcsClient } from '@yunspec/ecs';
${setup}
const ecs = new EcsClient({ endpoint: '${endpoint}', credentials: ${credentials}, retry: { retries: 0 } });
const many = async (count) => {
  for (let i = 0; i < count; i += 50) await Promise.all(Array.from({ length: 50 }, () => ecs.describeRegions({}, ${options}).catch(() => undefined)));
};
const held = async () => {
  for (let i = 0; i < 3; i++) {
    await new Promise(setImmediate);
    gc();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
await many(200);
const before = await held();
await many(600);
const timers = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
console.log(JSON.stringify({ timers, grown: (await held()) - before }));
`;
  const body = {
    Regions: { Region: Array.from({ length: 200 }, (_, i) => ({ RegionId: `cn-${i}`, LocalName: 'x'.repeat(100) })) },
  };
  const rows: readonly [what: string, answer: Answer, setup: string, options: string][] = [
    ['that ends well', answerJson(body), '', '{}'],
    ['that is refused', refuse('Frob.Nicate', 400), '', '{}'],
    ['that gets a page', answerText('x'.repeat(20_000), 502), '', '{}'],
    ['that shares a signal with all', answerJson(body), 'const { signal } = new AbortController();', '{ signal }'],
  ];

  it.each(rows)('600 times one %s', async (_, answer, setup, options) => {
    const { url, arrived } = await startLoopback(answer);
    const { stdout, stderr } = await runNode(['--expose-gc', '--input-type=module', '-e', soak(url, setup, options)]);
    const { timers, grown } = JSON.parse(stdout) as { timers: number; grown: number };
    expect([arrived.length, timers, stderr]).toEqual([800, 0, '']);
    expect(grown).toBeLessThan(1.5e6);
  });
});
