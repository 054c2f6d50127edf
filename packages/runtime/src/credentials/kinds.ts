/** A kind of credentials. */
export interface CredentialsKind {
  /** The name of each part, with the environment variable that it is read from. */
  readonly parts: Readonly<Record<string, string>>;
  /** The name that the vendor's own library uses for the only part. */
  readonly alias?: string;
  /** The environment variable of the session token that temporary keys have. */
  readonly sessionToken?: string;
}

/** An AccessKey pair of Alibaba Cloud. */
export const aliyunKeys: CredentialsKind = {
  parts: { accessKeyId: 'ALIBABA_CLOUD_ACCESS_KEY_ID', accessKeySecret: 'ALIBABA_CLOUD_ACCESS_KEY_SECRET' },
  sessionToken: 'ALIBABA_CLOUD_SECURITY_TOKEN',
};

/** An access key pair of Huawei Cloud: the same form, from other environment variables. */
export const huaweiKeys: CredentialsKind = {
  parts: { accessKeyId: 'HUAWEICLOUD_SDK_AK', accessKeySecret: 'HUAWEICLOUD_SDK_SK' },
  sessionToken: 'HUAWEICLOUD_SDK_SECURITY_TOKEN',
};

export const bearerKey: CredentialsKind = { parts: { apiKey: 'DASHSCOPE_API_KEY' }, alias: 'bearerToken' };

export const huaweiToken: CredentialsKind = { parts: { token: 'HUAWEICLOUD_AUTH_TOKEN' } };

/** No credentials: they are members of each input. */
export const noCredentials: CredentialsKind = { parts: {} };
