import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  type CallOptions,
  call,
  type Operation,
  ProductClient,
  type ProductClientOptions,
  policyDocument,
} from '../src/index.js';
import {
  type Answer,
  broken,
  brokenBelow,
  credentials,
  failure,
  json,
  plain,
  product,
  refusal,
  safe,
  silence,
  text,
} from './support/service.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

const ramPolicy = (actions: readonly 'DescribeDisks'[]) =>
  policyDocument('demo', { DescribeDisks: [{ resource: 'acs:demo:$regionid:*:disk/*' }] }, actions, {});

/** A client class of a product on a service that gives one answer. */
const createClient = (answer: Answer, options: ProductClientOptions = {}): ProductClient =>
  new ProductClient(
    product,
    {
      credentials,
      fetch: (request) =>
        Promise.resolve(answer({ ...request, headers: {}, body: '', parameters: {} }, request.signal)),
      ...options,
      retry: { retries: 0, base: 1, ...options.retry },
    },
    ramPolicy,
  );

const messageOf = async (answer: Answer, options?: ProductClientOptions, more?: CallOptions): Promise<string> =>
  (await failure(call(createClient(answer, options), safe, {}, more))).message;

it.each([
  ['ECONNREFUSED', /Nothing listens/],
  ['ENOTFOUND', /host name does not exist/],
  ['EAI_AGAIN', /DNS/],
  ['ECONNRESET', /closed the connection/],
  ['EPIPE', /closed the connection/],
  ['ETIMEDOUT', /not established in time/],
  ['EHOSTUNREACH', /no route/],
  ['ENETUNREACH', /no route/],
  ['EMFILE', /open files/],
  ['EPROTO', /does not speak TLS/],
  ['CERT_HAS_EXPIRED', /expired/],
  ['CERT_SOMETHING_NEW', /certificate/],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', /NODE_EXTRA_CA_CERTS/],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /NODE_EXTRA_CA_CERTS/],
  ['ERR_TLS_CERT_ALTNAME_INVALID', /another host name/],
  ['HPE_INVALID_CONSTANT', /not valid HTTP/],
])('the platform code %s comes with what to do', async (code, want) => {
  for (const answer of [broken(code), brokenBelow(code)]) {
    const message = await messageOf(answer);
    expect(message).toMatch(want);
    expect(message.split('\n')[0]).toBe(`DescribeDisks got no response from demo.example: ${code}`);
  }
});

const vault = Object.assign(new RangeError('vault is sealed'), { code: 'E_SEALED' });

it.each([
  ['a bug in fetch', () => Promise.reject(new TypeError('x.y is not a function')), 'TypeError: x.y is not a function'],
  ['a fetch without a result', () => undefined as never, /The cause is TypeError: /],
  ['nothing', () => Promise.reject(undefined), /^DescribeDisks got no response from demo.example$/],
  ['a text', () => Promise.reject('hunter2'), 'a value of type string'],
  ['a secret', () => Promise.reject(new Error('with testsecret in it')), 'Error: with [secret] in it'],
] as const)('what fetch threw is named: %s', async (_, answer, want) => {
  expect(await messageOf(answer as Answer)).toEqual(
    typeof want === 'string' ? expect.stringContaining(want) : expect.stringMatching(want),
  );
});

it.each([
  [vault, 'RangeError E_SEALED: vault is sealed'],
  [Object.assign(new Error('no name for it'), { code: '' }), 'Error: no name for it'],
  [null, 'a value of type null'],
  [{ message: 'hunter2' }, 'a value of type object'],
  [
    new Error('GET https://u:hunter2@vault.example/v1?token=hunter2 failed'),
    'https://[hidden]@vault.example/v1?[hidden] failed',
  ],
  [new Error('denied: {"token":"hunter2","x":1}'), 'denied: {"token":[hidden],"x":1}'],
  [new Error('bad header authorization: hunter2'), 'bad header authorization: [hidden]'],
  [new Error('Bearer hunter2 is unknown'), 'Bearer [hidden] is unknown'],
  [new Error('unknown key LTAIhunter2hunter2hunter2'), 'unknown key [hidden]'],
])('what a credentials function threw is named: %s', async (thrown, want) => {
  const message = await messageOf(json({}), { credentials: () => Promise.reject(thrown) });
  expect(message).toContain('the credentials function failed\n  - The cause is ');
  expect(message).toContain(want);
  expect(message).not.toContain('hunter2');
});

it('attempts and time are in the message after retries, and only then', async () => {
  expect(await messageOf(broken('ECONNRESET'), { retry: { retries: 2 } })).toMatch(/\n {2}- 3 attempts in \d+\.\d s$/);
  expect(await messageOf(refusal('Throttling', 429), { retry: { retries: 1 } })).toMatch(/\n {2}- 2 attempts in/);
  expect(await messageOf(refusal('Bad', 400))).not.toContain('attempt');
});

it('a timeout names the option', async () => {
  expect(await messageOf(silence, { timeout: 5 })).toContain('timeout: { attempt: … }');
  expect(await messageOf(silence, { timeout: { total: 5 } })).toContain('timeout: { total: … }');
});

it.each([
  [301, 'https://other.example/a?token=hunter2', 'redirects to https://other.example.'],
  [307, '/login', 'redirects to https://demo.example.'],
])('a redirect with status %i is named', async (status, location, want) => {
  for (const body of ['', '{"Code":"Moved","Message":"x"}']) {
    const message = await messageOf(() => new Response(body, { status, headers: { location } }));
    expect(message).toContain(want);
    expect(message).not.toContain('hunter2');
  }
});

it.each([
  [404, '/login'],
  [302, undefined],
  [302, 'http://'],
  [200, 'https://other.example'],
])('an answer with status %i and the location %s redirects nowhere', async (status, location) => {
  const headers: Record<string, string> = location === undefined ? {} : { location };
  expect(await messageOf(() => new Response('', { status, headers }))).not.toContain('redirects');
});

describe('a denied permission', () => {
  it.each(['Forbidden.RAM', 'Forbidden', 'NoPermission'])('%s names action and resource', async (code) => {
    expect(await messageOf(refusal(code, 403))).toContain(
      "RAM must allow the action demo:DescribeDisks on acs:demo:*:*:disk/*. ramPolicy(['DescribeDisks']) returns the policy.",
    );
  });

  it('names the action alone where no resource is documented', async () => {
    const message = (await failure(call(createClient(refusal('Forbidden.RAM', 403)), plain, {}))).message;
    expect(message).toContain('RAM must allow the action demo:DeleteDisk.');
  });

  it.each(['Forbidden.RiskControl', 'Forbidden.InstanceNotFound', 'SignatureDoesNotMatch'])(
    '%s is another fault',
    async (code) => {
      expect(await messageOf(refusal(code, 403))).not.toContain('RAM');
    },
  );
});

const open: Operation = {
  name: 'CreateDisk',
  input: {
    type: 'object',
    properties: {
      Pay: { type: 'string', enum: ['PayByTraffic', 'PayByBandwidth'], stability: 'open' },
      Category: { type: 'string', enum: ['cloud', 'cloud_ssd'], stability: 'open' },
    },
  },
};

it('what was reported but sent is in the error if the service rejects the call', async () => {
  const error = await failure(call(createClient(refusal('InvalidParameter', 400)), open, { Pay: 'PayByTrafic' }));
  expect(error.issues).toMatchObject([{ code: 'enum', path: ['Pay'], level: 'report' }]);
  expect(error.message).toContain(
    'The input was sent although Pay must be one of PayByTraffic, PayByBandwidth, not "PayByTrafic" (did you mean PayByTraffic?)',
  );
});

it('a near miss of an open list is sent', async () => {
  expect(await call(createClient(json({ Ok: 1 })), open, { Category: 'cloud_essd' })).toEqual({ Ok: 1 });
});

it.each([
  ['Throttling', 429],
  ['Forbidden', 403],
  ['InternalError', 500],
])('%s has the issues, but its message does not blame them', async (code, status) => {
  const error = await failure(call(createClient(refusal(code, status)), open, { Pay: 'PayByTrafic' }));
  expect(error.issues).toHaveLength(1);
  expect(error.message).not.toContain('although');
});

it('an error without such issues has no member for them', async () => {
  expect(await failure(call(createClient(refusal('Bad', 400)), open, {}))).not.toHaveProperty('issues');
});

it('the variable that is missing is named', async () => {
  for (const name of ['ALIBABA_CLOUD_ACCESS_KEY_ID', 'ALIBABA_CLOUD_ACCESS_KEY_SECRET', 'DASHSCOPE_API_KEY'])
    vi.stubEnv(name, '');
  const client = createClient(json({}), { credentials: undefined });
  expect((await failure(call(client, safe, {}))).message).not.toContain('is not set');
  vi.stubEnv('ALIBABA_CLOUD_ACCESS_KEY_ID', 'id');
  expect((await failure(call(client, safe, {}))).message).toContain('\n  - ALIBABA_CLOUD_ACCESS_KEY_SECRET is not set');
});

/** A log and its lines. */
function createLog() {
  const lines: string[] = [];
  const write = (level: string) => (message: string) =>
    lines.push(`${level} ${message.replace(/\d+(\.\d+)? m?s/g, 'N ms')}`);
  return { lines, log: { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') } };
}

describe('the log', () => {
  it('has a line for each attempt with a response, each retry, and the end', async () => {
    const { lines, log } = createLog();
    let count = 0;
    const answers = [
      broken('ECONNRESET'),
      refusal('Throttling', 429),
      json({ RequestId: 'r' }, 200, { 'x-acs-request-id': 'r' }),
    ];
    const client = createClient((request, signal) => (answers[count++] as Answer)(request, signal), {
      log,
      retry: { retries: 3 },
    });
    await call(client, safe, {});
    expect(lines).toEqual([
      'warn yunspec: DescribeDisks retry 1 in N ms after ConnectionError: DescribeDisks got no response from demo.example: ECONNRESET',
      'debug yunspec: DescribeDisks attempt 2: GET demo.example: HTTP 429 in N ms',
      expect.stringMatching(/^warn yunspec: DescribeDisks retry 2 in N ms after ThrottlingError: /),
      'debug yunspec: DescribeDisks attempt 3: GET demo.example: HTTP 200 in N ms, request r',
      'info yunspec: DescribeDisks succeeded after 3 attempts in N ms',
    ]);
  });

  it('has failures on one line, also of calls that were not sent', async () => {
    const { lines, log } = createLog();
    await failure(call(createClient(refusal('Forbidden.RAM', 403), { log }), safe, {}));
    await failure(call(createClient(json({}), { log }), safe, { RegionId: 5, Zone: 'a' }));
    expect(lines).toEqual([
      expect.stringContaining('debug yunspec: DescribeDisks attempt 1'),
      expect.stringMatching(
        /^error yunspec: DescribeDisks failed after 1 attempt in N ms: AuthError: .*; RAM must allow/,
      ),
      expect.stringMatching(
        /^error yunspec: DescribeDisks failed after 0 attempts in N ms: ValidationError: .*; RegionId must/,
      ),
    ]);
    for (const line of lines) expect(line).not.toContain('\n');
  });

  it('has the issues that were sent', async () => {
    const { lines, log } = createLog();
    await call(createClient(json({}), { log }), open, { Pay: 'Cash' });
    expect(lines[0]).toMatch(/^warn yunspec: CreateDisk is sent although Pay must be one of/);
  });

  it('leaves the hooks of the client as they are', async () => {
    const { lines, log } = createLog();
    const seen: string[] = [];
    const hooks = new (class {
      onResponse(): void {
        seen.push('response');
      }
      onFinish(): void {
        seen.push('finish');
        throw new Error('ignored');
      }
    })();
    await call(createClient(json({}), { log, hooks }), safe, {});
    expect(seen).toEqual(['response', 'finish']);
    expect(lines).toHaveLength(2);
  });

  it.each([
    ['debug', 2],
    ['info', 1],
    ['warn', 0],
    ['off', 0],
  ])('of YUNSPEC_LOG=%s alone goes to the standard error', async (level, want) => {
    vi.stubEnv('YUNSPEC_LOG', level);
    const spies = (['error', 'log', 'info', 'debug', 'warn'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation(() => {}),
    );
    await call(createClient(json({})), safe, {});
    const counts = spies.map(({ mock }) => mock.calls.length);
    for (const spy of spies) spy.mockRestore();
    expect(counts).toEqual([want, 0, 0, 0, 0]);
  });

  it('shows no secret, whatever happens', async () => {
    const { lines, log } = createLog();
    const echo: Answer = () =>
      new Response(JSON.stringify({ Code: 'Bad', Message: 'you sent testsecret' }), { status: 400 });
    for (const answer of [
      echo,
      text('<p>testsecret', 502),
      broken('E testsecret'),
      () => Promise.reject(new Error('testsecret')),
    ])
      await failure(call(createClient(answer as Answer, { log, retry: { retries: 1 } }), safe, {}));
    await failure(
      call(createClient(json({}), { log, credentials: () => Promise.reject(new Error('token=hunter2')) }), safe, {}),
    );
    expect(lines.length).toBeGreaterThan(6);
    expect(lines.join()).not.toMatch(/testsecret|hunter2/);
  });

  it('is off without option and variable', async () => {
    vi.stubEnv('YUNSPEC_LOG', '');
    const spy = vi.spyOn(console, 'error').mockImplementation(() => {});
    await call(createClient(json({})), safe, {});
    expect(spy).not.toHaveBeenCalled();
    spy.mockRestore();
  });
});
