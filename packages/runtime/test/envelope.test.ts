import { expect, it } from 'vitest';
import { AuthError, call, outputForms, ServiceError, ThrottlingError } from '../src/index.js';
import { xml } from '../src/xml.js';
import { type Answer, cut, failure, json, plain, refusal, service, text } from './support/service.js';

const thrown = async (answer: Answer): Promise<Error & Record<string, unknown>> => {
  const { client } = service(answer, { retry: { retries: 0 } });
  return failure(call(client, plain, {}));
};

const forms: readonly [what: string, answer: Answer, kind: unknown, want: object][] = [
  [
    'lower-case members',
    json({ code: 'InvalidX', message: 'detail', requestId: 'r-5' }, 400),
    ServiceError,
    {
      code: 'InvalidX',
      text: 'detail',
      requestId: 'r-5',
      message: 'DeleteDisk failed with InvalidX (HTTP 400, request r-5): detail',
    },
  ],
  [
    'lower-case members and a good status',
    json({ code: 'InvalidX', message: 'detail' }),
    ServiceError,
    { code: 'InvalidX', status: 200 },
  ],
  [
    'lower-case members that throttle',
    json({ code: 'Throttling', message: 'm' }),
    ThrottlingError,
    { status: 200, retryable: true },
  ],
  ['a lower-case message alone', json({ message: 'blocked' }, 403), AuthError, { code: '403', text: 'blocked' }],
  [
    'a number as the code and a good status',
    json({ Code: 500, Message: 'm' }),
    ServiceError,
    { code: '500', status: 200, text: 'm' },
  ],
  [
    'a lower-case number as the code and a good status',
    json({ code: 500, message: 'm' }),
    ServiceError,
    { code: '500' },
  ],
  [
    'Huawei’s number as the code and a good status',
    json({ error_code: 7, error_msg: 'm' }),
    ServiceError,
    { code: '7' },
  ],
  ['the number 401 as the code', json({ Code: 401, Message: 'm' }), AuthError, { code: '401', status: 200 }],
  ['the code 403', refusal('403', 400), AuthError, { code: '403' }],
  ['no code, and 403', json({ Message: 'no' }, 403), AuthError, { code: '403', text: 'no' }],
  ['no code, and 404', json({ Message: 'no' }, 404), ServiceError, { code: '404' }],
  ['a code that begins with 403', refusal('4031', 400), ServiceError, { code: '4031' }],
];

it.each(forms)('an envelope with %s is read', async (_, answer, kind, want) => {
  const error = await thrown(answer);
  expect(error).toBeInstanceOf(kind as typeof Error);
  expect(error).toMatchObject({ name: (kind as typeof ServiceError).kind, ...want });
});

it.each(['Forbidden.InstanceNotFound', 'Forbidden.DiskNotFound', 'Forbidden.RegionNotFound'])(
  '%s speaks of what is not there, not of who calls',
  async (code) => {
    expect((await thrown(refusal(code, 403))).name).toBe('ServiceError');
  },
);

it.each(['Forbidden', 'Forbidden.RAM', 'Forbidden.NotSupportRAM', 'Forbidden.SubUser'])(
  '%s speaks of who calls',
  async (code) => {
    expect((await thrown(refusal(code, 400))).name).toBe('AuthError');
  },
);

const fine = [0, '0', 200, '200', 'OK', 'ok', 'Ok', 'Success', 'success', 'SUCCESS'];
const results = fine.flatMap((code) => [
  { Code: code, Message: 'm' },
  { code, message: 'm' },
  { error_code: code, error_msg: 'm' },
]);

it.each(results)('%j is a result', async (body) => {
  const { client } = service(json(body));
  expect(await call(client, plain, {})).toEqual(body);
});

it.each([0, '0', 200, 'OK'])('the code %j does not make a result of a bad status', async (code) => {
  expect(await thrown(json({ Code: code, Message: 'm' }, 400))).toMatchObject({
    name: 'ServiceError',
    code: String(code),
    status: 400,
  });
});

const unknown: readonly [body: object, begins: string][] = [
  [{ error: 'blocked by policy, ticket 4711' }, '{"error":"blocked by policy, ticket 4711"}'],
  [{ error: { code: 'InvalidX', message: 'detail' } }, '{"error":{"code":"InvalidX","message":"detail"}}'],
  [{ Code: { deep: 1 }, Message: null }, '{"Code":{"deep":1},"Message":null}'],
  [{}, '{}'],
  [{ long: 'x'.repeat(500) }, `{"long":"${'x'.repeat(111)}`],
];

it.each(unknown)('an envelope of no known form shows its first bytes: %j', async (body, begins) => {
  const said = `the service sent no message. Its response begins: ${JSON.stringify(begins)}`;
  expect(await thrown(json(body, 403))).toMatchObject({
    name: 'AuthError',
    code: '403',
    text: said,
    message: `DeleteDisk failed with 403 (HTTP 403): ${said}`,
  });
});

const envelope = (members: string, head = '<?xml version="1.0" encoding="UTF-8"?>'): string =>
  `${head}<Error>${members}</Error>`;
const members = '<RequestId>r-9</RequestId><HostId>h</HostId><Code>Throttling</Code><Message>slow down</Message>';

it.each([
  ['with its declaration', envelope(members)],
  ['without one', envelope(members, '')],
  ['after a line break', envelope(members, '\n  ')],
])('an envelope in XML, %s, is read by a client of JSON, and repeated as any other', async (_, body) => {
  expect(await thrown(text(body, 400))).toMatchObject({
    name: 'ThrottlingError',
    code: 'Throttling',
    text: 'slow down',
    requestId: 'r-9',
    hostId: 'h',
  });
  const { client, sent } = service([text(body, 400), json({ a: 1 })]);
  expect(await call(client, plain, {})).toEqual({ a: 1 });
  expect(sent).toHaveLength(2);
});

it.each([
  ['a page that has such elements', '<html><Code>Throttling</Code><Message>m</Message></html>'],
  ['XML without such elements', '<?xml version="1.0"?><Other><Name>x</Name></Other>'],
  ['a text with an element later', 'see <Error><Code>Throttling</Code></Error>'],
])('%s is no envelope', async (_, body) => {
  expect(await thrown(text(body, 400))).toMatchObject({
    name: 'ResponseError',
    message: expect.stringContaining('not valid JSON'),
  });
});

it('an envelope in JSON is read by a client of XML', async () => {
  const { client } = service(json({ code: 'InvalidX', message: 'm' }, 400), {
    format: xml(outputForms({ operations: {}, shapes: {} })),
  });
  expect(await failure(call(client, plain, {}))).toMatchObject({ code: 'InvalidX', text: 'm' });
});

const forged = 'r\r\nFAKE: line\u0000\u001b[31m\u0085\u007f\tend';

it('what a service says never breaks the line of a message', async () => {
  const error = await thrown(json({ Code: forged, Message: forged, RequestId: forged, HostId: forged }, 400));
  const shown = 'r FAKE: line [31m end';
  expect(error).toMatchObject({ code: shown, text: shown, requestId: shown, hostId: shown });
  expect(error.message).toBe(`DeleteDisk failed with ${shown} (HTTP 400, request ${shown}): ${shown}`);
});

it.each([
  ['a page', text('<html>\r\n\u001b[31mFAKE', 502, { 'x-acs-request-id': 'r\tFAKE' })],
  ['an answer that breaks', cut(200, { 'x-acs-request-id': 'r\tFAKE' })],
])('%s never breaks the line of a message', async (_, answer) => {
  const error = await thrown(answer);
  expect(error.requestId).toBe('r FAKE');
  expect(error.message).not.toMatch(/\p{Cc}/u);
});

const secret = 'hunter2/secret=';
const echoes: readonly [what: string, answer: Answer, member: string][] = [
  ['the code', json({ Code: `No ${secret}`, Message: 'm' }, 400), 'code'],
  ['the message', json({ Code: 'A', Message: `No ${secret}` }, 400), 'text'],
  ['the request ID', json({ Code: 'A', Message: 'm', RequestId: `No ${secret}` }, 400), 'requestId'],
  [
    'the request ID of a header',
    json({ Code: 'A', Message: 'm' }, 400, { 'x-request-id': `No ${secret}` }),
    'requestId',
  ],
  ['the host ID', json({ Code: 'A', Message: 'm', HostId: `No ${secret}` }, 400), 'hostId'],
  ['the request ID beside a page', text('<html>', 502, { 'x-acs-request-id': `No ${secret}` }), 'requestId'],
];

it.each(echoes)('a secret that %s echoes is not shown', async (_, answer, member) => {
  const { client } = service(answer, {
    credentials: { accessKeyId: 'testid', accessKeySecret: secret },
    retry: { retries: 0 },
  });
  const error = await failure<Record<string, unknown>>(call(client, plain, {}));
  expect(error[member]).toBe('No [secret]');
  expect(`${error.message}${JSON.stringify(error)}`).not.toContain('hunter2');
});

it('a secret in an envelope of no known form is not shown', async () => {
  const { client } = service(json({ error: secret }, 400), {
    credentials: { accessKeyId: 'testid', accessKeySecret: secret },
  });
  expect(await failure(call(client, plain, {}))).toMatchObject({ text: expect.stringContaining('[secret]') });
});

const whole = 'hunter2-secret';
const withSecret = { credentials: { accessKeyId: 'testid', accessKeySecret: whole }, retry: { retries: 0 } };

it.each([
  ['code', json({ Code: whole, Message: 'm' }, 400)],
  ['text', json({ Code: 'A', Message: whole }, 400)],
  ['requestId', json({ Code: 'A', Message: 'm', RequestId: whole }, 400)],
  ['hostId', json({ Code: 'A', Message: 'm', HostId: whole }, 400)],
])('a secret that is all of the %s is not shown', async (member, answer) => {
  const error = await failure<Record<string, unknown>>(call(service(answer, withSecret).client, plain, {}));
  expect([error[member], String(error.message).includes('hunter2')]).toEqual(['[secret]', false]);
});

it('a result in XML is no empty result to a client of JSON', async () => {
  const body = '<?xml version="1.0"?><R><RequestId>r</RequestId><Disks><Disk><DiskId>d</DiskId></Disk></Disks></R>';
  expect(await failure(call(service(text(body)).client, plain, {}))).toMatchObject({ name: 'ResponseError' });
});
