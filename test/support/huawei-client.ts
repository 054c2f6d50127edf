import { createRequire } from 'node:module';
import type { Asked, Sent } from './signing.js';

/** The parts of a request that the vendor's generated code gives to its core. */
export interface Parts {
  readonly url: string;
  readonly pathParams: Readonly<Record<string, string>>;
  readonly queryParams?: Readonly<Record<string, unknown>>;
  readonly data?: object;
}

interface Config {
  method: string;
  headers: { toJSON(): Record<string, string> };
  data?: string;
}

interface Request extends Parts {
  method: string;
  headers: object;
  contentType?: string | undefined;
  axiosRequestConfig: { adapter(config: Config): Promise<object> };
}

interface Core {
  HcClient: new (
    http: object,
  ) => {
    withCredential(credential: object): {
      withEndpoints(endpoints: string[]): { sendRequest(request: Request): Promise<unknown> };
    };
  };
  DefaultHttpClient: new (options: object, endpoints: string[]) => object;
  BasicCredentials: new (parts: {
    ak: string;
    sk: string;
    securityToken?: string | undefined;
    projectId: string;
  }) => object;
}

// its entry needs a package it does not name, so its parts are taken one by one
const require = createRequire(import.meta.url);
const loadPart = <Name extends keyof Core>(folder: string, name: Name): Core[Name] =>
  (require(`@huaweicloud/huaweicloud-sdk-core/${folder}${name}`) as Core)[name];
const HcClient = loadPart('', 'HcClient');
const DefaultHttpClient = loadPart('http/', 'DefaultHttpClient');
const BasicCredentials = loadPart('auth/', 'BasicCredentials');
const axios = createRequire(require.resolve('@huaweicloud/huaweicloud-sdk-core/HcClient'))('axios') as {
  getUri(config: Config): string;
};

/** The request the vendor's client makes, up to where its HTTP library sends it. It has its own clock. */
export async function sendByHuaweiClient(
  { method, credentials, endpoint }: Asked,
  project: string,
  parts: Parts,
): Promise<Sent> {
  const { accessKeyId: ak, accessKeySecret: sk, securityToken } = credentials;
  const endpoints = [endpoint.replace(/\/$/, '')];
  const client = new HcClient(new DefaultHttpClient({}, endpoints))
    .withCredential(new BasicCredentials({ ak, sk, securityToken, projectId: project }))
    .withEndpoints(endpoints);
  let sent: Sent | undefined;
  const adapter = (config: Config): Promise<object> => {
    const headers = Object.entries(config.headers.toJSON()).map(([name, value]) => [name.toLowerCase(), value]);
    sent = {
      method,
      url: new URL(axios.getUri(config)).href,
      headers: Object.fromEntries(headers) as Sent['headers'],
      body: config.data ?? '',
    };
    return Promise.resolve({ status: 200, headers: {}, data: {}, config });
  };
  const contentType = parts.data === undefined ? undefined : 'application/json';
  await client.sendRequest({
    queryParams: {},
    ...parts,
    method,
    headers: {},
    contentType,
    axiosRequestConfig: { adapter },
  });
  return sent as unknown as Sent;
}
