import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it, vi } from 'vitest';
import { main } from '../src/cli.js';

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

it('--help tells what there is', async () => {
  expect(await main(['--help'])).toBe(0);
  expect(written.out).toMatch(/^Usage: yunspec-local \[--port n\] \[--json\] \[product \.\.\.\]\n/);
});

it.each([
  [['ecz'], 'yunspec-local: there is no product "ecz"; did you mean ecs? Known: ecs, eiam, cas, ecs-gateway, iotda\n'],
  [['--port', 'many'], 'yunspec-local: --port must be a number from 0 to 65535, not "many"\n'],
  [['--port', '65536'], 'yunspec-local: --port must be a number from 0 to 65535, not "65536"\n'],
  [['--speed'], "yunspec-local: Unknown option '--speed'\n"],
])('%j is explained', async (args, message) => {
  expect(await main(args)).toBe(2);
  expect(written).toEqual({ out: '', err: message });
});

it('a port that is taken is explained', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  expect(await main(['--port', String(port), 'cas'])).toBe(2);
  expect(written.err).toBe(`yunspec-local: port ${port} is taken; --port 0 finds a free one\n`);
  other.close();
});

it.each(['SIGINT', 'SIGTERM'] as const)('it prints where it listens, answers, and ends well on %s', async (signal) => {
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
});
