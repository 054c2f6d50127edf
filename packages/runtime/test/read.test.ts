import { expect, it } from 'vitest';
import { AuthError, call, ResponseError, ServiceError, ThrottlingError, YunspecError } from '../src/index.js';
import { type Answer, failure, json, plain, refusal, safe, service, text } from './support/service.js';

const thrown = async (answer: Answer): Promise<Error & Record<string, unknown>> => {
  const { client } = service(answer, { retry: { retries: 0 } });
  return failure(call(client, plain, {}));
};

const results: readonly [what: string, answer: Answer, want: unknown][] = [
  ['an object', json({ RequestId: 'r', Disks: { Disk: [] } }), { RequestId: 'r', Disks: { Disk: [] } }],
  ['members nobody documented', json({ New: { Deep: [1] }, RequestId: 5 }), { New: { Deep: [1] }, RequestId: 5 }],
  [
    'values of another type than documented',
    json({ Disks: 'none', TotalCount: '12' }),
    { Disks: 'none', TotalCount: '12' },
  ],
  ['an empty object', json({}), {}],
  ['201', json({ a: 1 }, 201), { a: 1 }],
  ['204, which has no body', () => new Response(null, { status: 204 }), {}],
  ['a result with a Code and no Message', json({ Code: 'x' }), { Code: 'x' }],
  [
    'a result with null for an error',
    json({ error_code: null, error_msg: null, a: 1 }),
    { error_code: null, error_msg: null, a: 1 },
  ],
  ['a result with the Code OK', json({ Code: 'OK', Message: 'fine', a: 1 }), { Code: 'OK', Message: 'fine', a: 1 }],
  ['a result with the Code 200', json({ Code: '200', Message: 'success' }), { Code: '200', Message: 'success' }],
];

it.each(results)('%s is a result', async (_, answer, want) => {
  const { client } = service(answer);
  expect(await call(client, safe, {})).toEqual(want);
});

const mayBeEmpty: typeof plain = { ...plain, mayBeEmpty: true };

it.each([
  ['200', text('')],
  ['201', text('', 201)],
  ['200 of blanks', text(' \n')],
])('%s without a body is a result of an operation that may have none', async (_, answer) => {
  const { client } = service(answer);
  expect(await call(client, mayBeEmpty, {})).toEqual({});
});

it.each([
  ['500 without a body', text('', 500), { status: 500, message: expect.stringContaining('the body is empty') }],
  ['302 without a body', text('', 302), { status: 302, message: expect.stringContaining('the body is empty') }],
  ['another body', text('<html>'), { message: expect.stringContaining('the body is not valid JSON') }],
])('%s is no result of an operation that may have none', async (_, answer, want) => {
  const { client } = service(answer, { retry: { retries: 0 } });
  expect(await failure(call(client, mayBeEmpty, {}))).toMatchObject({ name: 'ResponseError', ...want });
});

const own = { operation: 'DeleteDisk' };
const refused: readonly [what: string, answer: Answer, kind: unknown, want: Record<string, unknown>][] = [
  [
    'an envelope',
    refusal('InvalidDiskId.NotFound', 404),
    ServiceError,
    {
      name: 'ServiceError',
      code: 'InvalidDiskId.NotFound',
      status: 404,
      requestId: 'r-1',
      hostId: 'demo.example',
      retryable: false,
      message: 'DeleteDisk failed with InvalidDiskId.NotFound (HTTP 404, request r-1): because',
    },
  ],
  [
    'a good status that carries an error',
    json({ Code: 'DryRunOperation', Message: 'would have worked' }),
    ServiceError,
    { code: 'DryRunOperation', status: 200 },
  ],
  [
    'an envelope without a code',
    json({ Message: 'no' }, 400),
    ServiceError,
    { code: '400', message: 'DeleteDisk failed with 400 (HTTP 400): no' },
  ],
  [
    'an envelope without anything',
    json({}, 418),
    ServiceError,
    { code: '418', requestId: undefined, message: /the service sent no message/ },
  ],
  ['a number as the code', json({ Code: 40, Message: 'x' }, 400), ServiceError, { code: '40' }],
  [
    'a message that is no text',
    json({ Code: 'A', Message: { deep: 1 } }, 400),
    ServiceError,
    { code: 'A', message: /sent no message/ },
  ],
  [
    'the request id of a header',
    json({ Code: 'A', Message: 'x' }, 400, { 'x-acs-request-id': 'r-9' }),
    ServiceError,
    { requestId: 'r-9' },
  ],
  [
    'the request id of the other vendor’s header',
    json({ Code: 'A', Message: 'x' }, 400, { 'x-request-id': 'r-8' }),
    ServiceError,
    { requestId: 'r-8' },
  ],
  [
    'Huawei’s envelope',
    json({ error_code: 'IOTDA.000006', error_msg: 'wrong input' }, 400, { 'x-request-id': 'r-8' }),
    ServiceError,
    {
      code: 'IOTDA.000006',
      status: 400,
      requestId: 'r-8',
      hostId: undefined,
      retryable: false,
      message: 'DeleteDisk failed with IOTDA.000006 (HTTP 400, request r-8): wrong input',
    },
  ],
  [
    'Huawei’s envelope with a request id',
    json({ error_code: 'APIG.0301', error_msg: 'wrong token', request_id: 'r-7' }, 401, { 'x-request-id': 'r-8' }),
    AuthError,
    { code: 'APIG.0301', requestId: 'r-7' },
  ],
  [
    'Huawei’s envelope and 429',
    json({ error_code: 'APIG.0308', error_msg: 'too many' }, 429),
    ThrottlingError,
    { retryable: true },
  ],
  [
    'Huawei’s envelope with a good status',
    json({ error_code: 'X.1', error_msg: 'no' }),
    ServiceError,
    { code: 'X.1', status: 200 },
  ],
  ['Huawei’s envelope without a code', json({ error_msg: 'no' }, 403), ServiceError, { code: '403', message: /: no$/ }],
  ['a redirection', json({}, 302, { location: 'https://evil.example' }), ServiceError, { code: '302' }],
  ['Throttling', refusal('Throttling', 400), ThrottlingError, { name: 'ThrottlingError', retryable: true }],
  ['Throttling.User', refusal('Throttling.User', 503), ThrottlingError, { retryable: true }],
  ['429', refusal('Whatever', 429), ThrottlingError, { code: 'Whatever', retryable: true }],
  ['401', refusal('Whatever', 401), AuthError, { name: 'AuthError', retryable: false }],
  ...[
    'InvalidAccessKeyId.NotFound',
    'InvalidAccessKeyId.Inactive',
    'SignatureDoesNotMatch',
    'IncompleteSignature',
    'SignatureNonceUsed',
    'InvalidSecurityToken.Expired',
    'Forbidden.RAM',
    'Forbidden',
    'NoPermission',
  ].map((code): (typeof refused)[number] => [code, refusal(code, 400), AuthError, { code }]),
  ['500', refusal('Odd', 500), ServiceError, { retryable: true }],
  [
    'an HTML 502',
    text('<html><h1>Bad Gateway</h1></html>', 502),
    ResponseError,
    { name: 'ResponseError', status: 502, excerpt: '<html><h1>Bad Gateway</h1></html>' },
  ],
  [
    'an HTML 200',
    text('<html>login</html>', 200, { 'x-acs-request-id': 'r-2' }),
    ResponseError,
    {
      requestId: 'r-2',
      message:
        'DeleteDisk got an unreadable response (HTTP 200, request r-2): the body is not valid JSON. It begins: "<html>login</html>"',
    },
  ],
  ['an empty body', text(''), ResponseError, { message: /the body is empty/ }],
  ['blanks', text(' \n'), ResponseError, { message: /the body is empty/ }],
  [
    'truncated JSON',
    text('{"RequestId":"r","Disks":{"Disk":['),
    ResponseError,
    { message: /not valid JSON/, status: 200 },
  ],
  ['JSON and more', text('{}{}'), ResponseError, { message: /not valid JSON/ }],
  ['a list', json([1]), ResponseError, { message: /the body is not an object/ }],
  ['null', json(null), ResponseError, { message: /the body is not an object/ }],
  ['a text', json('ok'), ResponseError, { message: /the body is not an object/ }],
  ['a text with 500', json('broken', 500), ResponseError, { status: 500 }],
];

it.each(refused)('%s is an error of its own kind', async (_, answer, kind, want) => {
  const error = await thrown(answer);
  expect(error).toBeInstanceOf(kind as typeof Error);
  expect(error).toBeInstanceOf(YunspecError);
  for (const [member, value] of Object.entries<unknown>({ ...own, ...want })) {
    if (value instanceof RegExp) expect(error[member]).toMatch(value);
    else expect(error[member]).toEqual(value);
  }
});

it('an excerpt is short', async () => {
  const error = await thrown(text(`<html>${'x'.repeat(100_000)}`, 502));
  expect(String(error.excerpt).length).toBeLessThanOrEqual(120);
});

it('a secret is gone from an excerpt even where the excerpt is cut', async () => {
  const secret = 'hunter2-hunter2';
  for (let length = 100; length <= 120; length++) {
    const { client } = service(text(`${'x'.repeat(length)}${secret}`, 502), {
      credentials: { accessKeyId: 'a', accessKeySecret: secret },
    });
    expect((await failure(call(client, plain, {}))).message).not.toContain('hunt');
  }
});

it('keys that could reach a prototype do no harm', async () => {
  const body = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"RequestId":"r"}';
  const { client } = service(text(body));
  const result = await call(client, safe, {});
  expect((result as { polluted?: number }).polluted).toBeUndefined();
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
  const error = await thrown(
    text('{"__proto__":{"Code":"Fake","Message":"m","status":1},"Code":"__proto__","Message":"m"}', 400),
  );
  expect(error).toMatchObject({ code: '__proto__', status: 400, retryable: false });
});

it('headers with names of a prototype do no harm', async () => {
  const { client } = service(json({ Code: 'A', Message: 'x' }, 400, { __proto__x: '1', constructor: '2' }));
  expect(await failure(call(client, plain, {}))).toMatchObject({ code: 'A' });
});
