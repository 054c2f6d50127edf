import type { Model } from '@yunspec/model';
import { hasSecret } from './typescript/schema-table.js';

/** The texts about one kind of credentials. */
interface CredentialsText {
  /** The value of the option `credentials`. */
  readonly form: string;
  readonly variables: readonly string[];
  /** The way in which requests are sent with them. */
  readonly way: string;
  /** The members of temporary credentials. */
  readonly temporary: Readonly<Record<string, string>>;
  /** The credentials of the local cloud. */
  readonly local: string;
}

const keys = {
  form: '`{ accessKeyId, accessKeySecret }`, with `securityToken` where they came from STS',
  temporary: { accessKeyId: 'my-key-id', accessKeySecret: 'my-key-secret', securityToken: 'my-token' },
  local: `{ accessKeyId: 'local', accessKeySecret: 'local-secret' }`,
};

const texts: Readonly<Record<string, CredentialsText>> = {
  'access-key': {
    ...keys,
    variables: ['ALIBABA_CLOUD_ACCESS_KEY_ID', 'ALIBABA_CLOUD_ACCESS_KEY_SECRET', 'ALIBABA_CLOUD_SECURITY_TOKEN'],
    way: 'access keys go by RPC',
  },
  bearer: {
    form: '`{ apiKey }`',
    variables: ['DASHSCOPE_API_KEY'],
    way: 'an API key by HTTP',
    temporary: { apiKey: 'my-key' },
    local: `{ apiKey: 'local-key' }`,
  },
  token: {
    form: '`{ token }`',
    variables: ['HUAWEICLOUD_AUTH_TOKEN'],
    way: 'a token is sent',
    temporary: { token: 'my-token' },
    local: `{ token: 'local-key' }`,
  },
  'huawei-ak-sk': {
    ...keys,
    variables: ['HUAWEICLOUD_SDK_AK', 'HUAWEICLOUD_SDK_SK', 'HUAWEICLOUD_SDK_SECURITY_TOKEN'],
    way: 'access keys sign',
  },
};

/** Returns the texts about the credentials of a product. The kinds are in the order in which the runtime looks for them. */
export function credentialsText({ protocols, operations }: Model): object {
  const kinds = [...new Set([...(protocols.rpc?.auth ?? []), ...(protocols.http?.auth ?? [])])];
  const found = kinds.flatMap((kind) => texts[kind] ?? []);
  const ways = found.map(({ way }) => way).join(', ');
  return {
    credentials: found.map(({ form, variables }) => ({
      form,
      variables: variables.map((name) => `\`${name}\``).join(', '),
    })),
    ways:
      found.length < 2 ? '' : `What is given decides: ${ways}. In the environment the first that is complete counts.`,
    temporary: found[0]?.temporary ?? {},
    aliyun: kinds.includes('access-key'),
    inRequest: found.length === 0,
    secretQuery: operations.some(({ http, input }) => http?.method === 'GET' && hasSecret(input)),
    local: found[0]?.local ?? '',
  };
}
