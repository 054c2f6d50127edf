import type { ValueModel } from '@yunspec/model';
import { json } from '@yunspec/runtime';
import { isObject } from '@yunspec/runtime/check';
import { createProtocolError, RequestError } from '../errors/error-answer.js';
import type { Members } from '../paths.js';
import type { Product } from '../product.js';
import type { Settings } from '../settings.js';
import { findHttpAccount } from './http-account.js';
import { nameCredentials } from './in-request.js';
import { type HeaderReader, type IncomingRequest, isForm } from './incoming.js';
import type { OperationRequest } from './operation-request.js';
import type { Route } from './routes.js';
import { unflatten } from './unflatten.js';

const createBodyError = (product: Product): RequestError =>
  new RequestError(
    createProtocolError(product, {
      code: 'InvalidParameter',
      message: 'The body is not a JSON object.',
      kinds: ['malformed'],
    }),
  );

function parseBody(product: Product, body: string): Members {
  const value = json.read(body, '');
  if (!isObject(value)) throw createBodyError(product);
  return value;
}

/** Reads the members of a JSON body, and gives them the names they have in inputs. */
function readBodyMembers(product: Product, schema: ValueModel, { body, headers }: IncomingRequest): Members {
  if (body === '' || isForm(headers)) return {};
  const names = new Map(
    Object.entries(schema.properties ?? {}).map(([member, inner]) => [inner.name ?? member, member]),
  );
  const members = Object.entries(parseBody(product, body));
  return Object.fromEntries(members.map(([name, value]) => [names.get(name) ?? name, value]));
}

function readHeaderMembers(schema: ValueModel, headers: HeaderReader): Members {
  const members = Object.entries(schema.properties ?? {}).flatMap(([member, inner]) => {
    const text = inner.wire === 'header' ? headers.get(inner.name ?? member) : null;
    return text === null ? [] : [[member, text] as const];
  });
  return Object.fromEntries(members);
}

/** Finds the account of an HTTP request, then reads its input from the path, query, headers and JSON body. */
export async function readHttp(
  { product, operation, pathValues }: Route,
  received: IncomingRequest,
  settings: Settings,
): Promise<OperationRequest> {
  const hasCredentialsInside = product.model.protocols.http?.auth.includes('in-request') ?? false;
  const incoming = hasCredentialsInside ? nameCredentials(received) : received;
  const account = await findHttpAccount(product, incoming, settings);
  const schema = operation.input;
  const input = {
    ...unflatten(schema, [...Object.entries(pathValues), ...incoming.pairs], 'indexed-or-repeated'),
    ...readHeaderMembers(schema, incoming.headers),
    ...readBodyMembers(product, schema, incoming),
  };
  return { product, operation, account, input };
}
