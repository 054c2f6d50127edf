import { environment } from '#platform';
import type { Credentials, CredentialsKind } from './types.js';

interface Variables {
  readonly names: readonly string[];
  readonly option: string;
  read(): Credentials | undefined;
}

/** A pair of keys from variables, with the token that goes with temporary ones. */
function accessKey(id: string, secret: string, token: string): Credentials | undefined {
  const [accessKeyId, accessKeySecret, securityToken] = [id, secret, token].map(environment);
  if (accessKeyId === undefined || accessKeySecret === undefined) return undefined;
  return { accessKeyId, accessKeySecret, ...(securityToken === undefined ? {} : { securityToken }) };
}

function bearer(): Credentials | undefined {
  const apiKey = environment('DASHSCOPE_API_KEY');
  return apiKey === undefined ? undefined : { apiKey };
}

function token(): Credentials | undefined {
  const text = environment('HUAWEICLOUD_AUTH_TOKEN');
  return text === undefined ? undefined : { token: text };
}

/** Where each kind of credentials comes from when no option names it. */
export const variables: Readonly<Record<CredentialsKind, Variables>> = {
  'access-key': {
    names: ['ALIBABA_CLOUD_ACCESS_KEY_ID', 'ALIBABA_CLOUD_ACCESS_KEY_SECRET'],
    option: 'credentials: { accessKeyId, accessKeySecret }',
    read: () => accessKey('ALIBABA_CLOUD_ACCESS_KEY_ID', 'ALIBABA_CLOUD_ACCESS_KEY_SECRET', 'ALIBABA_CLOUD_SECURITY_TOKEN'),
  },
  'huawei-key': {
    names: ['HUAWEICLOUD_SDK_AK', 'HUAWEICLOUD_SDK_SK'],
    option: 'credentials: { accessKeyId, accessKeySecret }',
    read: () => accessKey('HUAWEICLOUD_SDK_AK', 'HUAWEICLOUD_SDK_SK', 'HUAWEICLOUD_SDK_SECURITY_TOKEN'),
  },
  token: { names: ['HUAWEICLOUD_AUTH_TOKEN'], option: 'credentials: { token }', read: token },
  none: { names: [], option: 'nothing: the credentials are members of each input', read: () => ({}) },
  bearer: { names: ['DASHSCOPE_API_KEY'], option: 'credentials: { apiKey }', read: bearer },
};
