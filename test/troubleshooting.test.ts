import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CasClient } from '@yunspec/cas';
import { EcsClient } from '@yunspec/ecs';
import { createLocalCloud, localCredentials } from '@yunspec/local';
import { installedModels } from '@yunspec/local/server';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { instance, list, type Options, once, startClients } from './support/clients.js';
import { type Answer, answerText, catchError, cut, refuse, silence } from './support/loopback.js';
import { repository } from './support/packed.js';

// The page docs/troubleshooting.md lists real messages: each pattern in it matches a message of a case here.

const page = readFileSync(join(repository, 'docs/troubleshooting.md'), 'utf8');

/** The messages in the first column. `…` matches any text. */
const patterns = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, pattern = '']) => pattern);

const escapeText = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const matchesPattern = (pattern: string, message: string): boolean =>
  new RegExp(pattern.split('…').map(escapeText).join('.*'), 's').test(message);

const catchMessage = async (call: () => unknown): Promise<string> =>
  (await catchError(Promise.resolve().then(call))).message;

const { accessKeyId, accessKeySecret } = localCredentials;

/** Calls of a client of the local cloud. */
function callLocal(call: (ecs: EcsClient) => Promise<unknown>, options: object = {}): Promise<string> {
  const { fetch } = createLocalCloud({ products: installedModels(['ecs']) });
  return catchMessage(() => call(new EcsClient({ fetch, credentials: { accessKeyId, accessKeySecret }, ...options })));
}

/** Calls of a client of a service that gives one answer. */
async function callLoopback(answer: Answer, options: Options = {}): Promise<string> {
  const clients = await startClients(answer, { ...once, ...options });
  return catchMessage(() => list()(clients));
}

const constructClient = (options: object): Promise<string> => catchMessage(() => new EcsClient(options as never));

const failToResolve = (): Promise<never> =>
  Promise.reject(new TypeError('fetch failed', { cause: { code: 'ENOTFOUND' } }));

function createCircle(): object {
  const circle: Record<string, unknown> = {};
  circle.Self = circle;
  return circle;
}

const fixed = { credentials: { accessKeyId, accessKeySecret }, ...once };
/** Waits for an instance that nobody starts, with a clock that does not take the time. */
async function waitInVain(): Promise<string> {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const message = callLocal(async (ecs) => {
    const { InstanceId = '' } = await ecs.createInstance({ ...instance, InstanceType: 'ecs.n1.small' });
    const input = { RegionId: instance.RegionId, InstanceIds: [InstanceId] };
    return ecs.waitUntilInstanceRunning(input, { maxWait: 20_000 });
  });
  await vi.advanceTimersByTimeAsync(60_000);
  return message;
}

const cases: Readonly<Record<string, () => Promise<string>>> = {
  'no credentials': () => catchMessage(() => new EcsClient({ region: 'cn-hangzhou' }).describeRegions()),
  'half of a key': () => constructClient({ credentials: { accessKeyId: 'a', accessKeySecret: '' } }),
  'a line break in a key': () => constructClient({ credentials: { accessKeyId: 'a', accessKeySecret: 'b\n' } }),
  'a function without credentials': () =>
    callLocal((ecs) => ecs.describeRegions(), { credentials: () => Promise.reject(new Error('sealed')) }),
  'an unknown region': () => catchMessage(() => new CasClient({ ...fixed, region: 'cn-nowhere' } as never)),
  'a misspelled region': () => catchMessage(() => new CasClient({ ...fixed, region: 'cn-hangzou' } as never)),
  'a misspelled option': () => constructClient({ ...fixed, timeOut: 5 }),
  'an input in itself': () => callLocal((ecs) => ecs.describeRegions(createCircle() as never, { validate: 'off' })),
  'a large response': () => callLocal((ecs) => ecs.describeRegions(), { ...once, maxResponseBytes: 5 }),
  'plain HTTP': () => constructClient({ ...fixed, endpoint: 'http://ecs.example.com' }),
  'a misspelled parameter': () => callLocal((ecs) => ecs.describeInstances({ regionId: 'cn-hangzhou' } as never)),
  'a list as text': () =>
    callLocal((ecs) => ecs.describeInstances({ RegionId: 'cn-hangzhou', InstanceIds: '["i-1"]' } as never)),
  'a limit': () => callLocal((ecs) => ecs.describeInstances({ RegionId: 'cn-hangzhou', PageSize: 101 })),
  'an unknown key': () =>
    callLocal((ecs) => ecs.describeRegions(), { credentials: { accessKeyId: 'b', accessKeySecret } }),
  'a wrong secret': () =>
    callLocal((ecs) => ecs.describeRegions(), { credentials: { accessKeyId, accessKeySecret: 'wrong' } }),
  'a denied permission': () => callLoopback(refuse('Forbidden.RAM', 403)),
  throttling: () => callLoopback(refuse('Throttling', 400)),
  'an unknown host': () => callLocal((ecs) => ecs.describeRegions(), { ...once, fetch: failToResolve }),
  'a closed port': () =>
    catchMessage(() => new EcsClient({ ...fixed, endpoint: 'http://127.0.0.1:1' }).describeRegions()),
  'a slow attempt': () => callLoopback(silence, { timeout: 20 }),
  'a slow call': () => callLoopback(silence, { timeout: { total: 20 } }),
  'a page of a proxy': () => callLoopback(answerText('<html>Sign in</html>')),
  'a redirect': () => callLoopback(answerText('', 302, { location: 'https://example.com/' })),
  'half of an answer': () => callLoopback(cut),
  'a resource that stays as it is': waitInVain,
};

describe('the page on troubleshooting', () => {
  const messages = new Map<string, string>();

  test.each(Object.entries(cases))('knows the message for %s', async (what, call) => {
    const message = await call();
    messages.set(what, message);
    expect(
      patterns.filter((pattern) => matchesPattern(pattern, message)),
      message,
    ).not.toEqual([]);
  });

  test('lists no message that is not produced', () => {
    const all = [...messages.values()];
    expect(patterns.filter((pattern) => !all.some((message) => matchesPattern(pattern, message)))).toEqual([]);
  });
});
