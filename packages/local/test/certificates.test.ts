import { describe, expect, it } from 'vitest';
import {
  type Answer,
  type Ask,
  catchError,
  createCaller,
  createLocalCaller,
  startCloud,
  withBearer,
} from './support/clients.js';
import { cas } from './support/models.js';

const started = startCloud();
const { cloud, url } = started;

const ways: readonly (readonly [string, () => Ask])[] = [
  ['with a bearer key, in process', () => createCaller(cas, { fetch: cloud.fetch, ...withBearer })],
  ['with a bearer key, over HTTP', () => createCaller(cas, { endpoint: url(), ...withBearer })],
  ['with an access key, in process', () => createLocalCaller(cas, cloud)],
];

const listIds = (answer: Answer): string[] =>
  answer.InstanceList.map((instance: { InstanceId: string }) => instance.InstanceId);

describe.each(ways)('certificates, %s', (_, way) => {
  it.each([
    [{}, 6],
    [{ Status: 'normal' }, 1],
    [{ Brand: 'DigiCert', CertificateType: 'DV' }, 3],
    [{ CertificateStatus: 'issued' }, 1],
    [{ InstanceType: 'TEST' }, 1],
    [{ ResourceGroupId: 'rg-default' }, 6],
    [{ ResourceGroupId: 'rg-other' }, 0],
    [{ Keyword: 'shop' }, 1],
    [{ Keyword: 'example.com' }, 3],
    [{ Keyword: 'cas_dv' }, 1],
    [{ Keyword: 'nobody' }, 0],
  ])('are listed by %j', async (input, TotalCount) => {
    const answer = await way()('ListInstances', input);
    expect(answer).toMatchObject({ TotalCount, ShowSize: 10, CurrentPage: 1 });
    expect(listIds(answer)).toHaveLength(TotalCount);
  });

  it('are listed page by page', async () => {
    const ask = way();
    const pages = [1, 2, 3].map((CurrentPage) => ask('ListInstances', { ShowSize: 4, CurrentPage }));
    const [first, second, third] = await Promise.all(pages);
    expect([first, second, third].map((page) => listIds(page as Answer).length)).toEqual([4, 2, 0]);
    expect(second).toMatchObject({ TotalCount: 6, ShowSize: 4, CurrentPage: 2 });
    expect(new Set([...listIds(first as Answer), ...listIds(second as Answer)]).size).toBe(6);
  });

  it('are shown, changed and shown again', async () => {
    const ask = way();
    const InstanceId = 'cas-cn-68n1mm16****';
    await ask('UpdateInstance', {
      InstanceId,
      CertificateName: 'new-name',
      ContactIdList: [123],
      Tags: [{ TagKey: 'Team', TagValue: 'web' }],
    });
    expect(await ask('GetInstanceDetail', { InstanceId })).toMatchObject({
      InstanceId,
      Status: 'normal',
      CertificateName: 'new-name',
      ContactIdList: [123],
      Tags: [{ TagKey: 'Team', TagValue: 'web' }],
      Domain: 'test.com',
      DomainValidationList: [],
    });
  });

  it('keep members that a change does not mention, even if they have a default', async () => {
    const ask = way();
    await ask('UpdateInstance', { InstanceId: 'cas-cn-7ov2kk31', City: 'Hangzhou' });
    await ask('UpdateInstance', { InstanceId: 'cas-cn-7ov2kk31', CertificateName: 'renamed' });
    expect(await ask('GetInstanceDetail', { InstanceId: 'cas-cn-7ov2kk31' })).toMatchObject({
      City: 'Hangzhou',
      KeyAlgorithm: 'ECC_256',
    });
  });

  it('are refunded within seven days of their purchase, once', async () => {
    const ask = way();
    expect(await catchError(ask('RefundInstance', { InstanceId: 'cas-cn-68n1mm16****' }))).toMatchObject({
      code: '400',
    });
    await ask('RefundInstance', { InstanceId: 'cas_dv-cn-123' });
    expect(await catchError(ask('RefundInstance', { InstanceId: 'cas_dv-cn-123' }))).toMatchObject({ code: '400' });
  });

  it('are refunded and deleted', async () => {
    const ask = way();
    const InstanceId = 'cas_dv-cn-123';
    await ask('RefundInstance', { InstanceId });
    expect(await ask('GetInstanceDetail', { InstanceId })).toMatchObject({ Status: 'refund' });
    expect(await ask('GetInstanceSummary', {})).toMatchObject({ TotalCount: 6, InactiveCount: 0, WillExpireCount: 1 });
    await ask('DeleteInstance', { InstanceId });
    expect(await catchError(ask('GetInstanceDetail', { InstanceId }))).toMatchObject({ code: '404', status: 404 });
    expect(await catchError(ask('DeleteInstance', { InstanceId }))).toMatchObject({ code: '404', status: 404 });
    expect(await ask('GetInstanceSummary', { InstanceType: 'TEST' })).toMatchObject({ TotalCount: 0 });
  });

  it.each([
    ['ListInstances', { Status: 'active' }, '400', 400],
    ['ListInstances', { ShowSize: 101 }, '400', 400],
    ['GetInstanceDetail', {}, '400', 400],
    ['GetInstanceDetail', { InstanceId: 'cas-nothing' }, '404', 404],
    ['UpdateInstance', { InstanceId: 'cas_dv-cn-123', GenerateCsrMethod: 'upload' }, '400', 400],
    ['UpdateInstance', { InstanceId: 'cas_dv-cn-123', Colour: 'blue' }, '400', 400],
    ['AddCloudAccess', { SecretId: 'a', CloudName: 'tencent', SecretKey: 'b' }, 'InvalidParameter.CloudName', 400],
  ])('%s of %j is refused', async (operation, input, code, status) => {
    expect(await catchError(way()(operation, input))).toMatchObject({ code, status });
  });

  it('keys of other clouds are stored under the caller’s name, and their secrets are not shown', async () => {
    const ask = way();
    await ask('AddCloudAccess', { SecretId: 'AAAqdwPBA', CloudName: 'Tencent', SecretKey: 'secret-of-AAAqdwPBA' });
    const answer = await ask('ListCloudAccess', { CloudName: 'Tencent' });
    expect(answer).toMatchObject({
      TotalCount: 1,
      CloudAccessList: [{ AccessId: 1, SecretId: 'AAAqdwPBA', CloudName: 'Tencent', ServiceStatus: 'normal' }],
    });
    expect(JSON.stringify(answer)).not.toContain('secret-of');
    expect(await ask('ListCloudAccess', { SecretId: 'nothing' })).toMatchObject({ TotalCount: 0 });
    expect(await catchError(ask('DeleteCloudAccess', { AccessId: '2' }))).toMatchObject({ code: '404', status: 404 });
    await ask('DeleteCloudAccess', { AccessId: '1' });
    expect(await ask('ListCloudAccess', {})).toMatchObject({ TotalCount: 0, CloudAccessList: [] });
  });
});

describe('credentials', () => {
  it.each([
    ['no key', {}, 403],
    ['another key', { authorization: 'Bearer other' }, 403],
    ['a key of another kind', { authorization: 'Basic local-key' }, 403],
    ['the key', { authorization: 'Bearer local-key' }, 200],
  ])('%s', async (_, headers, status) => {
    const response = await cloud.fetch(new Request('https://cas.aliyuncs.com/api/v1/instances', { headers }));
    expect(response.status).toBe(status);
    if (status === 403) expect(await response.json()).toMatchObject({ Code: '403', HostId: 'cas.aliyuncs.com' });
  });
});

describe('bodies', () => {
  it.each(['not json', '[1]', '"text"', 'null'])('%s is refused', async (body) => {
    const request = {
      method: 'POST',
      body,
      headers: { authorization: 'Bearer local-key', 'content-type': 'application/json' },
    };
    const response = await cloud.fetch(new Request('https://cas.aliyuncs.com/api/v1/instances/update', request));
    expect([response.status, (await response.json()).Code]).toEqual([400, '400']);
  });
});
