import { acs3, rpcSignature } from '@yunspec/runtime';
import { describe, expect, it } from 'vitest';
import { asking, refused, startCloud } from './support/clients.js';
import { ecs } from './support/models.js';

const { cloud, url, clock } = startCloud();
const stamp = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
const hour = 3_600_000;

type Changes = Readonly<Record<string, string | undefined>>;

/** A call in order, but for the changes; signed afterwards, unless the signature is changed itself. */
async function query(changes: Changes, method = 'GET'): Promise<string> {
  const parameters: Changes = {
    Action: 'DescribeRegions',
    Version: '2014-05-26',
    Format: 'JSON',
    AccessKeyId: 'local',
    SignatureMethod: 'HMAC-SHA1',
    SignatureVersion: '1.0',
    SignatureNonce: crypto.randomUUID(),
    Timestamp: stamp(clock.now),
    ...changes,
  };
  const pairs = Object.entries(parameters).filter(
    (pair): pair is [string, string] => pair[1] !== undefined && pair[0] !== 'Signature',
  );
  const signature = 'Signature' in changes ? changes.Signature : await rpcSignature(method, pairs, 'local-secret');
  return new URLSearchParams([...pairs, ...(signature === undefined ? [] : [['Signature', signature]])]).toString();
}

const get = async (changes: Changes): Promise<Response> =>
  cloud.fetch(new Request(`https://ecs.aliyuncs.com/?${await query(changes)}`));

const faults: readonly [what: string, changes: () => Changes, code: string, status: number, product?: string][] = [
  ['no Action', () => ({ Action: undefined }), 'MissingParameter', 400],
  ['no Version', () => ({ Version: undefined }), 'MissingParameter', 400],
  ['no AccessKeyId', () => ({ AccessKeyId: undefined }), 'MissingParameter', 400],
  ['no Signature', () => ({ Signature: undefined }), 'MissingParameter', 400],
  ['no Timestamp', () => ({ Timestamp: undefined }), 'MissingParameter', 400],
  ['no SignatureNonce', () => ({ SignatureNonce: undefined }), 'MissingParameter', 400],
  ['an unknown AccessKeyId', () => ({ AccessKeyId: 'somebody' }), 'InvalidAccessKeyId.NotFound', 400],
  ['another SignatureMethod', () => ({ SignatureMethod: 'HMAC-MD5' }), 'InvalidParamater', 400],
  ['another SignatureVersion', () => ({ SignatureVersion: '2.0' }), 'InvalidParamater', 400],
  ['a Timestamp of yesterday', () => ({ Timestamp: stamp(clock.now - 24 * hour) }), 'IllegalTimestamp', 400],
  [
    'a Timestamp just over an hour ahead',
    () => ({ Timestamp: stamp(clock.now + hour + 1000) }),
    'IllegalTimestamp',
    400,
  ],
  ['a Timestamp without a zone', () => ({ Timestamp: stamp(clock.now).slice(0, -1) }), 'IllegalTimestamp', 400],
  ['a Timestamp of a day that is none', () => ({ Timestamp: '2014-13-41T00:00:00Z' }), 'IllegalTimestamp', 400],
  ['a wrong Signature', () => ({ Signature: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' }), 'IncompleteSignature', 400],
  ['both owners', () => ({ OwnerId: '1', OwnerAccount: 'a@example.com' }), 'InvalidOwner', 400],
  ['a Version of no product', () => ({ Version: '1999-01-01' }), 'InvalidParameter', 400],
  ['an Action the product lacks', () => ({ Action: 'DescribeClouds' }), 'InvalidParameter', 400],
  ['a parameter the operation lacks', () => ({ Colour: 'blue' }), 'UnsupportedParameter', 400],
  [
    'CAS and an unknown AccessKeyId',
    () => ({ Version: '2020-04-07', Action: 'ListInstances', AccessKeyId: 'somebody' }),
    '403',
    403,
  ],
  [
    'CAS and no Signature',
    () => ({ Version: '2020-04-07', Action: 'ListInstances', Signature: undefined }),
    '400',
    400,
  ],
];

describe('a call is refused', () => {
  it.each(faults)('with %s', async (_, changes, code, status) => {
    const response = await get(changes());
    const body = await response.json();
    expect([body.Code, response.status]).toEqual([code, status]);
    expect(Object.keys(body)).toEqual(['RequestId', 'HostId', 'Code', 'Message']);
    expect(body.HostId).toBe('ecs.aliyuncs.com');
    expect(response.headers.get('x-acs-request-id')).toBe(body.RequestId);
  });

  it('when its nonce has served before, and not when the first call was refused', async () => {
    const nonce = { SignatureNonce: 'n-1' };
    expect((await get({ ...nonce, Signature: 'wrong' })).status).toBe(400);
    expect((await get(nonce)).status).toBe(200);
    expect(await (await get(nonce)).json()).toMatchObject({ Code: 'SignatureNonceUsed' });
    cloud.reset();
    expect((await get(nonce)).status).toBe(200);
  });

  it('when it comes twice at the same moment', async () => {
    const both = await Promise.all([get({ SignatureNonce: 'n-2' }), get({ SignatureNonce: 'n-2' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  it('with another method than GET or POST', async () => {
    const response = await cloud.fetch(
      new Request(`https://ecs.aliyuncs.com/?${await query({}, 'PUT')}`, { method: 'PUT' }),
    );
    expect([(await response.json()).Code, response.status]).toEqual(['UnsupportedHTTPMethod', 403]);
  });
});

describe('a call signed with ACS3 is refused', () => {
  it.each([
    ['with another secret', { accessKeyId: 'local', accessKeySecret: 'other' }, 'IncompleteSignature'],
    [
      'with an unknown key',
      { accessKeyId: 'somebody', accessKeySecret: 'local-secret' },
      'InvalidAccessKeyId.NotFound',
    ],
  ])('%s', async (_, credentials, code) => {
    const ask = asking(ecs, { fetch: cloud.fetch, credentials, protocol: acs3() });
    expect(await refused(ask('DescribeRegions'))).toMatchObject({ code, status: 400 });
  });

  it('when its query was changed on the way', async () => {
    const changing = (request: Request): Promise<Response> =>
      cloud.fetch(new Request(`${request.url}&RegionId=cn-hangzhou`, request));
    const ask = asking(ecs, {
      fetch: changing,
      credentials: { accessKeyId: 'local', accessKeySecret: 'local-secret' },
      protocol: acs3(),
    });
    expect(await refused(ask('DescribeInstanceTypes', { InstanceTypeFamily: 'ecs.n1' }))).toMatchObject({
      code: 'IncompleteSignature',
    });
  });
});

describe('a call is taken', () => {
  it.each([
    ['a Timestamp nearly an hour old', { Timestamp: stamp(Date.now() - hour + 60_000) }],
    ['a RegionId the operation has no use for', { RegionId: 'cn-hangzhou' }],
    ['a security token', { SecurityToken: 'token' }],
    ['a name that needs escaping', { Action: 'DescribeInstanceTypes', InstanceTypeFamily: 'a b*c~d+e/ü' }],
  ])('with %s', async (_, changes) => {
    expect((await get(changes)).status).toBe(200);
  });

  it('as a form', async () => {
    const body = new URLSearchParams(await query({}, 'POST'));
    expect((await fetch(url(), { method: 'POST', body })).status).toBe(200);
  });

  it('as a form with some parameters in the query', async () => {
    const pairs = [...new URLSearchParams(await query({}, 'POST'))];
    const response = await fetch(`${url()}/?${new URLSearchParams(pairs.slice(0, 3))}`, {
      method: 'POST',
      body: new URLSearchParams(pairs.slice(3)),
    });
    expect(response.status).toBe(200);
  });
});

describe('the answer', () => {
  it('is XML unless the call asks for JSON', async () => {
    const response = await get({ Format: undefined, Action: 'DescribeVpcs', RegionId: 'cn-hangzhou' });
    expect(response.headers.get('content-type')).toBe('text/xml;charset=utf-8');
    const id = response.headers.get('x-acs-request-id');
    expect(await response.text()).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        `<DescribeVpcsResponse><RequestId>${id}</RequestId><Vpcs></Vpcs><TotalCount>0</TotalCount><PageNumber>1</PageNumber><PageSize>10</PageSize></DescribeVpcsResponse>`,
    );
  });

  it('is an XML error where it is one', async () => {
    const response = await get({ Format: 'xml', Action: 'DescribeVpcs' });
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(
      /<Error><RequestId>[0-9A-F-]{36}<\/RequestId><HostId>ecs.aliyuncs.com<\/HostId><Code>MissingParameter<\/Code><Message>.*RegionId is required\.<\/Message><\/Error>$/,
    );
  });

  it('carries the cloud’s own time', async () => {
    clock.now = Date.UTC(2014, 4, 26, 12);
    expect((await get({})).headers.get('date')).toBe('Mon, 26 May 2014 12:00:00 GMT');
  });
});
