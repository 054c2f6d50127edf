import { readFileSync } from 'node:fs';
import { createLocalCloud, type LocalCloud, localCredentials, type ModelJson } from '@yunspec/local';
import { listen as listenLocally } from '@yunspec/local/server';
import { onTestFinished } from 'vitest';
import { createGateway, type Gateway, type GatewayOptions } from '../../src/index.js';
import { type ListenOptions, listen } from '../../src/server.js';
import { curl, type Received } from './curl.js';

export const { accessKeyId, accessKeySecret } = localCredentials;

type Resource = Readonly<{ resource: string; seed?: readonly object[] }>;

/** What the world holds beside what the specs seed. */
const more: Readonly<Record<string, readonly object[]>> = {
  Image: [{ ImageId: 'm-debian', ImageName: 'debian', ImageOwnerAlias: 'system', Status: 'Available' }],
  Instance: [
    { InstanceId: 'i-stopped', RegionId: 'cn-beijing', Status: 'Stopped', InstanceChargeType: 'PostPaid' },
    { InstanceId: 'i-running', RegionId: 'cn-beijing', Status: 'Running', InstanceChargeType: 'PostPaid' },
  ],
};

/** Reads the model of ECS, with more resources in it. */
export function readSeededModel(): ModelJson {
  const model = JSON.parse(readFileSync(new URL('../../../ecs/model.json', import.meta.url), 'utf8'));
  const resources = (model.resources as Resource[]).map((one) => ({
    ...one,
    seed: [...(one.seed ?? []), ...(more[one.resource] ?? [])],
  }));
  return { ...model, resources };
}

export interface Started {
  readonly cloud: LocalCloud;
  readonly gateway: Gateway;
  /** The address of the local cloud, as an endpoint. */
  readonly endpoint: string;
  readonly url: string;
  readonly lines: string[];
  close(): Promise<void>;
  /** Sends a GET request with the keys and the endpoint. */
  get(path: string, query?: Readonly<Record<string, string>>): Promise<Received>;
  /** Sends a request with a JSON body, with the keys, the endpoint and the region. */
  send(method: 'POST' | 'PUT', path: string, members?: object): Promise<Received>;
}

/** Starts a local cloud of ECS, a gateway in front of it, and servers for both. All end with the test. */
export async function start(options: GatewayOptions = {}, listenOptions: ListenOptions = {}): Promise<Started> {
  const cloud = createLocalCloud({ products: [readSeededModel()], transition: 0, unknown: 'refuse' });
  const upstream = await listenLocally(cloud);
  const lines: string[] = [];
  const gateway = createGateway({
    log: (line) => lines.push(line),
    ...options,
    allowEndpoints: [upstream.url, ...(options.allowEndpoints ?? [])],
  });
  const server = await listen(gateway, listenOptions);
  onTestFinished(async () => {
    await upstream.close();
    await server.close();
  });
  const common = { accessKeyId, accessKeySecret, endpoint: upstream.url };
  return {
    cloud,
    gateway,
    endpoint: upstream.url,
    url: server.url,
    lines,
    close: () => server.close(),
    get: (path, query = {}) => {
      const pairs = Object.entries({ ...common, ...query }).filter(([, value]) => value !== '');
      const search = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
      return curl(`${server.url}${path}?${search}`);
    },
    send: (method, path, members = {}) => {
      const data = JSON.stringify({ ...common, regionId: 'cn-beijing', ...members });
      return curl(
        '--request',
        method,
        '--header',
        'Content-Type: application/json',
        '--data-raw',
        data,
        server.url + path,
      );
    },
  };
}
