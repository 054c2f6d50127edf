import { environment } from '#platform';
import type { Credentials, CredentialsKind } from './types.js';

interface Variables {
  readonly names: readonly string[];
  readonly option: string;
  read(): Credentials | undefined;
}

function accessKey(): Credentials | undefined {
  const accessKeyId = environment('ALIBABA_CLOUD_ACCESS_KEY_ID');
  const accessKeySecret = environment('ALIBABA_CLOUD_ACCESS_KEY_SECRET');
  const securityToken = environment('ALIBABA_CLOUD_SECURITY_TOKEN');
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
    read: accessKey,
  },
  token: { names: ['HUAWEICLOUD_AUTH_TOKEN'], option: 'credentials: { token }', read: token },
  none: { names: [], option: 'nothing: the credentials are members of each input', read: () => ({}) },
  bearer: { names: ['DASHSCOPE_API_KEY'], option: 'credentials: { apiKey }', read: bearer },
};
