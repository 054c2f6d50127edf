import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it, vi } from 'vitest';
import { main } from '../src/cli.js';
import { all } from './support/models.js';

const installed = all
  .map(({ product }) => product)
  .sort()
  .join(', ');

const written = { out: '', err: '' };

function keep(stream: 'out' | 'err'): (text: string | Uint8Array) => boolean {
  return (text) => {
    written[stream] += String(text);
    return true;
  };
}

vi.spyOn(process.stdout, 'write').mockImplementation(keep('out'));
vi.spyOn(process.stderr, 'write').mockImplementation(keep('err'));

afterEach(() => {
  written.out = '';
  written.err = '';
});

it('--help prints the usage and the installed products', async () => {
  expect(await main(['--help'])).toBe(0);
  expect(written.out).toMatch(/^Usage: yunspec-local \[--port <number>\] \[--json\] \[product \.\.\.\]\n/);
  expect(written.out).toContain(`Installed: ${installed}.`);
});

it.each([
  [['ecz'], `The product "ecz" is not installed. Did you mean ecs? Installed: ${installed}.`],
  [['ecs', 'nothing-like-it'], `The product "nothing-like-it" is not installed. Installed: ${installed}.`],
  [['runtime'], `The product "runtime" is not installed. Installed: ${installed}.`],
  [['--port', 'many'], '--port must be a number from 0 to 65535, not "many".'],
  [['--port', '65536'], '--port must be a number from 0 to 65535, not "65536".'],
  [['--port'], "Option '--port <value>' argument missing."],
  [['--speed'], "Unknown option '--speed'."],
])('%j is an error that names the mistake', async (args, message) => {
  expect(await main(args)).toBe(2);
  expect(written).toEqual({ out: '', err: `yunspec-local: ${message}\n` });
});

it('a port in use is an error that names it', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  expect(await main(['--port', String(port), 'cas'])).toBe(2);
  expect(written.err).toBe(`yunspec-local: Port ${port} is in use. --port 0 selects a free port.\n`);
  other.close();
});

it.each(['SIGINT', 'SIGTERM'] as const)(
  'it prints its address, answers, and exits with status 0 on %s',
  async (signal) => {
    const bin = fileURLToPath(new URL('../bin/yunspec-local.js', import.meta.url));
    const child = spawn(process.execPath, [bin, '--port', '0', '--json', 'ecs', 'cas'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const { url, products, credentials } = JSON.parse(line.toString());
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(products).toEqual(['ecs', 'cas']);
    const response = await fetch(`${url}/api/v1/instances`, {
      headers: { authorization: `Bearer ${credentials.apiKey}` },
    });
    expect(await response.json()).toMatchObject({ TotalCount: 6 });
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([0, null]);
  },
);
