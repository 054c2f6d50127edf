/** A kind of credentials: what it consists of, and the environment variable each part comes from. */
export interface CredentialsKind {
  readonly parts: Readonly<Record<string, string>>;
  /** What the vendor's own library calls the one part. */
  readonly alias?: string;
  /** The variable of the token that temporary keys come with. */
  readonly sessionToken?: string;
}

/** Alibaba Cloud's pair of keys. */
export const aliyunKeys: CredentialsKind = {
  parts: { accessKeyId: 'ALIBABA_CLOUD_ACCESS_KEY_ID', accessKeySecret: 'ALIBABA_CLOUD_ACCESS_KEY_SECRET' },
  sessionToken: 'ALIBABA_CLOUD_SECURITY_TOKEN',
};

/** Huawei Cloud's pair of keys: the same form, from other variables. */
export const huaweiKeys: CredentialsKind = {
  parts: { accessKeyId: 'HUAWEICLOUD_SDK_AK', accessKeySecret: 'HUAWEICLOUD_SDK_SK' },
  sessionToken: 'HUAWEICLOUD_SDK_SECURITY_TOKEN',
};

export const bearerKey: CredentialsKind = { parts: { apiKey: 'DASHSCOPE_API_KEY' }, alias: 'bearerToken' };

export const huaweiToken: CredentialsKind = { parts: { token: 'HUAWEICLOUD_AUTH_TOKEN' } };

/** The credentials are members of each input. */
export const noCredentials: CredentialsKind = { parts: {} };
