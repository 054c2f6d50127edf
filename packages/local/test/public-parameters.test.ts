import { acs3, rpc, rpcSignature } from '@yunspec/runtime';
import { describe, expect, it } from 'vitest';
import { catchError, createCaller, startCloud } from './support/clients.js';
import { cas, ecs, eiam } from './support/models.js';

const { cloud, url, clock } = startCloud();
const formatTimestamp = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
const hour = 3_600_000;

type Changes = Readonly<Record<string, string | undefined>>;

/** Creates the query of a valid call with some changes. It is signed after them, unless they change the signature. */
async function createQuery(changes: Changes, method = 'GET'): Promise<string> {
  const parameters: Changes = {
    Action: 'DescribeRegions',
    Version: '2014-05-26',
    Format: 'JSON',
    AccessKeyId: 'local',
    SignatureMethod: 'HMAC-SHA1',
    SignatureVersion: '1.0',
    SignatureNonce: crypto.randomUUID(),
    Timestamp: formatTimestamp(clock.now),
    ...changes,
  };
  const pairs = Object.entries(parameters).filter(
    (pair): pair is [string, string] => pair[1] !== undefined && pair[0] !== 'Signature',
  );
  const signature = 'Signature' in changes ? changes.Signature : await rpcSignature(method, pairs, 'local-secret');
  return new URLSearchParams([...pairs, ...(signature === undefined ? [] : [['Signature', signature]])]).toString();
}

const sendGet = async (changes: Changes): Promise<Response> =>
  cloud.fetch(new Request(`https://ecs.aliyuncs.com/?${await createQuery(changes)}`));

const faults: readonly [what: string, changes: () => Changes, code: string, status: number][] = [
  ['no Action', () => ({ Action: undefined }), 'MissingParameter', 400],
  ['no Version', () => ({ Version: undefined }), 'MissingParameter', 400],
  ['no AccessKeyId', () => ({ AccessKeyId: undefined }), 'MissingParameter', 400],
  ['no Signature', () => ({ Signature: undefined }), 'MissingParameter', 400],
  ['no Timestamp', () => ({ Timestamp: undefined }), 'MissingParameter', 400],
  ['no SignatureNonce', () => ({ SignatureNonce: undefined }), 'MissingParameter', 400],
  ['an unknown AccessKeyId', () => ({ AccessKeyId: 'somebody' }), 'InvalidAccessKeyId.NotFound', 400],
  ['another SignatureMethod', () => ({ SignatureMethod: 'HMAC-MD5' }), 'InvalidParamater', 400],
  ['another SignatureVersion', () => ({ SignatureVersion: '2.0' }), 'InvalidParamater', 400],
  ['a Timestamp of yesterday', () => ({ Timestamp: formatTimestamp(clock.now - 24 * hour) }), 'IllegalTimestamp', 400],
  [
    'a Timestamp just over an hour ahead',
    () => ({ Timestamp: formatTimestamp(clock.now + hour + 1000) }),
    'IllegalTimestamp',
    400,
  ],
  [
    'a Timestamp without a zone',
    () => ({ Timestamp: formatTimestamp(clock.now).slice(0, -1) }),
    'IllegalTimestamp',
    400,
  ],
  ['a Timestamp on a day that does not exist', () => ({ Timestamp: '2014-13-41T00:00:00Z' }), 'IllegalTimestamp', 400],
  ['a wrong Signature', () => ({ Signature: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' }), 'IncompleteSignature', 400],
  ['both owners', () => ({ OwnerId: '1', OwnerAccount: 'a@example.com' }), 'InvalidOwner', 400],
  ['a Version that no product has', () => ({ Version: '1999-01-01' }), 'InvalidParameter', 400],
  ['an Action that the product does not have', () => ({ Action: 'DescribeClouds' }), 'InvalidParameter', 400],
  ['a parameter that the operation does not have', () => ({ Colour: 'blue' }), 'UnsupportedParameter', 400],
  [
    'no Signature, for CAS',
    () => ({ Version: '2020-04-07', Action: 'ListInstances', Signature: undefined }),
    '400',
    400,
  ],
];

describe('a call is refused', () => {
  it.each(faults)('with %s', async (_, changes, code, status) => {
    const response = await sendGet(changes());
    const body = await response.json();
    expect([body.Code, response.status]).toEqual([code, status]);
    expect(Object.keys(body)).toEqual(['RequestId', 'HostId', 'Code', 'Message']);
    expect(body.HostId).toBe('ecs.aliyuncs.com');
    expect(response.headers.get('x-acs-request-id')).toBe(body.RequestId);
  });

  it('unless its Timestamp has fractions of a second', async () => {
    const response = await sendGet({ Timestamp: new Date(clock.now).toISOString() });
    expect([response.status, new Date(clock.now).toISOString()]).toEqual([200, expect.stringMatching(/\.\d{3}Z$/)]);
  });

  it('when its nonce was used before, unless that call was refused', async () => {
    const nonce = { SignatureNonce: 'n-1' };
    expect((await sendGet({ ...nonce, Signature: 'wrong' })).status).toBe(400);
    expect((await sendGet(nonce)).status).toBe(200);
    expect(await (await sendGet(nonce)).json()).toMatchObject({ Code: 'SignatureNonceUsed' });
    cloud.reset();
    expect((await sendGet(nonce)).status).toBe(200);
  });

  it('when it arrives twice at the same time', async () => {
    const both = await Promise.all([sendGet({ SignatureNonce: 'n-2' }), sendGet({ SignatureNonce: 'n-2' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  it('with a method other than GET and POST', async () => {
    const response = await cloud.fetch(
      new Request(`https://ecs.aliyuncs.com/?${await createQuery({}, 'PUT')}`, { method: 'PUT' }),
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
    const ask = createCaller(ecs, { fetch: cloud.fetch, credentials, protocol: acs3() });
    expect(await catchError(ask('DescribeRegions'))).toMatchObject({ code, status: 400 });
  });

  it('when its query was changed after signing', async () => {
    const changing = (request: Request): Promise<Response> =>
      cloud.fetch(new Request(`${request.url}&RegionId=cn-hangzhou`, request));
    const ask = createCaller(ecs, {
      fetch: changing,
      credentials: { accessKeyId: 'local', accessKeySecret: 'local-secret' },
      protocol: acs3(),
    });
    expect(await catchError(ask('DescribeInstanceTypes', { InstanceTypeFamily: 'ecs.n1' }))).toMatchObject({
      code: 'IncompleteSignature',
    });
  });
});

describe.each([
  ['ecs', ecs, 'DescribeRegions'],
  ['cas', cas, 'ListInstances'],
  ['eiam', eiam, 'ListInstances'],
] as const)('the gateway before %s', (_, model, operation) => {
  const credentials = { accessKeyId: 'local', accessKeySecret: 'local-secret' };
  const sendTwice = async (request: Request): Promise<Response> => {
    await cloud.fetch(request.clone());
    return cloud.fetch(request);
  };
  const sendLate = (request: Request): Promise<Response> => {
    clock.now += hour + 60_000;
    return cloud.fetch(request);
  };
  const attacks = [
    ['another secret', { credentials: { ...credentials, accessKeySecret: 'other' } }, 'IncompleteSignature'],
    ['an unknown key', { credentials: { ...credentials, accessKeyId: 'other' } }, 'InvalidAccessKeyId.NotFound'],
    ['a used nonce', { fetch: sendTwice }, 'SignatureNonceUsed'],
    ['an old time', { fetch: sendLate }, 'IllegalTimestamp'],
  ] as const;
  const ways = [
    ['RPC', rpc({ method: 'POST' })],
    ['ACS3', acs3()],
  ] as const;
  const rows = ways.flatMap(([way, protocol]) =>
    attacks.map(([attack, options, code]) => [attack, way, { protocol, ...options }, code] as const),
  );

  it.each(rows)('refuses %s by %s', async (_attack, _way, options, code) => {
    const ask = createCaller(model, { fetch: cloud.fetch, credentials, ...options });
    expect(await catchError(ask(operation))).toMatchObject({ code, status: 400 });
  });
});

describe('a call is accepted', () => {
  it.each([
    ['a Timestamp nearly an hour old', { Timestamp: formatTimestamp(Date.now() - hour + 60_000) }],
    ['a RegionId the operation has no use for', { RegionId: 'cn-hangzhou' }],
    ['a security token', { SecurityToken: 'token' }],
    ['a name that needs escaping', { Action: 'DescribeInstanceTypes', InstanceTypeFamily: 'a b*c~d+e/ü' }],
  ])('with %s', async (_, changes) => {
    expect((await sendGet(changes)).status).toBe(200);
  });

  it('as a form', async () => {
    const body = new URLSearchParams(await createQuery({}, 'POST'));
    expect((await fetch(url(), { method: 'POST', body })).status).toBe(200);
  });

  it('as a form with some parameters in the query', async () => {
    const pairs = [...new URLSearchParams(await createQuery({}, 'POST'))];
    const response = await fetch(`${url()}/?${new URLSearchParams(pairs.slice(0, 3))}`, {
      method: 'POST',
      body: new URLSearchParams(pairs.slice(3)),
    });
    expect(response.status).toBe(200);
  });
});

describe('the answer', () => {
  it('is XML unless the call asks for JSON', async () => {
    const response = await sendGet({ Format: undefined, Action: 'DescribeVpcs', RegionId: 'cn-hangzhou' });
    expect(response.headers.get('content-type')).toBe('text/xml;charset=utf-8');
    const id = response.headers.get('x-acs-request-id');
    const page = '<TotalCount>0</TotalCount><PageNumber>1</PageNumber><PageSize>10</PageSize>';
    expect(await response.text()).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        `<DescribeVpcsResponse><RequestId>${id}</RequestId><Vpcs></Vpcs>${page}</DescribeVpcsResponse>`,
    );
  });

  it('is an error in XML', async () => {
    const response = await sendGet({ Format: 'xml', Action: 'DescribeVpcs' });
    expect(response.status).toBe(400);
    const text = await response.text();
    expect(text).toMatch(/<Error><RequestId>[0-9A-F-]{36}<\/RequestId><HostId>ecs.aliyuncs.com<\/HostId>/);
    expect(text).toMatch(/<Code>MissingParameter<\/Code><Message>.*RegionId is required\.<\/Message><\/Error>$/);
  });

  it('has the time of the cloud’s clock', async () => {
    clock.now = Date.UTC(2014, 4, 26, 12);
    expect((await sendGet({})).headers.get('date')).toBe('Mon, 26 May 2014 12:00:00 GMT');
  });
});
