import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { EcsClient } from '@yunspec/ecs';
import { createLocalCloud, localCredentials } from '@yunspec/local';
import { installedModels, type LocalServer, listen } from '@yunspec/local/server';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { hasChromium, openChromium } from './support/chromium.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const markup = '<img src=x onerror=alert(1)>"\'&';

// nothing passes by itself while a test looks at it
const cloud = createLocalCloud({ products: installedModels(['ecs', 'cas']), transition: 3_600_000 });
let server: LocalServer;
let browser: Browser;
let ecs: EcsClient;

/** Opens the page in a window of its own, by default without scripts: it does not need any. */
async function open(options: BrowserContextOptions = { javaScriptEnabled: false }): Promise<Page> {
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(`${server.url}/_yunspec/`);
  return page;
}

/** The rules of WCAG 2.2 AA, and the good practice around them, that the page breaks. */
async function listViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

describe.skipIf(!hasChromium)('the status page', { timeout: 180_000 }, () => {
  beforeAll(async () => {
    server = await listen(cloud);
    browser = await openChromium();
    ecs = new EcsClient({ endpoint: server.url, region: 'cn-hangzhou', credentials: localCredentials });
  });

  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  beforeEach(() => {
    cloud.reset();
  });

  test('shows resources with their states, and requests with the reason of each refusal', async () => {
    await ecs.createVpc({ VpcName: 'office' });
    await ecs.startInstance({ InstanceId: 'i-none' }).catch(() => undefined);
    const page = await open();
    const vpcs = page.locator('details', { hasText: 'Vpc: 1 (1 Pending)' });
    await vpcs.locator('summary').click();
    expect(await vpcs.locator('tbody').innerText()).toContain('office');
    const [refused, created] = await page.locator('section', { hasText: 'Requests' }).locator('tbody tr').all();
    expect(await refused?.innerText()).toMatch(/StartInstance\s+404\s+InvalidInstanceId\.NotFound: /);
    expect(await created?.innerText()).toMatch(/CreateVpc\s+200/);
  });

  test('makes calls fail, and cancels that', async () => {
    const page = await open();
    await page.getByLabel('Operation').fill('DescribeRegions');
    await page.getByLabel('Error code').fill('ServiceUnavailable');
    await page.getByLabel('Number of calls').fill('9');
    await page.getByRole('button', { name: 'Add failure' }).click();
    expect(await page.getByRole('status').innerText()).toBe('The failures are changed.');
    expect(await page.getByRole('listitem').filter({ hasText: 'DescribeRegions' }).innerText()).toBe(
      'DescribeRegions, 9 times: code ServiceUnavailable',
    );
    const call = ecs.describeRegions({}, { retry: { retries: 0 } });
    await expect(call).rejects.toMatchObject({ code: 'ServiceUnavailable' });
    await page.getByRole('button', { name: 'Cancel failures' }).click();
    expect((await ecs.describeRegions()).Regions?.Region?.length).toBe(3);
  });

  test('says what is wrong with a failure', async () => {
    const page = await open();
    await page.getByLabel('Operation').fill('DescribeRegion');
    await page.getByRole('button', { name: 'Add failure' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('Did you mean DescribeRegions?');
  });

  test('sets the clock, and starts anew', async () => {
    await ecs.createVpc();
    const page = await open();
    await page.getByLabel('Set forward by').fill('1h');
    await page.getByLabel('Time in states such as Starting').fill('2s');
    await page.getByRole('button', { name: 'Set clock' }).click();
    expect(await page.getByRole('status').innerText()).toBe('The clock is set.');
    await expect(page.locator('summary', { hasText: 'Vpc: 1 (1 Available)' }).count()).resolves.toBe(1);
    expect(await page.getByLabel('Time in states such as Starting').inputValue()).toBe('2000');
    await page.getByRole('button', { name: 'Reset' }).click();
    expect(await page.locator('summary', { hasText: 'Vpc: ' }).count()).toBe(0);
  });

  test('shows markup as text', async () => {
    await ecs.describeInstances({ RegionId: markup }, { validate: 'off' }).catch(() => undefined);
    await fetch(`${server.url}/<img src=x>`);
    (cloud as typeof cloud & { ecs: { vpcs: { add(members: object): void } } }).ecs.vpcs.add({ VpcName: markup });
    const page = await open();
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('body').textContent()).toContain(markup);
  });

  test.each(['light', 'dark'] as const)('breaks no rule of accessibility in %s', async (colorScheme) => {
    await ecs.createVpc({ VpcName: 'office' });
    await ecs.startInstance({ InstanceId: 'i-none' }).catch(() => undefined);
    cloud.fail({ operation: 'DescribeRegions', code: 'Throttling' });
    const page = await open({ colorScheme });
    await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
    expect(await listViolations(page)).toEqual([]);
    await page.getByLabel('HTTP status').fill('1');
    await page.getByRole('button', { name: 'Add failure' }).click();
    expect(await page.getByRole('alert').count()).toBe(1);
    expect(await listViolations(page)).toEqual([]);
  });

  test('is reached by the keyboard, with a visible focus', async () => {
    const page = await open({});
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
    const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineWidth');
    expect(outline).toBe('3px');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
  });
});
