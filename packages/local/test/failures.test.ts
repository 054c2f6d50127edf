import { describe, expect, it } from 'vitest';
import { createLocalCloud } from '../src/index.js';
import { catchError, createCaller, createLocalCaller, startCloud } from './support/clients.js';
import { cas, ecs } from './support/models.js';

const { cloud, url } = startCloud();
const ask = createLocalCaller(ecs, cloud);
const disk = { RegionId: 'cn-hangzhou', ZoneId: 'cn-hangzhou-b', Size: 10 };
const countDisks = async (): Promise<number> => (await ask('DescribeDisks', { RegionId: 'cn-hangzhou' })).TotalCount;

describe('a cloud that is asked to fail', () => {
  it.each([
    [{ code: 'Throttling' }, 'Throttling', 400],
    [{ code: 'InsufficientBalance' }, 'InsufficientBalance', 400],
    [{ code: 'ServiceUnavailable' }, 'ServiceUnavailable', 500],
    [{ code: 'Throttling', status: 429 }, 'Throttling', 429],
    [{ status: 503 }, 'ServiceUnavailable', 503],
    [{ status: 502 }, 'InternalError', 502],
  ])('by %j answers %s with %i', async (failure, code, status) => {
    cloud.fail(failure);
    expect(await catchError(ask('CreateDisk', disk))).toMatchObject({ code, status });
    expect(await countDisks()).toBe(0);
  });

  it.each<readonly [failure: unknown, sentence: string]>([
    [{ operation: 'CreateDsk' }, 'There is no operation "CreateDsk". Did you mean CreateDisk?'],
    [{ product: 'ecz' }, 'There is no product "ecz". Did you mean ecs?'],
    [{ operation: 'CreateDisk', code: 'InvalidDiskNmae.Malformed' }, 'Did you mean InvalidDiskName.Malformed?'],
    [{ code: 'SomethingNew' }, 'There is no documented code "SomethingNew".'],
    [{ cod: 'Throttling' }, 'There is no option of a failure "cod". Did you mean code?'],
    [{ malformed: 'htm' }, 'There is no malformed answer "htm". Did you mean html?'],
    [{ times: 0 }, 'times of a failure must be a whole number from 1, not 0.'],
    ...['no', '404', 404.5, 199, 600].map(
      (status) => [{ status }, `status of a failure must be 200 to 599, not ${status}.`] as const,
    ),
    ...['5', -1].map(
      (delay) => [{ delay }, `delay of a failure must be a number of milliseconds, not ${delay}.`] as const,
    ),
    ...['2', 1.5, -1].map(
      (times) =>
        [{ code: 'Throttling', times }, `times of a failure must be a whole number from 1, not ${times}.`] as const,
    ),
    [{ cut: 'yes' }, 'cut of a failure must be true or false, not yes.'],
    [undefined, 'A failure is an object such as { operation, code }.'],
  ])('refuses %j', async (failure, sentence) => {
    expect(() => cloud.fail(failure as never)).toThrow(sentence);
    expect(await countDisks()).toBe(0);
  });

  it.each([
    { status: 200 },
    { status: 599 },
    { delay: 0 },
    { code: 'Throttling', times: 1 },
    { cut: false, status: 500 },
  ])('takes %j', (failure) => {
    const other = createLocalCloud({ products: [ecs] });
    expect(() => other.fail(failure)).not.toThrow();
  });

  it.each(['empty', 'truncated', 'html', 'list'] as const)('answers with a body that is %s', async (malformed) => {
    cloud.fail({ operation: 'DescribeDisks', malformed });
    await expect(countDisks()).rejects.toThrow(/unreadable|DescribeDisks/);
    expect(await countDisks()).toBe(0);
  });

  it('fails only the calls of the given product', async () => {
    cloud.fail({ product: 'cas', status: 500 });
    expect(await countDisks()).toBe(0);
    await catchError(createLocalCaller(cas, cloud)('ListInstances'));
  });

  it('answers as each product documents it', async () => {
    cloud.fail({ status: 500 });
    expect(await catchError(createLocalCaller(cas, cloud)('ListInstances'))).toMatchObject({
      code: '500',
      status: 500,
    });
    cloud.fail({ code: 'InstanceLockedForSecurity', operation: 'StartInstance' });
    const { InstanceId } = await ask('CreateInstance', {
      RegionId: 'cn-hangzhou',
      ImageId: 'm-1',
      InstanceType: 'ecs.t1.small',
      SecurityGroupId: 'sg-1',
    });
    expect(await catchError(ask('StartInstance', { InstanceId }))).toMatchObject({
      code: 'InstanceLockedForSecurity',
      status: 403,
    });
  });

  it('fails as often as asked, and only the given operation', async () => {
    cloud.fail({ code: 'Throttling', operation: 'CreateDisk', times: 2 });
    expect(await countDisks()).toBe(0);
    await catchError(ask('CreateDisk', disk));
    await catchError(ask('CreateDisk', disk));
    await ask('CreateDisk', disk);
  });

  it('stops failing after a reset', async () => {
    cloud.fail({ code: 'Throttling', times: 9 });
    cloud.reset();
    await ask('CreateDisk', disk);
  });

  it('delays the answer', async () => {
    cloud.fail({ delay: 30 });
    const from = performance.now();
    await ask('CreateDisk', disk);
    expect(performance.now() - from).toBeGreaterThan(25);
  });

  it.each([
    ['in process', () => ask],
    [
      'over HTTP',
      () =>
        createCaller(ecs, { endpoint: url(), credentials: { accessKeyId: 'local', accessKeySecret: 'local-secret' } }),
    ],
  ])('closes the connection after the call took effect, %s', async (_, way) => {
    cloud.fail({ cut: true });
    await expect(way()('CreateDisk', disk)).rejects.toMatchObject({ name: 'ConnectionError', sent: true });
    expect(await countDisks()).toBe(1);
  });
});
