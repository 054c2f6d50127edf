import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { main } from '../src/cli.js';
import { createCaller } from './support/clients.js';
import { all, ecs } from './support/models.js';

const installed = all
  .map(({ product }) => product)
  .sort()
  .join(', ');

const folder = mkdtempSync(join(tmpdir(), 'yunspec-local-'));
const inFolder = (name: string): string => join(folder, name);

function writeFile(name: string, text: string): string {
  writeFileSync(inFolder(name), text);
  return inFolder(name);
}

const written = { out: '', err: '' };

function keep(stream: 'out' | 'err'): (text: string | Uint8Array) => boolean {
  return (text) => {
    written[stream] += String(text);
    return true;
  };
}

vi.spyOn(process.stdout, 'write').mockImplementation(keep('out'));
vi.spyOn(process.stderr, 'write').mockImplementation(keep('err'));

const started = new Set<ChildProcess>();

afterEach(() => {
  written.out = '';
  written.err = '';
  for (const child of started) child.kill('SIGKILL');
  started.clear();
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('--help prints the usage, every option and the installed products', async () => {
  expect(await main(['--help'])).toBe(0);
  expect(written.out).toMatch(/^Usage: yunspec-local \[option \.\.\.\] \[product \.\.\.\]\n/);
  expect(written.out).toContain(`Installed: ${installed}.`);
  const names = [...written.out.matchAll(/^ {2}(?:-h, )?--(\w+)/gm)].map(([, name]) => name);
  expect(names).toEqual('port host cors seed state transition unknown log json help'.split(' '));
  expect(written.out).toMatch(/^ {2}--seed <file> +add /m);
  expect(written.out).toMatch(/^ {2}--json {2,}print /m);
  const columns = [...written.out.matchAll(/^( {2}-[^ ]+(?: [^ ]+)* +)[^ ]/gm)].map(([, names = '']) => names.length);
  expect(new Set(columns).size).toBe(1);
});

it.each([
  [['ecz'], `The product "ecz" is not installed. Did you mean ecs? Installed: ${installed}.`],
  [['ecs', 'nothing-like-it'], `The product "nothing-like-it" is not installed. Installed: ${installed}.`],
  [['runtime'], `The product "runtime" is not installed. Installed: ${installed}.`],
  [['--port', 'many'], '--port must be a number from 0 to 65535, not "many".'],
  [['--port', '65536'], '--port must be a number from 0 to 65535, not "65536".'],
  [['--port'], "Option '--port <value>' argument missing."],
  [['--speed'], "Unknown option '--speed'."],
  [['--host', ''], '--host must be an address such as 127.0.0.1 or 0.0.0.0.'],
  [['--port', '0', '--host', '192.0.2.1', 'cas'], 'This machine does not have the address 192.0.2.1.'],
  [['--cors', '*'], '--cors must be an origin such as http://localhost:5173, not "*".'],
  [
    ['--cors', 'http://localhost:5173', '--cors', 'http://localhost:5173/app'],
    '--cors must be an origin such as http://localhost:5173, not "http://localhost:5173/app".',
  ],
  [['--transition', 'soon'], '--transition must be milliseconds or a time such as 2s, not "soon".'],
  [['--unknown', 'drop'], '--unknown must be refuse or ignore, not "drop".'],
  [['--seed', ''], 'The name of a file must not be empty.'],
  [['--log=yes'], "Option '--log' does not take an argument."],
])('%j is an error that names the mistake', async (args, message) => {
  expect(await main(args)).toBe(2);
  expect(written).toEqual({ out: '', err: `yunspec-local: ${message}\n` });
});

it.each<[name: string, text: string, sentence: RegExp]>([
  ['no.yaml', '', /^The seed \S+ must map products to kinds of resources/],
  ['list.json', '[]', /^The seed \S+ must map products to kinds of resources/],
  ['broken.json', '{', /^The seed \S+ cannot be read: .*JSON/],
  ['broken.yaml', 'a: [', /^The seed \S+ cannot be read: .* at line 1, column 5/],
  ['product.yaml', 'ecz: {}', /^There is no product "ecz"\./],
  ['kind.yaml', 'cas: { Instance: [] }', /^There is no resource of cas "Instance"\./],
  [
    'state.yaml',
    'cas: { CertificateInstance: [{ Status: lost }] }',
    /^There is no state of CertificateInstance "lost"\./,
  ],
])('the seed %s is an error that names the mistake', async (name, text, sentence) => {
  expect(await main(['--seed', writeFile(name, text), 'cas'])).toBe(2);
  expect(written.err.replace('yunspec-local: ', '')).toMatch(sentence);
});

it('a seed that does not exist is an error that names it', async () => {
  expect(await main(['--seed', inFolder('nothing.yaml'), 'cas'])).toBe(2);
  expect(written.err).toMatch(/^yunspec-local: The seed \S+nothing\.yaml cannot be read: ENOENT/);
});

it('a port in use is an error that names it', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  expect(await main(['--port', String(port), 'cas'])).toBe(2);
  expect(written.err).toBe(`yunspec-local: Port ${port} is in use. --port 0 selects a free port.\n`);
  other.close();
});

/** A local cloud in a process of its own. */
interface Running {
  readonly url: string;
  readonly products: readonly string[];
  readonly apiKey: string;
  /** Returns what it has written to the standard error. */
  readonly errors: () => string;
  /** Ends it, and returns its exit status and the signal that ended it. */
  readonly end: (signal: NodeJS.Signals) => Promise<unknown[]>;
}

async function start(...args: readonly string[]): Promise<Running> {
  const bin = fileURLToPath(new URL('../bin/yunspec-local.js', import.meta.url));
  const child = spawn(process.execPath, [bin, '--port', '0', '--json', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  started.add(child);
  let errors = '';
  child.stderr.on('data', (text: Buffer) => {
    errors += text.toString();
  });
  const exit = once(child, 'exit');
  const [line] = (await Promise.race([
    once(child.stdout, 'data'),
    exit.then(() => Promise.reject(new Error(errors))),
  ])) as [Buffer];
  const { url, products, credentials } = JSON.parse(line.toString());
  return {
    url,
    products,
    apiKey: credentials.apiKey,
    errors: () => errors,
    end: (signal) => {
      child.kill(signal);
      return exit;
    },
  };
}

const key = { accessKeyId: 'local', accessKeySecret: 'local-secret' };

const listVpcs = async ({ url }: Running): Promise<string[]> => {
  const { Vpcs } = await createCaller(ecs, { endpoint: url, credentials: key })('DescribeVpcs', {
    RegionId: 'cn-hangzhou',
  });
  const list: { VpcName: string }[] = Vpcs.Vpc ?? Vpcs;
  return list.map(({ VpcName }) => VpcName);
};

const createVpc = ({ url }: Running, VpcName: string): Promise<unknown> =>
  createCaller(ecs, { endpoint: url, credentials: key })('CreateVpc', { RegionId: 'cn-hangzhou', VpcName });

describe('the command', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'prints its address, answers, and exits with status 0 on %s',
    async (signal) => {
      const cloud = await start('ecs', 'cas');
      expect(cloud.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      expect(cloud.products).toEqual(['ecs', 'cas']);
      const headers = { authorization: `Bearer ${cloud.apiKey}` };
      const response = await fetch(`${cloud.url}/api/v1/instances`, { headers });
      expect(await response.json()).toMatchObject({ TotalCount: 6 });
      expect(await cloud.end(signal)).toEqual([0, null]);
      expect(cloud.errors()).toBe('');
    },
  );

  it('takes its initial state from a seed, and returns to it', async () => {
    const seed = writeFile('seed.yaml', 'ecs:\n  Vpc:\n    - { RegionId: cn-hangzhou, VpcName: seeded }\n');
    const cloud = await start('ecs', '--seed', seed);
    await createVpc(cloud, 'created');
    expect(await listVpcs(cloud)).toEqual(['seeded', 'created']);
    await fetch(`${cloud.url}/_yunspec/reset`, { method: 'POST' });
    expect(await listVpcs(cloud)).toEqual(['seeded']);
  });

  it('listens where it is told, and lets a named page in', async () => {
    const cloud = await start('cas', '--host', '0.0.0.0', '--cors', 'http://localhost:5173');
    expect(cloud.url).toMatch(/^http:\/\/0\.0\.0\.0:\d+$/);
    const url = cloud.url.replace('0.0.0.0', '127.0.0.1');
    const ask = async (origin: string): Promise<string | null> =>
      (await fetch(`${url}/_yunspec/health`, { headers: { origin } })).headers.get('access-control-allow-origin');
    expect([await ask('http://localhost:5173'), await ask('http://localhost:5174')]).toEqual([
      'http://localhost:5173',
      null,
    ]);
  });

  it.each<[args: readonly string[], status: number, errors: RegExp]>([
    [[], 200, /^ListInstances: ignored Colour: not documented\n$/],
    [['--log'], 200, /^ListInstances: ignored Colour: not documented\n\d\d:\d\d:\d\d ListInstances 200\n$/],
    [['--unknown', 'refuse'], 400, /^$/],
    [['--unknown', 'refuse', '--log'], 400, /^\d\d:\d\d:\d\d ListInstances 400 \S+: .*Colour/],
  ])('with %j, answers an unknown parameter with %i', async (args, status, errors) => {
    const cloud = await start('cas', ...args);
    const headers = { authorization: `Bearer ${cloud.apiKey}` };
    const response = await fetch(`${cloud.url}/api/v1/instances?Colour=blue`, { headers });
    await cloud.end('SIGTERM');
    expect([response.status, cloud.errors()]).toEqual([status, expect.stringMatching(errors)]);
  });

  it('moves resources on as fast as it is told', async () => {
    const cloud = await start('cas', '--transition', '90s');
    expect(await (await fetch(`${cloud.url}/_yunspec/clock`)).json()).toMatchObject({ transition: 90_000 });
  });
});

describe('a state file', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)('survives %s', async (signal) => {
    const file = inFolder(`${signal}.json`);
    const first = await start('ecs', '--state', file);
    await createVpc(first, 'kept');
    // written soon after the change; at the latest, when the process ends in order
    if (signal === 'SIGKILL') await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toContain('kept'), 10_000);
    await first.end(signal);
    const second = await start('ecs', '--state', file);
    expect(await listVpcs(second)).toEqual(['kept']);
  });

  it('keeps what is in it of products that are not served', async () => {
    const file = inFolder('products.json');
    const first = await start('ecs', 'cas', '--state', file);
    await createVpc(first, 'kept');
    await first.end('SIGTERM');
    await (await start('cas', '--state', file)).end('SIGTERM');
    expect(await listVpcs(await start('ecs', '--state', file))).toEqual(['kept']);
  });

  it('comes before a seed', async () => {
    const file = inFolder('seeded.json');
    const seed = writeFile('one.json', '{ "ecs": { "Vpc": [{ "RegionId": "cn-hangzhou", "VpcName": "seeded" }] } }');
    const first = await start('ecs', '--state', file, '--seed', seed);
    await createVpc(first, 'created');
    await first.end('SIGTERM');
    expect(await listVpcs(await start('ecs', '--state', file, '--seed', seed))).toEqual(['seeded', 'created']);
  });

  it.each<[name: string, text: string, reason: RegExp]>([
    ['empty', '', /is damaged, and was left as it is\. .*JSON/],
    ['cut', '{"version":1,"clock":0,"accounts":{', /is damaged, and was left as it is\. .*JSON/],
    ['other', '{"version":2}', /is damaged, and was left as it is\. This is not a snapshot .*: version must be 1\./],
  ])('that is damaged (%s) is reported, and left as it is', async (name, text, reason) => {
    const file = writeFile(`${name}.json`, text);
    expect(await main(['--state', file, 'cas'])).toBe(2);
    expect(written.err).toMatch(reason);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('that cannot be written is reported', async () => {
    expect(await main(['--state', inFolder('no-folder/state.json'), 'cas'])).toBe(2);
    expect(written.err).toMatch(/^yunspec-local: The state file \S+ cannot be written: ENOENT/);
  });
});
