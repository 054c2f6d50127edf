import { acs3, EcsClient } from '@yunspec/ecs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Call, createIot, credentials, disk, type Options, startClients } from './support/clients.js';
import { type Answer, type Arrived, answerJson, catchError, refuse, startLoopback } from './support/loopback.js';

// Attempts, calls and clients share no state. Other SDKs of these services were seen to do so.

afterEach(() => {
  vi.useRealTimers();
});

const ok = answerJson({ RequestId: 'r-9' });
const throttled = refuse('Throttling', 429);

describe('no attempt stamped like the one before', () => {
  const createDisk: Call = ({ ecs }) => ecs.createDisk(disk);
  const parameter = (name: string) => (request: Arrived) => request.parameters[name];
  const header = (name: string) => (request: Arrived) => request.headers[name];
  const token = parameter('ClientToken');
  const acs = ['x-acs-date', 'x-acs-signature-nonce', 'authorization'].map(header);
  const rows: readonly [
    what: string,
    options: Options,
    call: Call,
    anew: ((request: Arrived) => unknown)[],
    same: (request: Arrived) => unknown,
  ][] = [
    ['a signed query', {}, createDisk, ['Timestamp', 'SignatureNonce', 'Signature'].map(parameter), token],
    ['signed headers', { protocol: acs3() }, createDisk, acs, token],
    [
      'signed headers of Huawei Cloud',
      {},
      createIot(),
      ['x-sdk-date', 'authorization'].map(header),
      ({ body }) => body,
    ],
  ];

  it.each(rows)(
    '%s: all of it is new, but for the token that makes all count once',
    async (_, options, call, anew, same) => {
      vi.useFakeTimers({ toFake: ['Date'] });
      const onRetry = (): void => {
        vi.setSystemTime(Date.now() + 1000);
      };
      const on = await startClients([throttled, throttled, throttled, ok], {
        ...options,
        retry: { base: 1 },
        hooks: { onRetry },
      });
      await call(on);
      for (const one of anew) expect(new Set(on.arrived.map(one)).size).toBe(4);
      for (const one of anew) expect(on.arrived.map(one)).not.toContain(undefined);
      expect(new Set(on.arrived.map(same)).size).toBe(1);
      expect(same(on.arrived[0] as Arrived)).toMatch(/^[\w-]{36}$|^\{/);
    },
  );

  it('two calls have two tokens, and a token that is given stays', async () => {
    const on = await startClients(ok);
    await Promise.all([
      on.ecs.createDisk(disk),
      on.ecs.createDisk(disk),
      on.ecs.createDisk({ ...disk, ClientToken: 'mine' }),
    ]);
    expect(new Set(on.arrived.map(token)).size).toBe(3);
    expect(on.arrived.map(token)).toContain('mine');
  });
});

/** Answers with what it was asked about, the later ones sooner. */
const echo: Answer = (response, request) => {
  const { InstanceId = '' } = request.parameters;
  setTimeout(
    () => answerJson({ InstanceId, RequestId: request.parameters.AccessKeyId })(response, request),
    50 - Number(InstanceId.slice(2)),
  );
};

describe('no state shared by two clients or two calls', () => {
  it('each of 100 calls at once has the answer to itself, and each of two clients its own key and address', async () => {
    const sites = await Promise.all(['one', 'two'].map(async (name) => ({ name, ...(await startLoopback(echo)) })));
    const made = sites.map(
      ({ name, url }) =>
        new EcsClient({ endpoint: url, credentials: { accessKeyId: name, accessKeySecret: `of-${name}` } }),
    );
    const ids = Array.from({ length: 50 }, (_, i) => `i-${i}`);
    const answers = await Promise.all(
      ids.flatMap((InstanceId) => made.map((client) => client.describeInstanceAttribute({ InstanceId }))),
    );
    expect(answers).toEqual(ids.flatMap((InstanceId) => sites.map(({ name }) => ({ InstanceId, RequestId: name }))));
    for (const { name, arrived } of sites) {
      expect(arrived).toHaveLength(50);
      expect(new Set(arrived.map(({ parameters }) => parameters.AccessKeyId))).toEqual(new Set([name]));
      expect(new Set(arrived.map(({ parameters }) => parameters.SignatureNonce)).size).toBe(50);
    }
  });

  it('calls at once count their retries apart', async () => {
    const on = await startClients(throttled, { retry: { base: 1, retries: 3 } });
    const counts = [0, 1, 2, 3, undefined];
    await Promise.all(
      counts.map((retries) => catchError(on.ecs.describeZones({ RegionId: `r-${retries}` }, { retry: { retries } }))),
    );
    const sent = counts.map(
      (retries) => on.arrived.filter(({ parameters }) => parameters.RegionId === `r-${retries}`).length,
    );
    expect(sent).toEqual([1, 2, 3, 4, 4]);
  });

  it('the clock one client was put right by is not that of another', async () => {
    const ahead = new Date(Date.now() + 3_600_000).toUTCString();
    const [late, right] = [
      await startClients([refuse('IllegalTimestamp', 400, { date: ahead }), ok]),
      await startClients(ok),
    ];
    await late.ecs.describeRegions();
    await right.ecs.describeRegions();
    const offset = ({ parameters }: Arrived): number =>
      Math.round((Date.parse(parameters.Timestamp ?? '') - Date.now()) / 600_000) || 0;
    expect([late.arrived.map(offset), right.arrived.map(offset)]).toEqual([[0, 6], [0]]);
  });

  it('what one call is given does not stay for the next', async () => {
    const [on, other] = [await startClients(ok), await startClients(ok)];
    const options = Object.freeze({
      headers: Object.freeze({ 'x-trace': 't-1' }),
      endpoint: other.endpoint,
      retry: Object.freeze({ retries: 1 }),
    });
    const input = Object.freeze({ ...disk });
    await on.ecs.createDisk(input, options);
    await on.ecs.createDisk(input);
    expect([other.arrived, on.arrived].map((all) => all.map(({ headers }) => headers['x-trace']))).toEqual([
      ['t-1'],
      [undefined],
    ]);
    expect(input).toEqual(disk);
  });

  it('keys of a function are those of its client', async () => {
    const keys = (accessKeyId: string) => () => Promise.resolve({ ...credentials, accessKeyId });
    const [one, two] = [
      await startClients(ok, { credentials: keys('one') }),
      await startClients(ok, { credentials: keys('two') }),
    ];
    for (const on of [one, two, one, two]) await on.ecs.describeRegions();
    expect([one, two].map(({ arrived }) => arrived.map(({ parameters }) => parameters.AccessKeyId))).toEqual([
      ['one', 'one'],
      ['two', 'two'],
    ]);
  });
});
