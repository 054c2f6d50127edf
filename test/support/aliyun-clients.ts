import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import RpcClient from '@alicloud/pop-core';
import { type Asked, type Sent, version } from './signing.js';

// Both of the vendor's clients send by way of one HTTP library. Up to there they make the whole request themselves.
interface Options {
  method?: string;
  headers?: Record<string, string>;
  data?: string | NodeJS.ReadableStream;
}

interface HttpLibrary {
  request(url: string, options: Options): Promise<object>;
  read(response: object): Promise<string>;
}

const require = createRequire(import.meta.url);
const httpx = createRequire(require.resolve('@alicloud/pop-core'))('httpx') as HttpLibrary;
let sent: Sent | undefined;

const capturing: HttpLibrary = {
  async request(url, { method = 'GET', headers = {}, data = '' }) {
    const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
    sent = {
      method,
      url,
      headers: Object.fromEntries(lower) as Sent['headers'],
      body: typeof data === 'string' ? data : await text(data),
    };
    return { statusCode: 200, headers: {}, req: { getHeaders: () => ({}) } };
  },
  read: () => Promise.resolve('{}'),
};

/** Makes a call whose request goes nowhere, and returns that request. Other tests send with the same library. */
async function captureRequest(makeCall: () => Promise<unknown>): Promise<Sent> {
  const original = { ...httpx };
  Object.assign(httpx, capturing);
  sent = undefined;
  try {
    await makeCall();
  } finally {
    Object.assign(httpx, original);
  }
  return sent as unknown as Sent;
}

/** The older client: signature 1.0, and no objects outside of lists. It has its own clock; its nonce can be given. */
export function sendByOlderClient(
  action: string,
  { method, input, credentials, endpoint, nonce }: Asked,
): Promise<Sent> {
  const client = new RpcClient({ ...credentials, endpoint, apiVersion: version });
  return captureRequest(() =>
    client.request(action, { ...input, SignatureNonce: nonce }, { method, formatParams: false }),
  );
}

interface Request {
  query?: object;
  body?: object;
  headers?: object;
}

interface OpenApi {
  default: new (config: object) => { callApi(parameters: object, request: Request, runtime: object): Promise<unknown> };
}

const { default: OpenApiClient } = require('@alicloud/openapi-core') as OpenApi;
const { default: util } = require('@alicloud/openapi-core/dist/utils') as { default: { query(input: object): object } };

/** The newer client, with ACS3 or (v2) signature 1.0, parameters in the query or in a form. */
export function sendByNewerClient(
  action: string,
  { method, input, credentials, endpoint, nonce, headers = {} }: Asked,
  how: { signature?: 'v2'; isForm?: boolean } = {},
): Promise<Sent> {
  const { protocol, host, pathname } = new URL(endpoint);
  const client = new OpenApiClient({
    // not its own class, which adds a header with the name of that class
    credential: { getCredential: () => Promise.resolve({ type: 'access_key', ...credentials }) },
    endpoint: host,
    protocol: protocol.slice(0, -1),
    signatureAlgorithm: how.signature,
    globalParameters: how.signature
      ? { queries: { SignatureNonce: nonce, Format: 'JSON' } }
      : { headers: { 'x-acs-signature-nonce': nonce } },
  });
  const parameters = {
    action,
    version,
    method,
    pathname,
    protocol: 'https',
    authType: 'AK',
    style: 'RPC',
    reqBodyType: 'formData',
  };
  const request = how.isForm ? { body: input } : { query: util.query(input) };
  return captureRequest(() => client.callApi({ ...parameters, bodyType: 'binary' }, { ...request, headers }, {}));
}
