import { createRequire } from 'node:module';
import { localCredentials } from '@yunspec/local';
import type { Answer } from './journey.js';

// its entry needs a package that it does not name, so its parts are taken one by one
const require = createRequire(import.meta.url);
// biome-ignore lint/suspicious/noExplicitAny: it has no types
const load = (part: string): any => require(`@huaweicloud/huaweicloud-sdk-core/${part}`);
const { HcClient } = load('HcClient');
const { DefaultHttpClient } = load('http/DefaultHttpClient');
const { BasicCredentials } = load('auth/BasicCredentials');

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** A request, as the vendor's generated code describes it. */
export interface HuaweiRequest {
  readonly method: string;
  readonly url: string;
  readonly pathParams?: Readonly<Record<string, string>>;
  readonly queryParams?: Readonly<Record<string, unknown>>;
  readonly data?: object;
}

/** Sends requests with the vendor's core, which signs them. */
export type SendToHuawei = (request: HuaweiRequest, secret?: string) => Promise<Answer>;

/** Creates a sender of the vendor's core. */
export const createHuaweiClient =
  (endpoint: string): SendToHuawei =>
  (request, secret = localCredentials.accessKeySecret) => {
    const credentials = new BasicCredentials({ ak: localCredentials.accessKeyId, sk: secret, projectId: 'project-1' });
    const client = new HcClient(new DefaultHttpClient({ logger: silent }, [endpoint])).withCredential(credentials);
    const contentType = request.data === undefined ? undefined : 'application/json';
    return client
      .withEndpoints([endpoint])
      .sendRequest({ pathParams: {}, queryParams: {}, headers: {}, ...request, contentType });
  };
