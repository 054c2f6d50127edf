import { readEnvironment } from '#platform';
import type { CredentialsKind } from './credentials/kinds.js';
import { ConfigurationError } from './errors.js';
import type { Product } from './product.js';

export interface EndpointOptions {
  readonly endpoint?: string | URL | undefined;
  readonly region?: string | undefined;
  readonly allowInsecure?: boolean | undefined;
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Parses and checks an endpoint: https, or http to this machine, or any http if `allowInsecure` is set. Messages do not
 * quote it, because it may contain a secret.
 */
export function parseEndpoint(client: string, endpoint: string | URL, allowInsecure: boolean): URL {
  const url = URL.canParse(String(endpoint)) ? new URL(endpoint) : undefined;
  const { protocol, username, password, search, hash, hostname } = url ?? {};
  if (url === undefined || !/^https?:$/.test(protocol ?? '') || `${username}${password}${search}${hash}` !== '') {
    throw new ConfigurationError(
      `${client}: the endpoint must be an address such as https://host, without user name, password, query or fragment`,
    );
  }
  if (protocol === 'http:' && !loopback.test(hostname ?? '') && !allowInsecure) {
    throw new ConfigurationError(
      `${client}: credentials are not sent over plain http to ${hostname}. Use https, or pass allowInsecure: true`,
    );
  }
  return url;
}

/** Returns the documented endpoint of a region, or the one for all regions. */
function findEndpoint({ client, endpoints, regions, regionEndpoint }: Product, region: string | undefined): string {
  const isListed = region === undefined || regions.includes(region);
  const found = isListed
    ? (endpoints[region ?? 'default'] ?? endpoints.default)
    : regionEndpoint?.replace('{region}', region);
  if (found !== undefined) return found;
  const known = regions.length === 0 ? '' : ` Known regions: ${regions.join(', ')}.`;
  const place = region === undefined ? '' : ` for region ${region}`;
  throw new ConfigurationError(`${client}: no endpoint is known${place}.${known} Pass endpoint: 'https://…'`);
}

/** The place of a client: the region, and the endpoint that is called. */
export interface Place {
  readonly region: string | undefined;
  readonly endpoint: URL;
  /** True if the caller or the environment chose the endpoint. */
  readonly isCustomEndpoint: boolean;
}

/** Reads the endpoint of a product in a region from the environment. The vendors' variables may omit `https://`. */
function readEndpoint(kind: CredentialsKind | undefined, { name }: Product, region = ''): Variable | undefined {
  const variable = kind?.endpoint?.replace('{product}', name).replace('{region}', region);
  const key = variable?.toUpperCase().replaceAll('-', '_') ?? '';
  const text = readEnvironment(key);
  return text === undefined ? undefined : { key, value: text.includes('://') ? text : `https://${text}` };
}

interface Variable {
  readonly key: string;
  readonly value: string;
}

/** Returns the region in the environment. One that the product does not know may be meant for other products. */
function readRegion(kind: CredentialsKind | undefined, product: Product): string | undefined {
  const region = readEnvironment(kind?.region ?? '');
  const isKnown = product.regionEndpoint !== undefined || product.regions.length === 0;
  return region !== undefined && (isKnown || product.regions.includes(region)) ? region : undefined;
}

/**
 * Resolves region and endpoint: those given as options, else those of the environment, else the endpoint of the region,
 * else the product's default.
 */
export function resolvePlace(product: Product, options: EndpointOptions, kinds: readonly CredentialsKind[]): Place {
  const { client, regions } = product;
  const { endpoint, allowInsecure = false } = options;
  const kind = kinds.find((candidate) => candidate.region !== undefined);
  const region = options.region ?? readRegion(kind, product);
  if (region !== undefined && !/^[a-z0-9]+(-[a-z0-9]+)*$/i.test(region)) {
    const example = regions[0] ?? 'cn-hangzhou';
    throw new ConfigurationError(
      `${client}: ${JSON.stringify(region)} is not a valid region. Expected a region ID such as ${example}`,
    );
  }
  const variable = endpoint === undefined ? readEndpoint(kind, product, region) : undefined;
  const custom = endpoint ?? variable?.value;
  const subject = variable === undefined ? client : `${client}, ${variable.key}`;
  return {
    region,
    endpoint: parseEndpoint(subject, custom ?? findEndpoint(product, region), allowInsecure),
    isCustomEndpoint: custom !== undefined,
  };
}
