import { afterEach, expect, it, vi } from 'vitest';
import { type Operation, type Waiter, WaiterError, type WaitOptions, wait } from '../src/index.js';
import { type Answer, failure, json, refusal, service, silence, text } from './support/service.js';

afterEach(() => {
  vi.restoreAllMocks();
});

const list: Operation<Record<string, unknown>, Record<string, unknown>> = {
  name: 'DescribeDisks',
  safe: true,
  input: { type: 'object', properties: { DiskId: { type: 'string' } } },
};
const ready: Waiter = {
  name: 'DiskReady',
  items: 'Disks.Disk',
  state: 'Status',
  until: ['Available', 'In_use'],
  fails: ['Broken'],
  missing: 'InvalidDiskId.NotFound',
};
const gone: Waiter = { ...ready, name: 'DiskDeleted', until: ['gone'], fails: [] };
const single: Waiter = { name: 'TaskDone', state: 'Task.Status', until: ['Finished'], fails: ['Failed'] };

const disks = (...states: readonly string[]): Answer => json({ Disks: { Disk: states.map((Status) => ({ Status })) } });
const missing = refusal('InvalidDiskId.NotFound', 404);
const quick: WaitOptions = { maxWait: 60_000, minDelay: 1, maxDelay: 2 };

const waiting = (answers: Answer | Answer[], waiter: Waiter, options: Partial<WaitOptions> = {}) => {
  const { client, sent } = service(answers, { retry: { retries: 0 } });
  return { done: wait(client, waiter, list, { DiskId: 'd-1' }, { ...quick, ...options }), sent };
};

const met: readonly [what: string, answers: Answer | Answer[], waiter: Waiter, looks: number][] = [
  ['at once', disks('Available'), ready, 1],
  ['after a while', [disks('Creating'), disks('Creating'), disks('Available')], ready, 3],
  ['when all are there', [disks('Available', 'Creating'), disks('Available', 'In_use')], ready, 2],
  ['when not listed at first', [disks(), disks('Available')], ready, 2],
  ['when not known at first', [missing, disks('Available')], ready, 2],
  ['when it is no longer listed', [disks('Deleting'), disks()], gone, 2],
  ['when it is no longer known', [disks('Deleting'), missing], gone, 2],
  [
    'on an answer that is the resource itself',
    [json({ Task: { Status: 'Running' } }), json({ Task: { Status: 'Finished' } })],
    single,
    2,
  ],
  ['on an answer that lacks its state at first', [json({}), json({ Task: { Status: 'Finished' } })], single, 2],
];

it.each(met)('is met %s', async (_, answers, waiter, looks) => {
  const { done, sent } = waiting(answers, waiter);
  await done;
  expect(sent).toHaveLength(looks);
});

it('gives the last answer back, or nothing when that was an error', async () => {
  expect(await waiting(disks('Available'), ready).done).toEqual({ Disks: { Disk: [{ Status: 'Available' }] } });
  expect(await waiting(missing, gone).done).toBeUndefined();
});

const failed: readonly [what: string, answers: Answer | Answer[], waiter: Waiter, want: object][] = [
  [
    'one is broken',
    [disks('Creating', 'Creating'), disks('Available', 'Broken')],
    ready,
    {
      name: 'WaiterError',
      reason: 'failed',
      states: ['Available', 'Broken'],
      message: expect.stringMatching(
        /^waitUntilDiskReady can no longer succeed after \d+\.\d s; last seen: Available, Broken/,
      ),
      operation: 'DescribeDisks',
    },
  ],
  [
    'it is gone, where that is a failure',
    [disks('Creating'), disks()],
    { ...ready, fails: ['gone'] },
    {
      reason: 'failed',
      states: [],
      message: expect.stringMatching(/^waitUntilDiskReady can no longer succeed after \d+\.\d s; nothing was listed/),
    },
  ],
  [
    'the task failed',
    json({ Task: { Status: 'Failed' } }),
    single,
    { reason: 'failed', last: { Task: { Status: 'Failed' } } },
  ],
];

it.each(failed)('ends at once when %s', async (_, answers, waiter, want) => {
  const error = await failure(waiting(answers, waiter).done);
  expect(error).toBeInstanceOf(WaiterError);
  expect(error).toMatchObject(want);
});

const unknown: readonly [what: string, answer: Answer, want: object][] = [
  ['a denial', refusal('Forbidden.RAM', 403), { name: 'AuthError', code: 'Forbidden.RAM' }],
  ['an unknown code', refusal('Mystery', 400), { name: 'ServiceError', code: 'Mystery' }],
  ['another thing missing', refusal('InvalidRegionId.NotFound', 404), { code: 'InvalidRegionId.NotFound' }],
  ['a page', text('<html>', 404), { name: 'ResponseError' }],
];

it.each(unknown)('%s ends the wait at once, as it is', async (_, answer, want) => {
  const { done, sent } = waiting([disks('Creating'), answer], ready);
  expect(await failure(done)).toMatchObject(want);
  expect(sent).toHaveLength(2);
});

it('a waiter that knows no missing code takes every error as one', async () => {
  const { missing: _, ...strict } = gone;
  expect(await failure(waiting(missing, strict).done)).toMatchObject({ code: 'InvalidDiskId.NotFound' });
});

const late: readonly [what: string, answers: Answer | Answer[], want: object][] = [
  [
    'a state',
    disks('Creating'),
    {
      states: ['Creating'],
      last: { Disks: { Disk: [{ Status: 'Creating' }] } },
      message: expect.stringMatching(/^waitUntilDiskReady ran out of time after \d+\.\d s; last seen: Creating/),
    },
  ],
  [
    'nothing',
    disks(),
    {
      states: [],
      message: expect.stringMatching(/^waitUntilDiskReady ran out of time after \d+\.\d s; nothing was listed/),
    },
  ],
  [
    'a state, and then silence',
    [disks('Creating'), silence],
    {
      states: ['Creating'],
      message: expect.stringMatching(/^waitUntilDiskReady ran out of time after \d+\.\d s; last seen: Creating/),
    },
  ],
];

it.each(late)('running out of time tells what was seen last: %s', async (_, answers, want) => {
  const started = performance.now();
  const error = await failure(waiting(answers, ready, { maxWait: 30 }).done);
  expect(error).toMatchObject({ name: 'WaiterError', reason: 'timeout', ...want });
  expect(performance.now() - started).toBeLessThan(3000);
});

it('the time is used: the last look is at its end', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(1);
  const { done, sent } = waiting(disks('Creating'), ready, { maxWait: 480, minDelay: 80, maxDelay: 10_000 });
  const started = performance.now();
  await failure(done);
  expect(performance.now() - started).toBeGreaterThan(350);
  expect(sent.length).toBeGreaterThan(2);
});

it('pauses grow by half, up to the longest', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(1);
  const times: number[] = [];
  const timed: Answer = (request, signal) => {
    times.push(performance.now());
    return disks(times.length < 6 ? 'Creating' : 'Available')(request, signal);
  };
  await waiting(timed, ready, { minDelay: 8, maxDelay: 16 }).done;
  const pauses = times.slice(1).map((time, i) => time - (times[i] as number));
  for (const [i, least] of [8, 12, 16, 16, 16].entries()) {
    expect(pauses[i]).toBeGreaterThan(least - 2);
  }
});

it.each([undefined, Number.NaN, 'long', -1, 0])('a time limit is needed; %j is none', async (maxWait) => {
  const { done, sent } = waiting(disks('Creating'), ready, { maxWait: maxWait as number });
  expect(await failure(done)).toMatchObject({
    name: 'ConfigurationError',
    message: expect.stringMatching(/^DiskReady needs maxWait, in milliseconds/),
  });
  expect(sent).toHaveLength(0);
});

it.each([
  ['between two looks', disks('Creating'), { minDelay: 10_000, maxDelay: 10_000, maxWait: 60_000 }],
  ['during a look', silence, {}],
] as const)('an abort %s ends the wait at once', async (_, answer, options) => {
  const controller = new AbortController();
  const { done } = waiting(answer, ready, { ...options, signal: controller.signal });
  const ending = failure(done);
  setTimeout(() => controller.abort(new Error('left')), 10);
  const started = performance.now();
  expect(await ending).toMatchObject({ name: 'AbortError', cause: new Error('left') });
  expect(performance.now() - started).toBeLessThan(3000);
});

it('keys of a prototype in an answer are no states', async () => {
  const answer = text('{"__proto__":{"Disks":{"Disk":[{"Status":"Available"}]}}}');
  expect(await failure(waiting(answer, ready, { maxWait: 10 }).done)).toMatchObject({ name: 'ResponseError' });
});
