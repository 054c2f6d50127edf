import { afterEach, expect, it, vi } from 'vitest';
import { call, type Operation } from '../src/index.js';
import {
  type Answer,
  broken,
  brokenBelow,
  cut,
  failure,
  json,
  plain,
  refusal,
  safe,
  service,
  silence,
  text,
  tokened,
} from './support/service.js';

afterEach(() => {
  vi.useRealTimers();
});

const ok = json({ RequestId: 'r' });

type Times = readonly [answer: Answer, safe: number, tokened: number, plain: number];

/** Error codes of Node for certificates that it rejects. */
const certificates = [
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
];

const repeated: readonly [what: string, ...Times][] = [
  ['Throttling', refusal('Throttling', 400), 3, 3, 3],
  ['Throttling.User', refusal('Throttling.User', 400), 3, 3, 3],
  ['a documented throttle', refusal('Throttling.Api', 503), 3, 3, 3],
  ['429', refusal('TooMany', 429), 3, 3, 3],
  ['429 with a page', text('<html>', 429), 3, 3, 3],
  ['a documented code', refusal('InternalError', 500), 3, 3, 1],
  ['a documented code with another status', refusal('ServiceUnavailable', 400), 3, 3, 1],
  ...[500, 502, 503, 504].flatMap((status): (typeof repeated)[number][] => [
    [`an unknown code with ${status}`, refusal('Mystery', status), 3, 3, 1],
    [`a page with ${status}`, text('<html>not well</html>', status), 3, 3, 1],
  ]),
  ...[400, 404, 409, 501, 505, 507, 511, 599].flatMap((status): (typeof repeated)[number][] => [
    [`an unknown code with ${status}`, refusal('Mystery', status), 1, 1, 1],
    [`a page with ${status}`, text('<html>no</html>', status), 1, 1, 1],
  ]),
  ['a documented throttle with a status that says nothing', refusal('Busy', 400), 3, 3, 3],
  ['a code that is never to be repeated, with 500', refusal('QuotaFull', 500), 1, 1, 1],
  ['a code that is never to be repeated, with 429', refusal('QuotaFull', 429), 1, 1, 1],
  ['a code that is never to be repeated, though it begins as others', refusal('Throttling.Forever', 503), 1, 1, 1],
  ['a code that every object inherits', refusal('constructor', 400), 1, 1, 1],
  ['a 200 that is not valid JSON', text('{"RequestId":'), 1, 1, 1],
  ['auth', refusal('InvalidAccessKeyId.NotFound', 404), 1, 1, 1],
  ['an answer that breaks', cut(), 3, 3, 1],
  ['an answer that breaks, of a refusal', cut(400), 3, 3, 1],
  ['ECONNREFUSED', broken('ECONNREFUSED'), 3, 3, 3],
  ['ENOTFOUND', broken('ENOTFOUND'), 3, 3, 3],
  ['EAI_AGAIN', broken('EAI_AGAIN'), 3, 3, 3],
  ['ECONNREFUSED as the cause', brokenBelow('ECONNREFUSED'), 3, 3, 3],
  ['ECONNRESET', broken('ECONNRESET'), 3, 3, 1],
  ['ECONNRESET as the cause', brokenBelow('ECONNRESET'), 3, 3, 1],
  ...['ETIMEDOUT', 'EADDRNOTAVAIL', 'EMFILE', 'EHOSTUNREACH', 'ENETUNREACH'].flatMap(
    (code): (typeof repeated)[number][] => [
      [`${code} of connect`, broken(code, 'connect'), 3, 3, 3],
      [`${code} of connect as the cause`, brokenBelow(code, 'connect'), 3, 3, 3],
    ],
  ),
  ['EAI_FAIL of getaddrinfo', broken('EAI_FAIL', 'getaddrinfo'), 3, 3, 3],
  ...['EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT'].flatMap((code): (typeof repeated)[number][] => [
    [`${code} of read`, broken(code, 'read'), 3, 3, 1],
    [`${code} of write as the cause`, brokenBelow(code, 'write'), 3, 3, 1],
    [`${code} of who knows what`, broken(code), 3, 3, 1],
  ]),
  ...certificates.flatMap((code): (typeof repeated)[number][] => [
    [code, broken(code), 1, 1, 1],
    [`${code} as the cause`, brokenBelow(code), 1, 1, 1],
  ]),
  ['an unnamed failure', () => Promise.reject(new TypeError('fetch failed')), 3, 3, 1],
  ['a rejection with nothing', () => Promise.reject(undefined), 3, 3, 1],
  ['a timeout of the attempt', silence, 3, 3, 1],
  ['a result', ok, 1, 1, 1],
];

for (const [what, answer, ...times] of repeated) {
  it.each([
    ['a read', safe, times[0]],
    ['a write with a token', tokened, times[1]],
    ['a write without one', plain, times[2]],
  ] as const)(`${what}: %s is sent %s`, async (_, operation, want) => {
    const { client, sent } = service(answer, {
      retry: { retries: 2 },
      timeout: what === 'a timeout of the attempt' ? 5 : 1000,
    });
    await call(client, operation as Operation<object>, {}).catch(() => undefined);
    expect(sent).toHaveLength(want);
  });
}

const reached: readonly [what: string, answer: Answer, sent: boolean][] = [
  ['connect', broken('ETIMEDOUT', 'connect'), false],
  ['connect, as the cause', brokenBelow('EHOSTUNREACH', 'connect'), false],
  ['getaddrinfo', broken('EAI_FAIL', 'getaddrinfo'), false],
  ['an address that is refused', broken('ECONNREFUSED'), false],
  ['read', broken('EHOSTUNREACH', 'read'), true],
  ['write, as the cause', brokenBelow('ENETUNREACH', 'write'), true],
  ['nothing that has a name', () => Promise.reject(new TypeError('fetch failed')), true],
];

it.each(reached)('a failure of %s tells whether the request may have reached the service', async (_, answer, sent) => {
  const { client } = service(answer, { retry: { retries: 0 } });
  expect(await failure(call(client, plain, {}))).toMatchObject({ name: 'ConnectionError', sent });
});

it('the last error is thrown when retries are used up, and says that more may help', async () => {
  const { client, sent } = service([refusal('InternalError', 500), refusal('ServiceUnavailable', 503)], {
    retry: { retries: 3 },
  });
  expect(await failure(call(client, safe, {}))).toMatchObject({
    name: 'ServiceError',
    code: 'ServiceUnavailable',
    status: 503,
    retryable: true,
  });
  expect(sent).toHaveLength(4);
});

it('every attempt is stamped and signed anew; the idempotency token stays', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2015-10-21T07:28:00Z') });
  const advance: Answer = () => {
    vi.setSystemTime(Date.now() + 1000);
    return new Response('{"Code":"InternalError","Message":"x"}', { status: 500 });
  };
  const { client, sent } = service([advance, advance, ok]);
  await call(client, tokened, { Size: 5 });
  const distinct = (name: string): number => new Set(sent.map(({ parameters }) => parameters[name])).size;
  expect(sent.map(({ parameters }) => parameters.Timestamp)).toEqual([
    '2015-10-21T07:28:00Z',
    '2015-10-21T07:28:01Z',
    '2015-10-21T07:28:02Z',
  ]);
  expect(['SignatureNonce', 'Signature', 'ClientToken', 'Size'].map(distinct)).toEqual([3, 3, 1, 1]);
  expect(sent[0]?.parameters.ClientToken).toMatch(/^[\x21-\x7e]{1,64}$/);
});

it('calls at the same time count their retries apart', async () => {
  const { client, sent } = service(refusal('Throttling', 400), { retry: { retries: 2 } });
  await Promise.all([
    failure(call(client, safe, {})),
    failure(call(client, safe, {})),
    failure(call(client, safe, {}, { retry: { retries: 0 } })),
  ]);
  expect(sent).toHaveLength(7);
});
