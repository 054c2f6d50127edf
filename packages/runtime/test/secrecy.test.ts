import { Console } from 'node:console';
import { inspect } from 'node:util';
import { expect, it, vi } from 'vitest';
import { type CallOptions, call, type Operation, ServiceClient } from '../src/index.js';
import {
  type Answer,
  broken,
  failure,
  json,
  product,
  refusal,
  safe,
  service,
  silence,
  text,
} from './support/service.js';

const credentials = { accessKeyId: 'testid', accessKeySecret: 'hunter2-secret', securityToken: 'hunter2-session' };
const client = new ServiceClient(product, { credentials, region: 'cn-hangzhou' });

const printed: readonly [way: string, print: () => string][] = [
  ['JSON.stringify', () => JSON.stringify(client)],
  ['JSON.stringify inside', () => JSON.stringify({ deep: [client] })],
  ['util.inspect', () => inspect(client, { depth: Number.POSITIVE_INFINITY, showHidden: true })],
  [
    'util.inspect without its hook',
    () => inspect(client, { depth: Number.POSITIVE_INFINITY, showHidden: true, customInspect: false }),
  ],
  ['util.inspect with getters', () => inspect({ client }, { depth: 9, getters: true })],
  ['text', () => String(client)],
  [
    'Object.entries',
    () => inspect([Object.entries(client), Object.getOwnPropertyNames(client), Object.getOwnPropertySymbols(client)]),
  ],
];

it.each(printed)('%s of a client shows no secret', (_, print) => {
  expect(print()).not.toContain('hunter2');
});

it('a client prints what helps', () => {
  expect(JSON.parse(JSON.stringify(client))).toEqual({
    client: 'DemoClient',
    version: '2014-05-26',
    endpoint: 'https://cn-hangzhou.demo.example',
    region: 'cn-hangzhou',
  });
});

it('console.log of a client shows no secret', () => {
  const written: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0);
  new Console(process.stdout).log(client, { client });
  write.mockRestore();
  expect(written.join('')).toContain('DemoClient');
  expect(written.join('')).not.toContain('hunter2');
});

const login: Operation = {
  name: 'CreateInstance',
  secret: true,
  input: {
    type: 'object',
    properties: {
      Password: { type: 'string', secret: true, maxLength: 40 },
      Keys: { type: 'array', secret: true, items: { type: 'string' } },
      Name: { type: 'string' },
    },
  },
};
const input = { Password: 'hunter2-password', Keys: ['hunter2-key-1'], Name: 'n' };

/** Everything an error shows, in every way it can be shown. */
const shown = (error: Error): string =>
  [
    error.message,
    error.stack,
    String(error),
    JSON.stringify(error),
    inspect(error, { depth: 9, showHidden: true }),
  ].join('\n');

const echo: Answer = (request) =>
  new Response(JSON.stringify({ Code: 'Bad', Message: `${request.url} ${request.body}`, RequestId: 'r' }), {
    status: 400,
  });
const page: Answer = (request) => new Response(`<html>${request.url} ${request.body}</html>`, { status: 502 });

const failing: readonly [what: string, answer: Answer, options?: CallOptions][] = [
  ['a refusal that echoes the request', echo],
  ['a page that echoes the request', page],
  ['a cut answer', text('{"Message":"hunter2-password, hunter2-key-1, hunter2-secret')],
  ['no answer', broken('ECONNRESET')],
  ['an error with a talking code', broken('bad url https://demo.example/?Signature=hunter2-secret')],
  ['an error that is nothing', () => Promise.reject(undefined)],
  ['a timeout', silence, { timeout: 5 }],
  ['an input that is refused', json({}), { validate: { level: 'strict', skip: [] } }],
];

for (const [what, answer, options] of failing) {
  it.each(['GET', 'POST'])(`${what} shows neither secret nor signature, sent by %s`, async (method) => {
    const { client: one, sent } = service(answer, { credentials, retry: { retries: 0 } });
    const operation = method === 'POST' ? login : { ...safe, input: login.input };
    const given = what === 'an input that is refused' ? { ...input, Password: 'hunter2'.repeat(20), Nmae: 'x' } : input;
    const error = await failure(call(one, operation, given, options));
    const signature = sent[0]?.parameters.Signature ?? 'none';
    expect(shown(error)).not.toContain('hunter2');
    for (const form of [signature, encodeURIComponent(signature)]) expect(shown(error)).not.toContain(form);
    expect(error.name).toMatch(/^\w+Error$/);
  });
}

it('nothing is printed, whatever happens', async () => {
  const spies = [
    vi.spyOn(process.stdout, 'write'),
    vi.spyOn(process.stderr, 'write'),
    ...(['log', 'warn', 'error', 'info', 'debug'] as const).map((name) => vi.spyOn(console, name)),
  ];
  for (const answer of [json({}), refusal('Bad', 400), text('x', 502), broken('ECONNRESET')]) {
    const { client: one } = service(answer, { retry: { retries: 1 } });
    await call(one, safe, {}).catch(() => undefined);
  }
  const count = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
  for (const spy of spies) spy.mockRestore();
  expect(count).toBe(0);
});

it('an operation with a secret member sends it in a body, never in a URL', async () => {
  const { client: one, sent } = service(json({}), { credentials });
  await call(one, login, input);
  expect(sent[0]?.method).toBe('POST');
  expect(new URL(sent[0]?.url ?? '').search).toBe('');
  expect(sent[0]?.url).not.toContain('hunter2');
  expect(sent[0]?.parameters).toMatchObject({
    Action: 'CreateInstance',
    Password: 'hunter2-password',
    'Keys.1': 'hunter2-key-1',
    Name: 'n',
  });
  expect(sent[0]?.parameters.Signature).toMatch(/=$/);
});

it('hooks get issues without secrets', async () => {
  const seen: unknown[] = [];
  const { client: one } = service(json({}), {
    credentials,
    validate: 'lenient',
    hooks: { onIssues: (issues) => seen.push(...issues) },
  });
  const operation = {
    ...login,
    input: {
      ...login.input,
      properties: { Password: { type: 'string', secret: true, maxLength: 3, stability: 'volatile' } },
    },
  } as const;
  await call(one, operation, { Password: 'hunter2' });
  expect(seen).toHaveLength(1);
  expect(JSON.stringify(seen)).not.toContain('hunter2');
});

it.each([
  ['Bad.abc', 'no abc here', 'Bad.abc', 'no [secret] here'],
  ['Bad', 'abc', 'Bad', 'abc'],
  ['Bad abc', 'because', 'Bad [secret]', 'because'],
  ['Bad', `${'x'.repeat(61)}abc`, 'Bad', `${'x'.repeat(61)}abc`],
  ['Bad', `${'x'.repeat(62)}abc`, 'Bad', `${'x'.repeat(62)}[secret]`],
])('a short secret stays in a word, as which codes and IDs come: %s, %s', async (code, message, wantCode, want) => {
  const keys = { accessKeyId: 'testid', accessKeySecret: 'abc' };
  const { client: other } = service(refusal(code, 400, {}, message), { credentials: keys });
  const error = await failure(call(other, safe, {}));
  expect(error.code).toBe(wantCode);
  expect(error.message).toContain(want);
});
