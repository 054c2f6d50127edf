import type { Fault } from '../faults.js';
import type { Operation } from '../model.js';
import { type Members, setAt } from '../paths.js';
import type { Product } from '../product.js';
import { conform } from './conform.js';
import { xml } from './xml.js';

export type Format = 'json' | 'xml';

/** How an answer goes out. */
export interface Reply {
  readonly format: Format;
  readonly requestId: string;
  readonly host: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const types: Readonly<Record<Format, string>> = {
  json: 'application/json;charset=utf-8',
  xml: 'text/xml;charset=utf-8',
};

function response({ format, requestId, now }: Reply, status: number, root: string, body: Members): Response {
  const headers = { 'content-type': types[format], 'x-acs-request-id': requestId, date: new Date(now).toUTCString() };
  return new Response(format === 'xml' ? xml(root, body) : JSON.stringify(body), { status, headers });
}

/** A success: the documented members, RequestId first, in the product's envelope where it has one. */
export function respond(product: Product, operation: Operation, answer: Members, reply: Reply): Response {
  const { shapes, envelope } = product.model;
  const { RequestId, ...members } = conform(shapes, operation.output, {
    ...answer,
    RequestId: reply.requestId,
  }) as Members;
  const body = RequestId === undefined ? members : { RequestId, ...members };
  const status = operation.http?.status ?? 200;
  if (envelope === undefined) return response(reply, status, `${operation.name}Response`, body);
  const wrapped: Members = {};
  setAt(wrapped, envelope.body, body);
  return response(reply, status, `${operation.name}Response`, wrapped);
}

export function respondWithFault({ code, status, message }: Fault, reply: Reply): Response {
  return response(reply, status, 'Error', {
    RequestId: reply.requestId,
    HostId: reply.host,
    Code: code,
    Message: message,
  });
}
