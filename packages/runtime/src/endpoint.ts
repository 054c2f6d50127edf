import { ConfigurationError } from './errors.js';
import type { Product } from './operation.js';

export interface EndpointOptions {
  readonly endpoint?: string | URL | undefined;
  readonly region?: string | undefined;
  readonly allowInsecure?: boolean | undefined;
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

function parse(client: string, endpoint: string | URL): URL {
  const text = String(endpoint);
  if (!URL.canParse(text)) throw new ConfigurationError(`${client}: the endpoint is not an address. Expected one such as https://host`);
  const url = new URL(text);
  if (url.username !== '' || url.password !== '')
    throw new ConfigurationError(`${client}: the endpoint must not hold a user name or password`);
  if (url.search !== '' || url.hash !== '') throw new ConfigurationError(`${client}: the endpoint must not hold a query or a fragment`);
  return url;
}

/** An address calls may go to: https, or http to this machine, or http where the caller insists. */
export function usableEndpoint(client: string, endpoint: string | URL, allowInsecure: boolean): URL {
  const url = parse(client, endpoint);
  const isPlain = url.protocol === 'http:';
  if (!isPlain && url.protocol !== 'https:') {
    throw new ConfigurationError(`${client}: the endpoint's scheme ${url.protocol.slice(0, -1)} is not supported. Expected https`);
  }
  if (isPlain && !loopback.test(url.hostname) && !allowInsecure) {
    throw new ConfigurationError(
      `${client}: credentials do not travel over plain http to ${url.hostname}. Use https, or pass allowInsecure: true`,
    );
  }
  return url;
}

/** The address the document gives, for a region or for all. */
function documented({ client, endpoints, regions }: Product, region: string | undefined): string {
  const found = (region === undefined ? undefined : endpoints[region]) ?? endpoints.default;
  if (found !== undefined) return found;
  const way = regions.length === 0 ? '. Give one with endpoint: https://…' : ` without a region. Known: ${regions.join(', ')}`;
  throw new ConfigurationError(`${client}: no endpoint is known${way}`);
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
