import { inspect } from 'node:util';
import { acs3, type CallOptions, type ClientOptions, underlyingOf } from '@yunspec/ecs';
import { bearer, call, http, type Operation, rpc, type ValueSchema } from '@yunspec/runtime';
import { describe, expect, it } from 'vitest';
import {
  type Call,
  create,
  createIot,
  credentials,
  list,
  type Options,
  once,
  startClients,
} from './support/clients.js';
import {
  type Answer,
  type Arrived,
  answerJson,
  answerText,
  catchError,
  cut,
  half,
  reset,
  silence,
} from './support/loopback.js';
import { products } from './support/repository.js';

// Secrets stay out of errors, of printed clients and of URLs. Other SDKs of these services were seen to leak them.

const session = { ...credentials, securityToken: 'hunter2-session' };
const pem = ['-----BEGIN', 'PRIVATE KEY-----\nhunter2+key/=\n-----END', 'PRIVATE KEY-----\n'].join(' ');

/** As the service has it; our document of this product does not. */
const upload: Operation<{ Name: string; Cert: string; Key: string }> = {
  name: 'UploadUserCertificate',
  secret: true,
  input: {
    type: 'object',
    properties: {
      Name: { type: 'string' },
      Cert: { type: 'string' },
      Key: { type: 'string', maxLength: 4000, secret: true },
    },
  },
};

const uploadKey: Call = (on) => call(on.cas, upload, { Name: 'n', Cert: 'c', Key: pem });
const storeKey: Call = (on) =>
  on.cas.addCloudAccess({ SecretId: 'id', CloudName: 'Tencent', SecretKey: 'hunter2+key/=' });

const calls: readonly [what: string, call: Call, options: Options][] = [
  ['a signed URL', list(), {}],
  ['signed headers', list(), { protocol: acs3() }],
  ['signed headers of Huawei Cloud', createIot({ 'X-Auth-Token': 'hunter2-token' }), {}],
  ['a key', list(), { protocol: http({ auth: bearer }), credentials: { apiKey: 'hunter2-key' } as never }],
  ['a password', create({ Password: 'Hunter2hunter2' }), {}],
  ['a password in signed headers', create({ Password: 'Hunter2hunter2' }), { protocol: acs3() }],
  ['a key of another cloud', storeKey, {}],
  ['the key of a certificate', uploadKey, {}],
];

const joinTexts = ({ path, body, headers }: Arrived): string => `${path} ${body} ${Object.values(headers).join(' ')}`;
const echo: Answer = (response, request) =>
  answerJson({ Code: 'A', Message: joinTexts(request), error_code: 'A', error_msg: joinTexts(request) }, 400)(
    response,
    request,
  );
const echoPage: Answer = (response, request) =>
  answerText(`<html>${joinTexts(request)}</html>`, 502)(response, request);
const echoHalf: Answer = (response, request) =>
  answerText(`{"Message":${JSON.stringify(joinTexts(request))}`)(response, request);

const endings: readonly [what: string, answer: Answer, options: CallOptions & Options][] = [
  ['a refusal that says what it was sent', echo, {}],
  ['a page that says it', echoPage, {}],
  ['half an answer that says it', echoHalf, {}],
  ['a connection that ends', reset, {}],
  ['an answer that is cut off', cut, {}],
  ['a limit', silence, { timeout: 100 }],
  ['a limit in the middle of the answer', half, { timeout: 100 }],
];

/** Returns everything an error shows, in every way it can be shown. */
const showError = (error: Error): string =>
  [
    error.message,
    error.stack,
    String(error),
    JSON.stringify(error),
    JSON.stringify({ ...error }),
    inspect(error, { depth: 9, showHidden: true, getters: true }),
  ].join('\n');

/** Checks that a text holds no secret, no signature and nothing that was signed, neither plain nor encoded. */
function assertClean(text: string, sent: readonly Arrived[]): void {
  expect(text).not.toMatch(/hunter2/i);
  for (const { path, body, parameters, headers } of sent) {
    const signatures = [parameters.Signature, /Signature=(\w+)/.exec(headers.authorization ?? '')?.[1]].filter(
      (one) => one !== undefined,
    );
    const places = [path, body].filter((text) => text.includes('Signature=')).slice(0, 1);
    for (const form of [...signatures.flatMap((one) => [one, encodeURIComponent(one)]), ...places])
      expect(text).not.toContain(form);
  }
}

describe.each(endings)('no error that shows a secret: %s', (_, answer, options) => {
  it.each(calls)('after a call with %s', async (_what, run, given) => {
    const on = await startClients(answer, { ...once, credentials: session, ...given, ...options });
    const error = await catchError(run(on));
    expect(error.name).toMatch(/^(Service|Response|Connection|Timeout)Error$/);
    expect(on.arrived).toHaveLength(1);
    assertClean(showError(error), on.arrived);
  });
});

describe('no error that shows a secret: what a transport fails with', () => {
  it.each(calls)('after a call with %s', async (_, run, given) => {
    let url = '';
    const fetch = async (request: Request): Promise<Response> => {
      ({ url } = request);
      throw Object.assign(new Error(`${url} ${await request.text()} hunter2`), {
        code: 'EPIPE',
        config: { url, headers: { ...request.headers } },
      });
    };
    const error = await catchError(run(await startClients([], { ...once, credentials: session, ...given, fetch })));
    expect(error).toMatchObject({ name: 'ConnectionError', code: 'EPIPE' });
    expect(underlyingOf(error)).toMatchObject({ code: 'EPIPE' });
    assertClean(showError(error), []);
    expect(showError(error)).not.toContain(new URL(url).search || 'Signature');
  });
});

it('no refused input is shown where it is secret', async () => {
  const on = await startClients(answerJson({}));
  const long = 'hunter2'.repeat(1000);
  for (const wrong of [
    create({ Password: long }),
    create({ Password: 7e9, Pasword: 'x' }),
    ({ cas: client }) => call(client, upload, { Key: long } as never),
  ] as Call[])
    assertClean(showError(await catchError(wrong(on))), []);
  expect(on.arrived).toEqual([]);
});

describe('no client that shows a secret', () => {
  const ways: readonly [way: string, print: (client: object) => string][] = [
    ['JSON.stringify', (client) => JSON.stringify({ deep: [client] })],
    ['util.inspect', (client) => inspect(client, { depth: 99, showHidden: true, getters: true })],
    [
      'util.inspect without its hook',
      (client) => inspect({ client }, { depth: 99, showHidden: true, customInspect: false, showProxy: true }),
    ],
    [
      'a text',
      (client) =>
        `${String(client)} ${Object.entries(client).join()} ${JSON.stringify(structuredClone({ ...client }))}`,
    ],
  ];
  const sources: readonly [from: string, given: ClientOptions['credentials']][] = [
    ['values', session],
    ['a function', () => Promise.resolve({ ...session, expiration: new Date(Date.now() + 3_600_000) })],
  ];

  it.each(sources.flatMap(([from, given]) => ways.map(([way, print]) => [way, from, print, given] as const)))(
    '%s, keys from %s',
    async (_, _from, print, given) => {
      const { ecs: one, cas: two, iotda: three } = await startClients(answerJson({}), { credentials: given });
      for (const client of [one, two, three]) {
        await Promise.all([
          one.describeRegions(),
          two.listInstances(),
          three.createInstance({} as never, { validate: 'off' }).catch(() => undefined),
        ]);
        expect(print(client)).not.toMatch(/hunter2/);
      }
    },
  );
});

describe('no secret in a URL', () => {
  const protocols: readonly [how: string, options: Options][] = [
    ['RPC, GET', { protocol: rpc({ method: 'GET' }) }],
    ['RPC, POST', { protocol: rpc({ method: 'POST' }) }],
    ['ACS3', { protocol: acs3() }],
    ['a key', { protocol: http({ auth: bearer }), credentials: { apiKey: 'k' } as never }],
  ];
  const secrets: readonly [what: string, call: Call, text: string][] = [
    ['the key of a certificate', uploadKey, pem],
    ['a key of another cloud', storeKey, 'hunter2+key/='],
    ['a password', create({ Password: 'Hunter2hunter2' }), 'Hunter2hunter2'],
  ];

  it.each(
    protocols.flatMap(([how, options]) => secrets.map(([what, ...row]) => [what, how, options, ...row] as const)),
  )('%s, %s', async (_, _how, options, run, text) => {
    const on = await startClients(answerJson({}), options);
    await run(on);
    const [{ path, headers, body } = { path: '?', headers: {}, body: '' }] = on.arrived;
    expect(path).toBe('/');
    expect(JSON.stringify(headers)).not.toMatch(/hunter2/i);
    expect(
      body.startsWith('{') ? Object.values(JSON.parse(body) as object) : [...new URLSearchParams(body).values()],
    ).toContain(text);
  });

  const holdsSecret = ({ secret = false, properties = {}, items }: ValueSchema): boolean =>
    secret || [...Object.values(properties), ...(items === undefined ? [] : [items])].some(holdsSecret);
  const isOperation = (value: unknown): value is Operation =>
    typeof value === 'object' && value !== null && 'input' in value;

  it.each(products)('every operation of %s with a secret member is marked for a body', async (product) => {
    const module: Readonly<Record<string, unknown>> = await import(`@yunspec/${product}`);
    const operations = Object.values(module).filter(isOperation);
    expect(operations.length).toBeGreaterThan(0);
    for (const operation of operations)
      expect([operation.name, operation.secret ?? false]).toEqual([operation.name, holdsSecret(operation.input)]);
  });
});
