import { ConfigurationError } from './errors.js';
import type { Product } from './operation.js';

export interface EndpointOptions {
  readonly endpoint?: string | URL | undefined;
  readonly region?: string | undefined;
  readonly allowInsecure?: boolean | undefined;
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** An address calls may go to: https, or http to this machine, or http where the caller insists. What it is given may hold a secret. */
export function usableEndpoint(client: string, endpoint: string | URL, allowInsecure: boolean): URL {
  const url = URL.canParse(String(endpoint)) ? new URL(endpoint) : undefined;
  const { protocol, username, password, search, hash, hostname } = url ?? {};
  if (url === undefined || !/^https?:$/.test(protocol ?? '') || `${username}${password}${search}${hash}` !== '') {
    throw new ConfigurationError(
      `${client}: the endpoint must be an address such as https://host, without user name, password, query or fragment`,
    );
  }
  if (protocol === 'http:' && !loopback.test(hostname ?? '') && !allowInsecure) {
    throw new ConfigurationError(
      `${client}: credentials do not travel over plain http to ${hostname}. Use https, or pass allowInsecure: true`,
    );
  }
  return url;
}

/** The address the document gives, for a region or for all. */
function documented({ client, endpoints, regions }: Product, region: string | undefined): string {
  const found = (region === undefined ? undefined : endpoints[region]) ?? endpoints.default;
  if (found !== undefined) return found;
  const way = regions.length === 0 ? 'Give one with endpoint: https://…' : `Give a region: ${regions.join(', ')}`;
  throw new ConfigurationError(`${client}: no endpoint is known. ${way}`);
}

/** The endpoint of an option, else of the region, else the product's own. */
export function resolveEndpoint(product: Product, options: EndpointOptions): URL {
  const { client, regions } = product;
  const { endpoint, region, allowInsecure = false } = options;
  if (region !== undefined && !/^[a-z0-9]+(-[a-z0-9]+)*$/i.test(region)) {
    throw new ConfigurationError(
      `${client}: ${JSON.stringify(region)} is not the name of a region. Expected one such as ${regions[0] ?? 'cn-hangzhou'}`,
    );
  }
  if (endpoint !== undefined) return usableEndpoint(client, endpoint, allowInsecure);
  if (region !== undefined && !regions.includes(region)) {
    throw new ConfigurationError(
      `${client}: no endpoint is known for region ${region}. Known: ${regions.join(', ')}. For a newer one, give its endpoint too`,
    );
  }
  return usableEndpoint(client, documented(product, region), allowInsecure);
}
