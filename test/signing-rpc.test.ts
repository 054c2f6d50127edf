import { type Operation, rpc } from '@yunspec/runtime';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { sendByNewerClient, sendByOlderClient } from './support/aliyun-clients.js';
import { createRandomInputs } from './support/random-inputs.js';
import { type Asked, drawRequest, listParameters, prepareOurs, type Sent } from './support/signing.js';

// Signature 1.0. The clock stands still, and the nonce is given: all else each side makes for itself.
beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterAll(() => {
  vi.useRealTimers();
});

const operation: Operation = { name: 'DescribeDisks', input: { type: 'object' } };
const makeOurs = (asked: Asked): Promise<Sent> =>
  prepareOurs(asked, rpc({ method: asked.method as 'GET' | 'POST' }), operation);
const random = createRandomInputs(20140526);

/** Picks what must be the same to the byte: order and encoding of all parameters, and the signature. */
const pickWire = ({ method, url, headers, body }: Sent): object => ({
  method,
  url,
  body,
  type: headers['content-type'],
});

it.each(['GET', 'POST'])(
  '500 random %s requests are byte for byte those of the vendor’s older client',
  async (method) => {
    const seen = { lists: 0, tokens: 0, ports: 0 };
    for (let i = 0; i < 500; i++) {
      const asked = drawRequest(random, method, random.parameters());
      expect(pickWire(await makeOurs(asked)), JSON.stringify(asked)).toEqual(
        pickWire(await sendByOlderClient(operation.name, asked)),
      );
      if (Object.values(asked.input).some(Array.isArray)) seen.lists++;
      if (asked.credentials.securityToken !== undefined) seen.tokens++;
      if (new URL(asked.endpoint).port !== '') seen.ports++;
    }
    expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(130);
  },
);

// it sends the same parameters in another order, and those of the protocol never in a form
it.each([
  ['GET', 'the query', false],
  ['POST', 'the query', false],
  ['POST', 'a form', true],
] as const)(
  '400 random nested inputs get the signature of the vendor’s newer client: %s, in %s',
  async (method, _, isForm) => {
    for (let i = 0; i < 400; i++) {
      const asked = drawRequest(random, method, random.parameters(true));
      const want = listParameters(await sendByNewerClient(operation.name, asked, { signature: 'v2', isForm }));
      expect(listParameters(await makeOurs(asked)), JSON.stringify(asked)).toEqual(want);
    }
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
  ['ten and more items', { DiskId: random.times(12, () => 'd') }],
  ['lists in objects in lists', { NetworkInterface: [{ SecurityGroupIds: ['a', 'b'], VSwitchId: 'v' }, {}] }],
  ['lists in lists', { A: [['a', ['b']], 'c'] }],
  ['numbers and booleans', { A: 0, B: -1.5, C: true, D: [false, 1e21] }],
  ['names that sort by code unit', { Ab: 1, AB: 2, B: 3, _: 4, '😀': 5, '\uffff': 6 }],
];

const rows = telling.flatMap(([what, input]) => ['GET', 'POST'].map((method) => [method, what, input] as const));
it.each(rows)('%s of %s', async (method, _, input) => {
  const asked = drawRequest(random, method, input);
  expect(pickWire(await makeOurs(asked))).toEqual(pickWire(await sendByOlderClient(operation.name, asked)));
});

const lone: readonly [what: string, input: Record<string, unknown>, ours: string][] = [
  ['the first half of a pair', { A: 'a\ud83d' }, 'A=a%EF%BF%BD'],
  ['the second half of a pair', { A: '\ude00b' }, 'A=%EF%BF%BDb'],
  ['two halves the wrong way round', { A: '\ude00\ud83d' }, 'A=%EF%BF%BD%EF%BF%BD'],
  ['half of a pair in a name', { 'A\ud83d': '1' }, 'A%EF%BF%BD=1'],
];

it.each(lone)('%s makes the vendor’s clients fail; ours sends U+FFFD', async (_, input, want) => {
  const asked = drawRequest(random, 'GET', input);
  await expect(sendByOlderClient(operation.name, asked)).rejects.toThrow('URI malformed');
  await expect(sendByNewerClient(operation.name, asked, { signature: 'v2' })).rejects.toThrow('URI malformed');
  const same = Object.fromEntries(
    Object.entries(input).map((pair) => pair.map((text) => Buffer.from(String(text)).toString())),
  );
  const request = pickWire(await makeOurs(asked));
  expect(request).toEqual(pickWire(await sendByOlderClient(operation.name, { ...asked, input: same })));
  expect(request).toHaveProperty('url', expect.stringContaining(`${want}&`));
});
