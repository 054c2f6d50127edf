import type { OperationModel } from '@yunspec/model';
import { expect, it } from 'vitest';
import { indexProduct, type Product } from '../src/product.js';
import { findRoute, indexRoutes } from '../src/request/routes.js';
import { createModel } from './support/create-model.js';
import { all } from './support/models.js';

type Found = readonly [product: string, operation: string, pathValues: object] | undefined;

/** Finds a route without an index, by trying every operation in order: its own path, then the product's pattern. */
function findByTrial(products: readonly Product[], method: string, path: string, host: string): Found {
  const routes = products.flatMap((product) =>
    product.model.protocols.http === undefined
      ? []
      : [...product.operations.values()].flatMap((operation) => {
          const values = matchOperation(product, operation, method, path);
          return values === undefined ? [] : [{ product, operation, values }];
        }),
  );
  const route = routes.find(({ product }) => product.hosts.has(host)) ?? routes[0];
  return route && [route.product.model.product, route.operation.name, route.values];
}

function matchOperation({ model }: Product, { name, http }: OperationModel, method: string, path: string) {
  const own = http?.method === method ? matchTemplate(http.path, path) : undefined;
  if (own !== undefined) return own;
  const uniform = model.protocols.http?.path?.replace('{operation}', name);
  return uniform !== undefined && ['GET', 'POST'].includes(method) ? matchTemplate(uniform, path) : undefined;
}

function matchTemplate(template: string, path: string): object | undefined {
  const pattern = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  const groups = new RegExp(`^${pattern}$`).exec(path);
  if (groups === null) return undefined;
  return Object.fromEntries(
    Object.entries(groups.groups ?? {}).map(([name, text]) => [name, decodeURIComponent(text)]),
  );
}

const get = (name: string, path: string): OperationModel => ({
  name,
  docs: 'guide',
  summary: 'An operation of a test.',
  safe: true,
  http: { method: 'GET', path },
  input: { type: 'object' },
  output: { type: 'object' },
  errors: [],
  permissions: [],
  examples: [],
});

/** A product whose paths overlap. */
const overlapping = createModel({
  product: 'overlapping',
  protocols: { http: { auth: [], path: '/things/{operation}' } },
  endpoints: { default: 'https://overlapping.example.com' },
  operations: [
    get('GetThing', '/things/{id}'),
    get('ListThings', '/things/all'),
    get('GetPart', '/things/{id}/parts/{part}'),
    get('Ping', '/ping'),
  ],
  resources: [],
});

/** A product with the same paths at another host. */
const second = { ...overlapping, product: 'second', endpoints: { default: 'https://second.example.com' } };

const products = [...all, overlapping, second].map(indexProduct);
const index = indexRoutes(products);

function findInIndex(method: string, path: string, host: string): Found {
  const route = findRoute(index, { method, path, host } as never);
  return route && [route.product.model.product, route.operation.name, route.pathValues];
}

it('the index finds what trying every operation finds', () => {
  const templates = products.flatMap(({ model }) =>
    model.operations.flatMap(({ name, http }) => [
      http?.path ?? '/',
      (model.protocols.http?.path ?? '/').replace('{operation}', name),
    ]),
  );
  const paths = new Set(
    templates.flatMap((template) => {
      const path = template.replace(/\{\w+\}/g, 'a%20b');
      return [path, `${path}/more`, path.replace(/\/[^/]*$/, ''), path.replace('a%20b', ''), path.toUpperCase()];
    }),
  );
  const hosts = ['127.0.0.1:8000', ...products.flatMap((product) => [...product.hosts].slice(0, 1))];
  const found = { route: 0, none: 0 };
  for (const path of paths)
    for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'HEAD'])
      for (const host of hosts) {
        const wanted = findByTrial(products, method, path, host);
        expect([method, path, host, findInIndex(method, path, host)]).toEqual([method, path, host, wanted]);
        found[wanted === undefined ? 'none' : 'route']++;
      }
  expect(found.route).toBeGreaterThan(100);
  expect(found.none).toBeGreaterThan(100);
});

it.each<[string, string, string, Found, host?: string]>([
  ['the operation that comes first', 'GET', '/things/all', ['overlapping', 'GetThing', { id: 'all' }]],
  ['also before the product’s pattern', 'GET', '/things/Ping', ['overlapping', 'GetThing', { id: 'Ping' }]],
  ['the product’s pattern for other methods', 'POST', '/things/Ping', ['overlapping', 'Ping', {}]],
  ['several parameters', 'GET', '/things/a/parts/b%2Fc', ['overlapping', 'GetPart', { id: 'a', part: 'b/c' }]],
  ['the product that has the host', 'GET', '/ping', ['second', 'Ping', {}], 'second.example.com'],
  ['the first product for an unknown host', 'GET', '/ping', ['overlapping', 'Ping', {}], '127.0.0.1'],
  ['nothing for an empty parameter', 'GET', '/things//parts/b', undefined],
  ['nothing for another method', 'DELETE', '/ping', undefined],
])('a path finds %s', (_, method, path, wanted, host = 'overlapping.example.com') => {
  expect(findInIndex(method, path, host)).toEqual(wanted);
});
