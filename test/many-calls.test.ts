import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from './support/repository.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const hasBash = existsSync('/bin/bash');

let endpoint = '';
let most = 0;
const server = createServer((_, response) => setTimeout(() => response.end('{"RequestId":"r"}'), 5));

beforeAll(async () => {
  let open = 0;
  server.on('connection', (socket) => {
    most = Math.max(most, ++open);
    socket.on('close', () => open--);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const program = (address: string): string => `
import { createEcs, describeRegions } from '@yunspec/ecs';
const credentials = { accessKeyId: 'id', accessKeySecret: 'secret' };
const client = createEcs({ endpoint: '${address}', credentials, rateLimit: false, retry: { retries: 0 } });
const ends = await Promise.allSettled(Array.from({ length: 3000 }, () => describeRegions(client)));
const failed = ends.filter(({ status }) => status === 'rejected');
console.log(ends.length - failed.length, failed[0]?.reason.message ?? '');
`;

it.skipIf(!hasBash)(
  '3,000 calls at once need few sockets, and all succeed',
  async () => {
    const command = `ulimit -n 1024; exec "${process.execPath}" --input-type=module`;
    const run = promisify(execFile)('/bin/bash', ['-c', command], { cwd: here, timeout: 110_000 });
    run.child.stdin?.end(program(endpoint));
    expect((await run).stdout.trim()).toBe('3000');
    expect(most).toBeLessThanOrEqual(50);
  },
  120_000,
);

const node24 = join(root, '.cache/runtimes/node24/node_modules/node/bin/node');

it.skipIf(!existsSync(node24))(
  'NODE_USE_ENV_PROXY leads through the proxy, where Node supports it',
  async () => {
    const seen: (string | undefined)[] = [];
    const proxy = createServer((request, response) => {
      seen.push(request.url);
      response.end('{"RequestId":"by proxy"}');
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const text = `
    import { createEcs, describeRegions } from '@yunspec/ecs';
    const credentials = { accessKeyId: 'id', accessKeySecret: 'secret' };
    const client = createEcs({ endpoint: 'http://ecs.invalid', credentials, allowInsecure: true, retry: { retries: 0 } });
    console.log((await describeRegions(client).catch(({ code }) => ({ RequestId: code }))).RequestId);`;
    const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const runWith = async (env: Record<string, string>): Promise<string> => {
      const run = promisify(execFile)(node24, ['--input-type=module'], { cwd: here, timeout: 60_000, env });
      run.child.stdin?.end(text);
      return (await run).stdout.trim();
    };
    const on = await runWith({ NODE_USE_ENV_PROXY: '1', HTTP_PROXY: address });
    const off = await runWith({ HTTP_PROXY: address });
    proxy.closeAllConnections();
    proxy.close();
    expect([on, off]).toEqual(['by proxy', expect.stringMatching(/ENOTFOUND|EAI_AGAIN/)]);
    expect(seen[0]).toMatch(/^http:\/\/ecs\.invalid\//);
  },
  120_000,
);
