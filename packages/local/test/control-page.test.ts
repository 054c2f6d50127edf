import { describe, expect, it } from 'vitest';
import { createLocalCloud } from '../src/index.js';
import { createCaller } from './support/clients.js';
import { cas, ecs } from './support/models.js';

const credentials = { accessKeyId: 'local', accessKeySecret: 'local-secret' };
const region = { RegionId: 'cn-hangzhou' };
const other = { accessKeyId: 'second', accessKeySecret: 'second-secret', apiKey: 'second-key' };

// no state passes by itself while a test looks
const start = Date.now();

function open(accounts: readonly (typeof other)[] = []) {
  const cloud = createLocalCloud({ products: [ecs, cas], accounts, now: () => start });
  const send = (path: string, init?: RequestInit) =>
    cloud.fetch(new Request(`http://127.0.0.1/_yunspec/${path}`, { headers: { accept: 'text/html' }, ...init }));
  const read = async (path = ''): Promise<string> => (await send(path)).text();
  return { cloud, send, read, ask: createCaller(ecs, { fetch: cloud.fetch, credentials }) };
}

/** Lists the rows of the table with a caption, each with the texts of its cells. */
function listRows(page: string, caption: string): string[][] {
  const table = page.split('<table>').find((part) => part.includes(`<caption>${caption}</caption>`)) ?? '';
  const rows = (table.split('</table>')[0] ?? '').split('<tr>').slice(1);
  return rows.map((row) => [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => cell));
}

describe('resources', () => {
  it('are counted by state, and shown with what fits into a cell', async () => {
    const { cloud, read } = open();
    const hidden = { Nested: { a: 1 }, Empty: '' };
    cloud.ecs.vpcs.add({ ...hidden, VpcId: 'vpc-1', ...region, Status: 'Available', VpcName: 'office' });
    cloud.ecs.vpcs.add({ ...region, VpcId: 'vpc-2', Status: 'Pending' });
    cloud.ecs.vpcs.add({ ...region, VpcId: 'vpc-3', Status: 'Available' });
    const page = await read();
    expect(page).toContain('<summary>Vpc: 3 (2 Available, 1 Pending)</summary>');
    const [head = [], ...rows] = listRows(page, 'Vpc: all');
    expect(head.slice(0, 2)).toEqual(['VpcId', 'State']);
    expect(head.length).toBeLessThanOrEqual(6);
    for (const name of ['Status', 'Nested', 'Empty']) expect(head).not.toContain(name);
    expect(rows.map((row) => row.slice(0, 2))).toEqual([
      ['vpc-1', 'Available'],
      ['vpc-2', 'Pending'],
      ['vpc-3', 'Available'],
    ]);
    const at = head.indexOf('VpcName');
    expect(rows.map((row) => row[at])).toEqual(['office', '', '']);
  });

  it('of a kind without states have no column for them', async () => {
    const [head = [], ...rows] = listRows(await open().read(), 'Region: all');
    expect([head[0], head.includes('State')]).toEqual(['RegionId', false]);
    expect(rows.map(([id]) => id)).toContain('cn-hangzhou');
  });

  it('of a kind that has none are not shown', async () => {
    const page = await open().read();
    expect(page).not.toContain('<summary>Vpc:');
    expect(page).toContain('<h2 id="resources">Resources</h2>');
  });

  it.each([
    [50, 'Vpc: all', 50],
    [51, 'Vpc: the first 50 of 51', 50],
  ])('%i of them are shown as "%s"', async (count, caption, want) => {
    const { cloud, read } = open();
    for (let i = 0; i < count; i++) cloud.ecs.vpcs.add({ ...region, VpcId: `vpc-${i}` });
    expect(listRows(await read(), caption)).toHaveLength(1 + want);
  });

  it('cannot add markup to the page', async () => {
    const { cloud, read } = open();
    cloud.ecs.vpcs.add({ ...region, VpcId: 'vpc-1', VpcName: `<b title="1">'2' & 3</b>` });
    const page = await read();
    expect(page).toContain('&lt;b title=&quot;1&quot;&gt;&#39;2&#39; &amp; 3&lt;/b&gt;');
    expect(page).not.toContain('<b ');
  });
});

describe('requests', () => {
  it('are shown from the newest on, with the reason of a refusal', async () => {
    const { cloud, ask, read } = open();
    expect(await read()).toContain('There was no request yet.');
    await ask('DescribeVpcs', region);
    await ask('DeleteVpc', { VpcId: 'vpc-none' }).catch(() => undefined);
    await cloud.fetch(new Request('http://127.0.0.1/nothing')).catch(() => undefined);
    const page = await read();
    expect(page).not.toContain('There was no request yet.');
    const [head, ...rows] = listRows(page, 'The latest 3 of 3, the newest first');
    expect(head).toEqual(['Time', 'Request', 'Status', 'Reason']);
    expect(rows.map(([, ...cells]) => cells)).toEqual([
      ['GET /nothing', expect.stringMatching(/^<span class="bad">4\d\d<\/span>$/), expect.any(String)],
      ['DeleteVpc', expect.stringMatching(/^<span class="bad">4\d\d<\/span>$/), expect.stringMatching(/^\S+: ./)],
      ['DescribeVpcs', '<span class="good">200</span>', ''],
    ]);
    for (const [time] of rows) expect(time).toMatch(/^\d\d:\d\d:\d\d$/);
  });

  it('that were cut off are closed', async () => {
    const { cloud, ask, read } = open();
    cloud.fail({ operation: 'DescribeRegions', cut: true });
    await ask('DescribeRegions').catch(() => undefined);
    const rows = listRows(await read(), 'The latest 1 of 1, the newest first');
    expect(rows[1]?.slice(1)).toEqual(['DescribeRegions', '<span class="bad">closed</span>', '']);
  });

  it('are the latest fifty', async () => {
    const { ask, read } = open();
    for (let i = 0; i < 52; i++) await ask(i === 51 ? 'DescribeVpcs' : 'DescribeRegions', region);
    const rows = listRows(await read(), 'The latest 50 of 52, the newest first');
    expect([rows.length, rows[1]?.[1], rows[2]?.[1]]).toEqual([51, 'DescribeVpcs', 'DescribeRegions']);
  });
});

describe('accounts', () => {
  it('can be chosen if there are several', async () => {
    expect(await open().read()).not.toContain('<select id="account"');
    const { cloud, read } = open([other]);
    cloud.account('second').ecs?.vpcs?.add({ ...region, VpcId: 'vpc-of-second' });
    const [first, second] = [await read(), await read('?account=second')];
    expect(first).toContain('<option selected>local</option><option>second</option>');
    expect(second).toContain('<option>local</option><option selected>second</option>');
    expect([first.includes('vpc-of-second'), second.includes('vpc-of-second')]).toEqual([false, true]);
    expect(second).toContain('href="?account=second"');
  });
});

describe('failures', () => {
  it.each([
    [{ operation: 'DescribeVpcs', code: 'Throttling' }, 'DescribeVpcs, once: code Throttling'],
    [{ code: 'Throttling', times: 3 }, 'any operation, 3 times: code Throttling'],
    [{ operation: 'DescribeVpcs', delay: 5, cut: true }, 'DescribeVpcs, once: delay 5, cut true'],
  ])('that wait for calls are listed: %j', async (failure, want) => {
    const { cloud, read } = open();
    expect(await read()).not.toContain('Waiting for calls');
    cloud.fail(failure);
    expect(await read()).toContain(`<h3>Waiting for calls</h3><ul><li>${want}</li></ul>`);
  });

  it('can be chosen among all operations and malformed answers', async () => {
    const page = await open().read();
    for (const name of ['DescribeVpcs', 'ListInstances']) expect(page).toContain(`<option value="${name}"></option>`);
    expect(page).toContain('<option value="">no</option>');
    for (const name of ['empty', 'truncated', 'html', 'list']) expect(page).toContain(`<option>${name}</option>`);
  });
});

describe('forms', () => {
  const post = (body: string): RequestInit => ({
    method: 'POST',
    body,
    headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
  });

  it.each([
    ['fail', 'code=Throttling', 'The failures are changed.'],
    ['fail', '_method=DELETE', 'The failures are changed.'],
    ['clock', 'advance=5m', 'The clock is set.'],
    ['reset', '', 'The cloud is as it was at the start.'],
  ])('%s with %j leads to the page, which says so', async (name, body, sentence) => {
    const { send, read } = open();
    const response = await send(name, post(body));
    expect([response.status, response.headers.get('location')]).toEqual([303, `/_yunspec/?done=${name}`]);
    expect(await read(`?done=${name}`)).toContain(`<p class="notice good" role="status">${sentence}</p>`);
  });

  it('delete failures', async () => {
    const { cloud, send, read } = open();
    cloud.fail({ code: 'Throttling' });
    await send('fail', post('_method=DELETE'));
    expect(await read()).not.toContain('Waiting for calls');
  });

  it('that are wrong get the page with the reason', async () => {
    const response = await open().send('clock', post('transition=soon'));
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(/<p class="notice bad" role="alert">[^<]*soon[^<]*<\/p>/);
  });

  it.each(['', '?done=nothing', '?done=constructor'])('the page %j says nothing of them', async (path) => {
    expect((await open().read(path)).match(/class="notice.*/)).toBeNull();
  });

  it('have a label for each field, and name only hints that are there', async () => {
    const page = await open([other]).read();
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const named = [...page.matchAll(/ (?:for|aria-describedby|aria-labelledby|list)="([^"]+)"/g)].map(([, id]) => id);
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
    const fields = [...page.matchAll(/<(?:input|select)\b[^>]* id="([^"]+)"/g)].map(([, id]) => id);
    expect(fields.length).toBeGreaterThan(8);
    expect(fields.filter((id) => !page.includes(`<label for="${id}">`))).toEqual([]);
  });

  it('hold the values that are set', async () => {
    const { send, read } = open();
    await send('clock', post('transition=7s'));
    expect(await read()).toMatch(/<input id="clock-transition" name="transition" value="7000"/);
    expect(await read()).toMatch(/<input id="fail-times" name="times" value="1"[^>]* inputmode="numeric"/);
    expect(await read()).toMatch(/<input id="fail-code" name="code" value=""[^>]*(?<!inputmode="numeric")>/);
  });
});

it('the page allows no scripts, and names the products', async () => {
  const response = await open().send('');
  expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'/);
  expect(response.headers.get('content-type')).toBe('text/html;charset=utf-8');
  expect(await response.text()).toContain('It serves ecs, cas.');
});
