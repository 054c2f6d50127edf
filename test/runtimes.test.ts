import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLocalCloud } from '@yunspec/local';
import { installedModels, type LocalServer, listen } from '@yunspec/local/server';
import { EdgeRuntime } from 'edge-runtime';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hasChromium, openChromium } from './support/chromium.js';

// Other runtimes come from `node scripts/setup-runtimes.mjs`; those that are not there are skipped, each with its name.
const root = fileURLToPath(new URL('..', import.meta.url));
const locateNode = (name: string): string => join(root, '.cache/runtimes', name, 'node_modules/node/bin/node');
const want =
  'rpc: cn-hangzhou cn-qingdao cn-beijing; acs3: cn-hangzhou cn-qingdao cn-beijing; InvalidInstanceId.NotFound; ValidationError';

/** The smoke test as one file, bundled as for a browser. */
async function bundleSmokeTest(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL('support/smoke.ts', import.meta.url)),
        formats: ['iife'],
        name: 'smokeTest',
        fileName: 'smoke',
      },
    },
  });
  const [{ output: chunks }] = output as unknown as [{ output: { code?: string }[] }];
  return chunks.map((chunk) => chunk.code ?? '').join('\n');
}

let cloud: LocalServer;
let code = '';

beforeAll(async () => {
  code = await bundleSmokeTest();
  const { fetch } = createLocalCloud({ products: installedModels(['ecs']) });
  const pages: Readonly<Record<string, [string, string]>> = {
    '/page': ['text/html', '<!doctype html><script src="/smoke.js"></script>'],
    '/smoke.js': ['text/javascript', code],
  };
  cloud = await listen({
    fetch: (request) => {
      const page = pages[new URL(request.url).pathname];
      return page === undefined
        ? fetch(request)
        : Promise.resolve(new Response(page[1], { headers: { 'content-type': page[0] } }));
    },
  });
});

afterAll(async () => {
  await cloud.close();
});

it('a bundle for browsers holds nothing of Node', () => {
  expect(code).toContain('DescribeRegions');
  expect(code).not.toMatch(/["']node:|getBuiltinModule|require\(/);
});

it('runs in an edge runtime', async () => {
  const edge = new EdgeRuntime({ initialCode: code });
  expect(await (edge.evaluate(`smokeTest.runSmokeTest(${JSON.stringify(cloud.url)})`) as Promise<string>)).toBe(want);
});

it.skipIf(!hasChromium)('runs in Chromium', async () => {
  const opened = await openChromium();
  try {
    const page = await opened.newPage();
    await page.goto(`${cloud.url}/page`);
    expect(await page.evaluate(`smokeTest.runSmokeTest(${JSON.stringify(cloud.url)})`)).toBe(want);
  } finally {
    await opened.close();
  }
});

for (const [title, program] of [
  ['this Node', process.execPath],
  ['Node 22', locateNode('node22')],
  ['Node 24', locateNode('node24')],
] as const) {
  it.skipIf(!existsSync(program))(`the tour runs on ${title}`, () => {
    const said = execFileSync(program, ['examples/dist/tour.js'], { cwd: root, encoding: 'utf8' });
    expect(said).toContain('IncorrectInstanceStatus, HTTP 403');
    expect(said).not.toContain('FAIL');
  });
}
