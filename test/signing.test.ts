import { createRequire } from 'node:module';
import RpcClient from '@alicloud/pop-core';
import { type Attempt, type Operation, rpc } from '@yunspec/runtime';
import { expect, it } from 'vitest';
import { randomInputs } from './support/random-inputs.js';

/** What the vendor's own client hands to its HTTP library. */
interface Sent {
  url: string;
  data?: string;
}

interface HttpLibrary {
  request(url: string, options: { data?: string }): Promise<object>;
  read(response: object): Promise<string>;
}

let sent: Sent | undefined;
const httpx = createRequire(createRequire(import.meta.url).resolve('@alicloud/pop-core'))('httpx') as HttpLibrary;
httpx.request = (url, { data }) => {
  sent = { url, ...(data === undefined ? {} : { data }) };
  return Promise.resolve({ statusCode: 200, headers: {}, req: { getHeaders: () => ({}) } });
};
httpx.read = () => Promise.resolve('{}');

const { below, times, text, parameters } = randomInputs(20140526);

const sorted = (query: string): string[] => query.split('&').sort();
const queryOf = ({ url, data }: Sent): string => data ?? url.slice(url.indexOf('?') + 1);

/** The parameters as both sides send them: encoded, signed, in one order. */
async function both(
  method: 'GET' | 'POST',
  input: Record<string, unknown>,
  token: string | undefined,
): Promise<{ theirs: string[]; ours: string[] }> {
  const now = new Date(Date.UTC(2012 + below(20), below(12), 1 + below(28), below(24), below(60), below(60), below(1000)));
  const nonce = `nonce-${below(1e9)}`;
  const keys = {
    accessKeyId: `id-${below(1e6)}`,
    accessKeySecret: text() || 'secret',
    ...(token === undefined ? {} : { securityToken: token }),
  };

  const client = new RpcClient({ ...keys, endpoint: 'https://ecs.aliyuncs.com', apiVersion: '2014-05-26' });
  await client.request('DescribeDisks', { ...input, SignatureNonce: nonce, Timestamp: `${now.toISOString().slice(0, 19)}Z` }, { method });

  const operation: Operation = { name: 'DescribeDisks', input: { type: 'object' } };
  const endpoint = new URL('https://ecs.aliyuncs.com');
  const attempt: Attempt = {
    version: '2014-05-26',
    operation,
    input,
    credentials: keys,
    endpoint,
    isCustomEndpoint: false,
    now,
    nonce,
    format: 'JSON',
    headers: {},
  };
  const { url, body } = await rpc({ method }).request(attempt);
  return { theirs: sorted(queryOf(sent as Sent)), ours: sorted(queryOf({ url, ...(body === undefined ? {} : { data: body }) })) };
}

it.each(['GET', 'POST'] as const)(
  '1,500 random parameter sets are flattened, encoded and signed as the vendor’s client does: %s',
  async (method) => {
    let lists = 0;
    for (let i = 0; i < 1500; i++) {
      const input = parameters();
      const { theirs, ours } = await both(method, input, i % 5 === 0 ? `token ${i}*~` : undefined);
      if (ours.join('&') !== theirs.join('&')) expect(ours, JSON.stringify(input)).toEqual(theirs);
      if (Object.values(input).some(Array.isArray)) lists++;
    }
    expect(lists).toBeGreaterThan(500);
  },
);

const telling: readonly [what: string, input: Record<string, unknown>][] = [
  ['nothing', {}],
  ['blanks', { Name: ' a  b ' }],
  ['* ~ +', { Name: '*~+', 'K*~+': '' }],
  ['quotes', { Name: `'"\`!()` }],
  ['encoded already', { Name: '%20%2A%7E&=' }],
  ['CJK and emoji', { Name: '磁盘😀', 磁: '1' }],
  ['empty texts and lists', { A: '', B: [], C: [''] }],
  ['ten and more items', { DiskId: times(12, () => 'd') }],
  ['lists in objects in lists', { NetworkInterface: [{ SecurityGroupIds: ['a', 'b'], VSwitchId: 'v' }, {}] }],
  ['lists in lists', { A: [['a', ['b']], 'c'] }],
  ['numbers and booleans', { A: 0, B: -1.5, C: true, D: [false, 1e21] }],
  ['names that sort by code unit', { Ab: 1, AB: 2, B: 3, _: 4, '😀': 5, '\uffff': 6 }],
];

it.each(telling.flatMap(([what, input]) => (['GET', 'POST'] as const).map((method) => [method, what, input] as const)))(
  '%s of %s',
  async (method, _, input) => {
    const { theirs, ours } = await both(method, formatted(input), undefined);
    expect(ours).toEqual(theirs);
  },
);

/** As the vendor's client names parameters. */
const formatted = (input: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(input).map(([key, inner]) => [key.slice(0, 1).toUpperCase() + key.slice(1), inner]));
