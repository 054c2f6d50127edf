import { isObject } from '@yunspec/runtime/check';
import { protocolFault, Refusal } from '../faults.js';
import type { Operation, Value } from '../model.js';
import type { Members } from '../paths.js';
import type { Product } from '../product.js';
import type { Settings } from '../settings.js';
import type { Asked } from './asked.js';
import { canonicalAuthorization, canonicalSignature } from './canonical-signature.js';
import type { Incoming } from './incoming.js';

import { unflatten } from './unflatten.js';

/** An operation whose method and path a request has, and what stood in the path. */
interface Route {
  readonly product: Product;
  readonly operation: Operation;
  readonly inPath: Readonly<Record<string, string>>;
}

/** The values in a path such as `/v5/{project_id}/things`; undefined where the path is another. */
function matchPath(template: string, path: string): Record<string, string> | undefined {
  const [want, have] = [template.split('/'), path.split('/')];
  if (want.length !== have.length) return undefined;
  const values: Record<string, string> = {};
  for (const [i, part] of want.entries()) {
    const text = have[i] as string;
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined ? part !== text : text === '') return undefined;
    if (name !== undefined) values[name] = decoded(text);
  }
  return values;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The operation's own address, and the one all operations of the product have. */
function matchOperation(
  product: Product,
  operation: Operation,
  { method, path }: Incoming,
): Record<string, string> | undefined {
  const { http } = operation;
  const own = http?.method === method ? matchPath(http.path, path) : undefined;
  if (own !== undefined) return own;
  const uniform = product.model.protocols.http?.path?.replace('{operation}', operation.name);
  return uniform !== undefined && ['GET', 'POST'].includes(method) ? matchPath(uniform, path) : undefined;
}

/** The operation a request is for; where products share an address, the one whose host it is. */
export function routeOf(products: readonly Product[], incoming: Incoming): Route | undefined {
  const routes = products
    .filter(({ model }) => model.protocols.http !== undefined)
    .flatMap((product) =>
      [...product.operations.values()].flatMap((operation): Route[] => {
        const inPath = matchOperation(product, operation, incoming);
        return inPath === undefined ? [] : [{ product, operation, inPath }];
      }),
    );
  return routes.find(({ product }) => product.hosts.has(incoming.host)) ?? routes[0];
}

type Authorization = (incoming: Incoming, settings: Settings) => boolean | Promise<boolean>;

const isSignedByHuawei: Authorization = async (incoming, { credentials }) => {
  const authorization = canonicalAuthorization(incoming.headers);
  if (authorization?.algorithm !== 'SDK-HMAC-SHA256' || authorization.accessKeyId !== credentials.accessKeyId)
    return false;
  const given = { lines: [incoming.headers.get('x-sdk-date') ?? ''], path: incoming.pathname.replace(/\/?$/, '/') };
  return (
    (await canonicalSignature(authorization, incoming, credentials.accessKeySecret, given)) === authorization.signature
  );
};

/** What lets a request in, by the product's word for it. Credentials inside the request are the operation's own members. */
const authorizations: Readonly<Record<string, Authorization>> = {
  bearer: ({ headers }, { credentials }) => headers.get('authorization') === `Bearer ${credentials.apiKey}`,
  token: ({ headers }, { credentials }) => headers.get('x-auth-token') === credentials.apiKey,
  'huawei-ak-sk': isSignedByHuawei,
  'in-request': () => true,
};

async function authorize(product: Product, incoming: Incoming, settings: Settings): Promise<void> {
  for (const way of product.model.protocols.http?.auth ?? []) {
    if (await authorizations[way]?.(incoming, settings)) return;
  }
  const message = 'The request carries no credentials the local cloud knows.';
  const row = product.model.commonErrors.find(({ kind, http }) => kind === 'denied' && http === 401);
  if (row !== undefined) throw new Refusal({ code: row.code, status: 401, message });
  throw new Refusal(protocolFault(product, 'Unauthorized', message, ['denied'], 401));
}

const unreadable = (product: Product): Refusal =>
  new Refusal(protocolFault(product, 'InvalidParameter', 'The body is not a JSON object.', ['malformed']));

/** The members of a JSON body under the names inputs give them. */
function bodyMembers(product: Product, schema: Value, { body, headers }: Incoming): Members {
  if (body === '' || headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')) return {};
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw unreadable(product);
  }
  if (!isObject(value)) throw unreadable(product);
  const names = new Map(
    Object.entries(schema.properties ?? {}).map(([member, inner]) => [inner.name ?? member, member]),
  );
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [names.get(name) ?? name, inner]));
}

function headerMembers(schema: Value, headers: Headers): Members {
  const found = Object.entries(schema.properties ?? {}).flatMap(([member, inner]) => {
    const text = inner.wire === 'header' ? headers.get(inner.name ?? member) : null;
    return text === null ? [] : [[member, text] as const];
  });
  return Object.fromEntries(found);
}

/** Reads an HTTP call once its credentials are in order: members from path, query, headers and JSON body. */
export async function readHttp(
  { product, operation, inPath }: Route,
  incoming: Incoming,
  settings: Settings,
): Promise<Asked> {
  await authorize(product, incoming, settings);
  const schema = operation.input;
  const input = {
    ...unflatten(schema, [...Object.entries(inPath), ...incoming.pairs], 'indexed-or-repeated'),
    ...headerMembers(schema, incoming.headers),
    ...bodyMembers(product, schema, incoming),
  };
  return { product, operation, input };
}
