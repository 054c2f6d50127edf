import { findNearest } from '../check/nearest.js';
import type { ClientOptions } from '../client.js';
import { ConfigurationError } from '../errors.js';
import type { Product } from '../product.js';

/** Returns the documented region that another one is likely meant to be. */
export function suggestRegion({ regions }: Product, region: string | undefined): string | undefined {
  return region === undefined || regions.includes(region) ? undefined : findNearest(region, regions);
}

/** Throws if a region has no address and looks like one that has. Without such a suggestion, the endpoint is missing. */
export function checkRegion(product: Product, { region, endpoint }: ClientOptions): void {
  if (typeof region !== 'string' || endpoint !== undefined || product.regionEndpoint !== undefined) return;
  const nearest = suggestRegion(product, region);
  if (nearest === undefined) return;
  const { client, regions } = product;
  throw new ConfigurationError(
    `${client}: no endpoint is known for region ${region} (did you mean ${nearest}?). ` +
      `Known regions: ${regions.join(', ')}. Pass endpoint: 'https://…'`,
  );
}
