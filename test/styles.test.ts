import * as cas from '@yunspec/cas';
import * as eiam from '@yunspec/eiam';
import {
  acs3,
  bearer,
  type ClientOptions,
  CredentialsError,
  http,
  prepare,
  rpc,
  type ServiceClient,
} from '@yunspec/runtime';
import { describe, expect, it } from 'vitest';

const key = { accessKeyId: 'my-key-id', accessKeySecret: 'my-key-secret' };
const apiKey = { apiKey: 'my-key' };

type Given = Pick<ClientOptions, 'credentials' | 'protocol'>;

const products = [
  {
    product: 'eiam',
    make: (options: Given): ServiceClient => new eiam.EiamClient(options),
    operation: eiam.DeleteInstance,
    endpoint: 'https://eiam.cn-hangzhou.aliyuncs.com/',
    uniform: 'https://api.aliyun.com/api/Eiam/2021-12-01/DeleteInstance',
    version: '2021-12-01',
  },
  {
    product: 'cas',
    make: (options: Given): ServiceClient => new cas.CasClient(options),
    operation: cas.RefundInstance,
    endpoint: 'https://cas.aliyuncs.com/',
    uniform: 'https://api.aliyun.com/api/cas/2020-04-07/RefundInstance',
    version: '2020-04-07',
  },
] as const;

const input = { InstanceId: 'my-instance' };

describe.each(products)('$product', ({ make, operation, endpoint, uniform, version }) => {
  it('a key travels over HTTP as a bearer token', async () => {
    const request = await prepare(make({ credentials: apiKey }), operation, input);
    expect(request).toMatchObject({
      method: 'POST',
      url: uniform,
      headers: { authorization: 'Bearer my-key', 'content-type': 'application/json' },
      body: '{"InstanceId":"my-instance"}',
    });
  });

  it('an AccessKey signs an RPC form', async () => {
    const request = await prepare(make({ credentials: key }), operation, input);
    const form = Object.fromEntries(new URLSearchParams(request.body));
    expect([request.method, request.url]).toEqual(['POST', endpoint]);
    expect(request.headers).not.toHaveProperty('authorization');
    expect(form).toMatchObject({
      Action: operation.name,
      Version: version,
      InstanceId: 'my-instance',
      AccessKeyId: 'my-key-id',
    });
    expect(form.Signature).toMatch(/^[\w+/]{27}=$/);
  });

  it('an AccessKey signs headers where acs3 is wanted', async () => {
    const request = await prepare(make({ credentials: key, protocol: acs3() }), operation, input);
    expect(request).toMatchObject({ method: 'POST', url: `${endpoint}?InstanceId=my-instance` });
    expect(request.headers).toMatchObject({ 'x-acs-action': operation.name, 'x-acs-version': version });
    expect(request.headers.authorization).toMatch(/^ACS3-HMAC-SHA256 Credential=my-key-id,/);
  });

  it.each([
    ['bearer', http({ auth: bearer }), key],
    ['RPC', rpc({ method: 'POST' }), apiKey],
    ['ACS3', acs3(), apiKey],
  ] as const)('%s refuses credentials it cannot sign with', (_, protocol, credentials) => {
    expect(() => make({ credentials, protocol })).toThrow(CredentialsError);
  });
});
