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
export function parseEndpoint(client: string, endpoint: string | URL, allowInsecure = false): URL {
  const text = endpoint instanceof URL ? endpoint.href : endpoint;
  const url = typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:\/\/[^/@]+\/[^?#]*$/.test(url.href)) {
    throw new ConfigurationError(
      `${client}: the endpoint must be an address such as https://host, without user name, password, query or fragment`,
    );
  }
  const { protocol, hostname } = url;
  if (protocol === 'http:' && !loopback.test(hostname) && !allowInsecure) {
    throw new ConfigurationError(
      `${client}: credentials are not sent over plain http to ${hostname}. Use https, or pass allowInsecure: true`,
    );
  }
  return url;
}

/** Returns the documented endpoint of a region, or the one for all regions. */
function findEndpoint({ client, endpoints, regions, regionEndpoint }: Product, region: string | undefined): string {
  const found =
    region === undefined || regions.includes(region)
      ? (endpoints[region ?? 'default'] ?? endpoints.default)
      : regionEndpoint?.replace('{region}', region);
  if (found !== undefined) return found;
  const known = regions.length === 0 ? '' : ` Known regions: ${regions.join(', ')}.`;
  const place = region === undefined ? '' : ` for region ${region}`;
  throw new ConfigurationError(`${client}: no endpoint is known${place}.${known} Pass endpoint: 'https://…'`);
}

/** Returns the endpoint given as an option, else that of the region, else the product's default. */
export function resolveEndpoint(product: Product, { endpoint, region, allowInsecure }: EndpointOptions): URL {
  const { client, regions } = product;
  if (region !== undefined && !/^[a-z0-9]+(-[a-z0-9]+)*$/i.test(region)) {
    const example = regions[0] ?? 'cn-hangzhou';
    throw new ConfigurationError(
      `${client}: ${JSON.stringify(region)} is not a valid region. Expected a region ID such as ${example}`,
    );
  }
  return parseEndpoint(client, endpoint ?? findEndpoint(product, region), allowInsecure);
}
