import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLocalCloud, type LocalCloud } from '@yunspec/local';
import { type LocalServer, listen } from '@yunspec/local/server';
import type { FetchLike } from '@yunspec/runtime';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { changeAnswers, createLiar, credentials, readParameters } from './support/liar.js';
import { ecs } from './support/models.js';

const bin = fileURLToPath(new URL('../bin/yunspec-contract.js', import.meta.url));
const env = {
  ...process.env,
  ALIBABA_CLOUD_ACCESS_KEY_ID: credentials.accessKeyId,
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: credentials.accessKeySecret,
};

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command. `onOutput` gets all that it has written to stderr so far. */
function run(
  args: readonly string[],
  onOutput: (stderr: string, interrupt: () => void) => void = () => {},
  environment: NodeJS.ProcessEnv = env,
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, ...args], { env: environment });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      stderr += String(chunk);
      onOutput(stderr, () => child.kill('SIGINT'));
    });
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

let cloud: LocalCloud;
let server: LocalServer;
let liar: LocalServer;
let folder: string;
/** The operations that the honest server was asked for, with whether the call succeeded. */
const calls: { action: string; ok: boolean; parameters: ReadonlyMap<string, string> }[] = [];

const observe =
  (fetch: FetchLike): FetchLike =>
  async (request) => {
    const parameters = await readParameters(request);
    const response = await fetch(request);
    calls.push({ action: parameters.get('Action') ?? '', ok: response.ok, parameters });
    return response;
  };

beforeAll(async () => {
  cloud = createLocalCloud({ products: [ecs] });
  server = await listen({ fetch: observe(cloud.fetch) });
  const lie = changeAnswers('DescribeZones', (answer) => {
    if (answer.Zones) answer.Continent = 'Asia';
  });
  liar = await listen({ fetch: createLiar(ecs, lie) });
  folder = mkdtempSync(join(tmpdir(), 'contract-'));
});

afterAll(async () => {
  await server.close();
  await liar.close();
  rmSync(folder, { recursive: true });
});

vi.setConfig({ testTimeout: 300_000 });

const zones = ['ecs', '--only', 'DescribeZones'];

test('without a difference: exit code 0, and only reads', async () => {
  calls.length = 0;
  const { code, stdout, stderr } = await run([...zones, '--endpoint', server.url]);
  expect(stdout).toContain('No difference.');
  expect(code).toBe(0);
  expect(stderr).toMatch(/^answers: \d+ run, 0 failed, \d+ skipped\n/);
  const reads = ecs.operations.filter(({ safe }) => safe).map(({ name }) => name);
  expect(calls.map(({ action }) => action).filter((action) => action !== '' && !reads.includes(action))).toEqual([]);
});

test('with differences: exit code 1, and the result as JSON', async () => {
  const { code, stdout } = await run([...zones, '--endpoint', liar.url, '--chapter', 'answers,pages', '--json']);
  const result = JSON.parse(stdout);
  expect(code).toBe(1);
  expect(Object.keys(result)).toEqual(['product', 'endpoint', 'chapters', 'differences']);
  expect(result).toMatchObject({ product: 'ecs', endpoint: liar.url });
  expect(result.chapters).toEqual([
    {
      name: 'answers',
      run: expect.any(Number),
      passed: expect.any(Number),
      failed: expect.any(Number),
      skipped: expect.any(Number),
    },
    { name: 'pages', run: 0, passed: 0, failed: 0, skipped: 0 },
  ]);
  expect(result.differences).toEqual([
    {
      chapter: 'answers',
      operation: 'DescribeZones',
      member: 'Continent',
      code: 'unknown',
      expected: expect.stringMatching(/^only documented members \(.*lines 6612-6721\)$/),
      seen: 'Continent: "Asia"',
      requestId: expect.stringMatching(/^[0-9A-F-]{36}$/),
      text: expect.stringContaining(
        'DescribeZones, Continent: expected only documented members; seen: Continent: "Asia"',
      ),
    },
  ]);
});

test('the table of differences has the place in the documents, and the request ID', async () => {
  const { stdout } = await run([...zones, '--endpoint', liar.url, '--chapter', 'answers']);
  const [, row = ''] = stdout.split(/^ANSWERS$/m);
  expect(row).toMatch(/^\nDescribeZones, Continent +only documented members .*Continent: "Asia" \(request/);
  expect(row).toMatch(/lines\s+6612-6721\)|6612-6721\)/);
});

const wrongCalls: readonly (readonly [args: readonly string[], message: string])[] = [
  [[], 'Name a product. Installed:'],
  [['esc', '--endpoint', 'http://127.0.0.1:1'], 'The product "esc" is not installed. Did you mean ecs?'],
  [['ecs'], 'Name the endpoint: --endpoint <url>.'],
  [['ecs', '--endpoint', 'here'], 'The endpoint must be an http or https URL, not "here".'],
  [
    ['ecs', '--endpoint', 'http://127.0.0.1:1', '--chapter', 'answer'],
    'There is no chapter "answer". Did you mean answers?',
  ],
  [
    ['ecs', '--endpoint', 'http://127.0.0.1:1', '--only', 'DescribeZone'],
    'ecs has no operation "DescribeZone". Did you mean DescribeZones?',
  ],
  [['ecs', '--endpoint', 'http://127.0.0.1:1', '--most', 'few'], '--most must be a whole number, not "few".'],
  [
    ['ecs', '--endpoint', 'http://127.0.0.1:1', '--known', 'nowhere.yaml'],
    'The file of known differences nowhere.yaml cannot be used: ENOENT.',
  ],
  [['ecs', '--replay', 'nowhere.json'], 'nowhere.json cannot be read'],
  [['ecs', '--endpoint', 'http://127.0.0.1:1', '--verbose'], "Unknown option '--verbose'."],
];

test.each(wrongCalls)('a wrong call: %j', async (args, message) => {
  const { code, stderr, stdout } = await run(args);
  expect(stderr).toContain(`yunspec-contract: ${message}`);
  expect([code, stdout]).toEqual([2, '']);
});

test('without credentials, the variables are named', async () => {
  const { code, stderr } = await run([...zones, '--endpoint', server.url], undefined, { PATH: process.env.PATH });
  expect(stderr).toContain('ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET');
  expect(code).toBe(2);
});

test('an endpoint that cannot be reached: exit code 3', async () => {
  const closed = await listen(cloud);
  await closed.close();
  const { code, stderr } = await run([...zones, '--endpoint', closed.url]);
  expect(stderr).toContain(`${closed.url} cannot be reached: ECONNREFUSED`);
  expect(code).toBe(3);
});

test('help', async () => {
  const { code, stdout } = await run(['--help']);
  expect(stdout).toContain('Usage: yunspec-contract <product> --endpoint <url> [options]');
  expect(code).toBe(0);
});

test('a run can be recorded and replayed without the endpoint, and no file has a secret', async () => {
  const [record, html, junit] = ['run.json', 'run.html', 'run.xml'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const args = [...zones, '--only', 'DescribeRegions', '--json'];
  const live = await run([...args, '--endpoint', liar.url, '--record', record, '--html', html, '--junit', junit]);
  const replayed = await run(['ecs', '--replay', record, '--json']);
  expect(JSON.parse(replayed.stdout)).toEqual(JSON.parse(live.stdout));
  expect(replayed.code).toBe(live.code);
  for (const file of [record, html, junit]) {
    const text = readFileSync(file, 'utf8');
    expect(text).not.toContain(credentials.accessKeySecret);
    expect(text).not.toMatch(/Signature=[A-Za-z0-9%]{10}/);
  }
  expect(readFileSync(html, 'utf8')).toContain('DescribeZones');
  expect(readFileSync(html, 'utf8')).not.toMatch(/<(script|link|img)[^>]*(src|href)=/);
  expect(readFileSync(junit, 'utf8')).toMatch(/<failure type="unknown" message="DescribeZones, Continent/);
});

test('known differences: exit code 0', async () => {
  const known = join(folder, 'known.yaml');
  writeFileSync(
    known,
    '- { operation: DescribeZones, code: unknown, reason: It tells more. }\n- { code: value, chapter: formats, reason: So does XML. }\n',
  );
  const { code, stdout } = await run([...zones, '--endpoint', liar.url, '--known', known]);
  expect(stdout).toContain('No difference.');
  expect(code).toBe(0);
});

/** The resources that calls have created and not removed. */
const countDisks = async (): Promise<number> => {
  const { EcsClient } = await import('@yunspec/ecs');
  const client = new EcsClient({
    fetch: cloud.fetch,
    credentials: { accessKeyId: 'local', accessKeySecret: 'local-secret' },
  });
  let count = 0;
  for (const RegionId of ['cn-hangzhou', 'cn-beijing', 'cn-qingdao'])
    count += (await client.describeDisks({ RegionId })).TotalCount;
  return count;
};

const disks = [
  'ecs',
  '--only',
  'CreateDisk,DescribeDisks,DeleteDisk',
  '--allow-writes',
  '--chapter',
  'states,idempotency',
];

test('writes: the plan comes first, names have the prefix, the budget is kept, and nothing is left', async () => {
  cloud.reset();
  calls.length = 0;
  const { code, stderr, stdout } = await run([...disks, '--endpoint', server.url, '--most', '3']);
  expect(stderr).toMatch(/^Plan: at most 3 resources are created, with names that begin with yunspec-\w+, and removed/);
  expect(stderr).toContain('Disk: created with CreateDisk, removed with DeleteDisk');
  expect([code, stdout]).toEqual([0, expect.stringContaining('No difference.')]);
  const created = calls.filter(({ action, ok }) => action === 'CreateDisk' && ok);
  expect(created.length).toBeGreaterThan(0);
  for (const { parameters } of created) expect(parameters.get('DiskName')).toMatch(/^yunspec-/);
  expect(new Set(created.map(({ parameters }) => parameters.get('ClientToken'))).size).toBeLessThanOrEqual(3);
  expect(await countDisks()).toBe(0);
});

test('after an interrupt, what was created is removed', async () => {
  cloud.reset();
  const args = ['ecs', '--allow-writes', '--endpoint', server.url, '--chapter', 'idempotency,states,inputs'];
  const { code, stderr, stdout } = await run(args, (text, interrupt) => {
    if (text.includes('idempotency:') && !text.includes('Interrupted')) interrupt();
  });
  expect(stderr).toContain('Interrupted: cleaning up.');
  expect([code, stdout]).toEqual([1, expect.stringContaining('Interrupted.')]);
  expect(await countDisks()).toBe(0);
});

test('an endpoint that stops answering: exit code 3, and what was created is listed', async () => {
  cloud.reset();
  let isGone = false;
  const dying = await listen({
    fetch: async (request) => {
      const parameters = await readParameters(request);
      if (isGone) throw new TypeError('gone');
      const response = await cloud.fetch(request);
      isGone = parameters.get('Action') === 'CreateDisk' && response.ok;
      return response;
    },
  });
  const { code, stderr, stdout } = await run([...disks, '--endpoint', dying.url]);
  await dying.close();
  expect(stderr).toContain('ended early: it no longer answers');
  expect(stdout).toMatch(/Not cleaned up:\n {2}Disk d-\w+, created by CreateDisk: /);
  expect(code).toBe(3);
});

test('an endpoint that answers with web pages: exit code 3, and one difference for each list', async () => {
  const pages = await listen({
    fetch: async () => new Response('<!doctype html><p>Welcome', { headers: { 'content-type': 'text/html' } }),
  });
  const { code, stderr, stdout } = await run(['ecs', '--endpoint', pages.url]);
  await pages.close();
  expect(stderr).toContain('ended early: no answer can be read');
  expect(stdout).toMatch(/^ANSWERS\n\w+ +an object [^;]*; the same in /m);
  expect(stdout.match(/\[unreadable\]/g)).toHaveLength(1);
  expect(code).toBe(3);
});
