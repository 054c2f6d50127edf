import { groupBy, type OperationModel } from '@yunspec/model';
import type { Product } from '../product.js';
import type { IncomingRequest } from './incoming.js';

/** An operation that has the method and path of a request. */
export interface Route {
  readonly product: Product;
  readonly operation: OperationModel;
  /** The values of the parameters in the path, decoded. */
  readonly pathValues: Readonly<Record<string, string>>;
}

/** One segment of a path: a literal text, or a parameter that takes any text. */
type Segment = { readonly text: string } | { readonly parameter: string };

/** One method and path at which an operation can be called. */
interface Address {
  /** The position among all addresses. The lowest position wins. */
  readonly position: number;
  readonly product: Product;
  readonly operation: OperationModel;
  readonly method: string;
  /** A path such as `/v5/{project_id}/things`. */
  readonly template: string;
  /** The segments of the template. */
  readonly segments: readonly Segment[];
}

/** The addresses of all products, by what a request shows of its own address. */
export interface RouteIndex {
  /** Addresses whose path has no parameters, by method and path. */
  readonly fixed: ReadonlyMap<string, readonly Address[]>;
  /** Addresses whose path has parameters, by method and number of segments. */
  readonly parametrized: ReadonlyMap<string, readonly Address[]>;
}

function parseSegment(text: string): Segment {
  const parameter = /^\{(\w+)\}$/.exec(text)?.[1];
  return parameter === undefined ? { text } : { parameter };
}

const hasParameters = ({ segments }: Address): boolean => segments.some((segment) => 'parameter' in segment);

const createFixedKey = (method: string, path: string): string => `${method} ${path}`;

const createSegmentsKey = (method: string, path: string): string => `${method} ${path.split('/').length}`;

/** Lists the addresses of an operation: its own first, then the one that the product forms from its name. */
function listAddresses(product: Product, operation: OperationModel): Omit<Address, 'position' | 'segments'>[] {
  const { http } = operation;
  const own = http === undefined ? [] : [{ product, operation, method: http.method, template: http.path }];
  const uniform = product.model.protocols.http?.path?.replace('{operation}', operation.name);
  if (uniform === undefined) return own;
  return [...own, ...['GET', 'POST'].map((method) => ({ product, operation, method, template: uniform }))];
}

/** Indexes the addresses of products, so that a request is compared with few of them. */
export function indexRoutes(products: readonly Product[]): RouteIndex {
  const addresses = products
    .filter(({ model }) => model.protocols.http !== undefined)
    .flatMap((product) => [...product.operations.values()].flatMap((operation) => listAddresses(product, operation)))
    .map(
      (address, position): Address => ({
        ...address,
        position,
        segments: address.template.split('/').map(parseSegment),
      }),
    );
  const fixed = addresses.filter((address) => !hasParameters(address));
  return {
    fixed: groupBy(fixed, ({ method, template }) => createFixedKey(method, template)),
    parametrized: groupBy(addresses.filter(hasParameters), ({ method, template }) =>
      createSegmentsKey(method, template),
    ),
  };
}

function decodeSegment(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Reads the parameters from a path with as many segments as the address. Returns undefined if the path differs. */
function matchPath({ segments }: Address, texts: readonly string[]): Record<string, string> | undefined {
  const values: Record<string, string> = {};
  for (const [position, segment] of segments.entries()) {
    const text = texts[position] ?? '';
    const isMatch = 'parameter' in segment ? text !== '' : text === segment.text;
    if (!isMatch) return undefined;
    if ('parameter' in segment) values[segment.parameter] = decodeSegment(text);
  }
  return values;
}

/**
 * Finds the operation at a request's address. If several share the address, the first of a product with the request's
 * host wins, else the first of all, in the order of the products and their operations.
 */
export function findRoute(
  { fixed, parametrized }: RouteIndex,
  { method, path, host }: IncomingRequest,
): Route | undefined {
  const texts = path.split('/');
  const candidates = [
    ...(fixed.get(createFixedKey(method, path)) ?? []),
    ...(parametrized.get(createSegmentsKey(method, path)) ?? []),
  ];
  const routes = candidates
    .sort((a, b) => a.position - b.position)
    .flatMap((address): Route[] => {
      const pathValues = matchPath(address, texts);
      return pathValues === undefined ? [] : [{ product: address.product, operation: address.operation, pathValues }];
    });
  return routes.find(({ product }) => product.hosts.has(host)) ?? routes[0];
}
