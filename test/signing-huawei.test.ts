import { http, huaweiKey, type Operation } from '@yunspec/runtime';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Parts, sendByHuaweiClient } from './support/huawei-client.js';
import { createRandomInputs } from './support/random-inputs.js';
import { type Asked, drawRequest, listParameters, prepareOurs, type Sent } from './support/signing.js';

// SDK-HMAC-SHA256. The clock stands still; all else each side makes for itself.
beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterAll(() => {
  vi.useRealTimers();
});

const random = createRandomInputs(20180101);
const text = { type: 'string' } as const;
const url = '/v5/iot/{project_id}/instances/{id}';

/** Lists travel as the vendor's client sends them: the name again for each item. */
const makeOperation = (method: string, input: object): Operation => ({
  name: 'CallInstance',
  http: { method, path: url },
  input: {
    type: 'object',
    properties: {
      project_id: { ...text, wire: 'path' },
      id: { ...text, wire: 'path' },
      'X-Project-Id': { ...text, wire: 'header' },
      name: text,
      ...Object.fromEntries(
        Object.entries(input).flatMap(([name, value]) =>
          Array.isArray(value) ? [[name, { type: 'array', wire: 'repeated' }]] : [],
        ),
      ),
    },
  },
});

/** Neither `.`, nor what the vendor's client encodes twice, nor what must not be in a path. */
const letters = [...'abzAZ059-_~*!(),;:@&=+磁é😀'];

/** A query holds texts and lists of texts. */
const flatten = (input: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(input)
      .filter(([, value]) => Array.isArray(value) || typeof value !== 'object')
      .map(([name, value]) => [name, Array.isArray(value) ? value.filter((item) => typeof item !== 'object') : value]),
  );

const hasBody = (method: string): boolean => method === 'POST' || method === 'PUT';

function drawCall(method: string): Asked & { project: string; id: string } {
  const any = random.parameters(true);
  const id = `i${random.times(random.below(8), () => letters[random.below(letters.length)]).join('')}`;
  return { ...drawRequest(random, method, hasBody(method) ? any : flatten(any)), project: `p${random.below(1e9)}`, id };
}

async function prepareBoth({
  project,
  id,
  ...asked
}: ReturnType<typeof drawCall>): Promise<[ours: Sent, theirs: Sent]> {
  const { method, input } = asked;
  const operation = makeOperation(method, hasBody(method) ? {} : input);
  const request = await prepareOurs(
    { ...asked, input: { project_id: project, id, 'X-Project-Id': project, ...input } },
    http({ auth: huaweiKey }),
    operation,
  );
  // it sorts lists where they are
  const parts: Parts = {
    url,
    pathParams: { id },
    ...(hasBody(method) ? { data: input } : { queryParams: structuredClone(input) }),
  };
  return [request, await sendByHuaweiClient(asked, project, parts)];
}

/** Picks what both send and sign. Without a body, the vendor's client still adds a content type, and signs none. */
function normalizeRequest({ method, url: address, headers, body }: Sent): object {
  const { origin, pathname } = new URL(address);
  const own = [
    'authorization',
    'x-sdk-date',
    'x-project-id',
    'x-security-token',
    ...(body === '' ? [] : ['content-type']),
  ];
  return {
    method,
    address: origin + decodeURIComponent(pathname),
    query: listParameters({ method, url: address, headers: {}, body }),
    headers: Object.fromEntries(own.map((name) => [name, headers[name]])),
    body,
  };
}

it.each(['GET', 'DELETE', 'POST', 'PUT'])('400 random %s requests are those of the vendor’s client', async (method) => {
  const seen = { tokens: 0, ports: 0, paths: 0, lists: 0 };
  for (let i = 0; i < 400; i++) {
    const asked = drawCall(method);
    const [request, want] = await prepareBoth(asked);
    expect(normalizeRequest(request), JSON.stringify(asked)).toEqual(normalizeRequest(want));
    const { port, pathname } = new URL(asked.endpoint);
    if (asked.credentials.securityToken !== undefined) seen.tokens++;
    if (port !== '') seen.ports++;
    if (pathname !== '/') seen.paths++;
    if (Object.values(asked.input).some((value) => Array.isArray(value) && value.length > 1)) seen.lists++;
  }
  expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(60);
});

const orders: readonly [what: string, input: Record<string, unknown>][] = [
  ['a list that is not sorted', { Names: ['b', 'a', 'b'] }],
  ['a list that is sorted only before it is encoded', { Names: ['磁', '~', 'z'] }],
  ['numbers and words', { Names: [10, 9, true, ''] }],
  ['no list', { Names: [] }],
];

it.each(orders)('%s is signed as the vendor’s client signs it', async (_, input) => {
  const [request, want] = await prepareBoth({ ...drawCall('GET'), input });
  expect(normalizeRequest(request)).toEqual(normalizeRequest(want));
});

/** Half of a surrogate pair: the vendor's signer fails at the end of a text, and swallows the next letter within one. */
const lone: readonly [what: string, method: string, text: string, theirs: string, ours: string][] = [
  ['at the end of a query', 'GET', 'a\ud83d', 'RequiredError', '?A=a%EF%BF%BD'],
  ['within a query', 'DELETE', 'a\ud83db', '?A=a%F0%9F%91%A2', '?A=a%EF%BF%BDb'],
  ['in a body', 'POST', 'a\ud83d', '{"A":"a\\ud83d"}', '{"A":"a\\ud83d"}'],
];

const joinTexts = ({ url: address, body }: Sent): string => new URL(address).search + body;

it.each(lone)('half a pair %s, %s %j: the vendor’s client has %s, ours %s', async (_, method, given, theirs, want) => {
  const asked = { ...drawCall(method), input: { A: given } };
  expect(
    await prepareBoth(asked).then(
      ([, vendors]) => joinTexts(vendors),
      (error: Error) => error.name,
    ),
  ).toBe(theirs);
  const [request, vendors] = await prepareBoth(
    theirs === want ? asked : { ...asked, input: { A: Buffer.from(given).toString() } },
  );
  expect(joinTexts(request)).toBe(want);
  expect(normalizeRequest(request)).toEqual(normalizeRequest(vendors));
});
