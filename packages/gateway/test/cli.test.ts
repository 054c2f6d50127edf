import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { listen as listenLocally } from '@yunspec/local/server';
import { expect, it, onTestFinished, vi } from 'vitest';
import { main } from '../src/cli.js';
import { curl } from './support/curl.js';
import { createHeld } from './support/signal.js';

const query = 'accessKeyId=my-id&accessKeySecret=my-secret';
const bin = fileURLToPath(new URL('../bin/yunspec-gateway.js', import.meta.url));

it.each(['SIGINT', 'SIGTERM'] as const)('on %s it finishes what runs, and exits with status 0', async (signal) => {
  const held = createHeld();
  const upstream = await listenLocally({ fetch: held.fetch });
  onTestFinished(() => upstream.close());
  const child = spawn(process.execPath, [bin, '--port', '0', '--allow-endpoint', upstream.url, '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stderr.on('data', (text) => {
    log += String(text);
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const { url } = JSON.parse(line.toString());
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const running = curl(`${url}/api/regions?${query}`);
  await held.started;
  child.kill(signal);
  const exited = once(child, 'exit');
  await vi.waitFor(async () => expect((await curl(`${url}/health`)).exit).toBe(7), { timeout: 20_000 });
  held.release();
  expect((await running).status).toBe(200);
  expect(await exited).toEqual([0, null]);
  expect(log).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z GET \/api\/regions 200 \d+ ms r-1\n$/m);
  expect(log).not.toMatch(/my-id|my-secret/);
});

const printed = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);

it.each([
  [['--port', 'many'], '--port must be a number from 0 to 65535, not "many".'],
  [['--port', '65536'], '--port must be a number from 0 to 65535, not "65536".'],
  [['--speed'], "Unknown option '--speed'."],
  [['gateway'], "Unexpected argument 'gateway'."],
  [
    ['--allow-endpoint', 'localhost'],
    'An allowed endpoint must be an address such as https://host or http://127.0.0.1:9000, without user name, query or fragment.',
  ],
])('%j is an error that names the mistake', async (args, message) => {
  printed.mockClear();
  expect(await main(args)).toBe(2);
  expect(printed.mock.calls).toEqual([[`yunspec-gateway: ${message}\n`]]);
});

it('a port in use is an error that names it', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => {
    other.close();
  });
  const { port } = other.address() as AddressInfo;
  printed.mockClear();
  expect(await main(['--port', String(port)])).toBe(2);
  expect(printed.mock.calls).toEqual([[`yunspec-gateway: Port ${port} is in use. --port 0 selects a free port.\n`]]);
});

it('--help prints the usage', async () => {
  written.mockClear();
  expect(await main(['--help'])).toBe(0);
  expect(String(written.mock.calls[0]?.[0])).toMatch(/^Usage: yunspec-gateway \[--port <number>\]/);
});
