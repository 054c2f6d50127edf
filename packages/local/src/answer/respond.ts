import type { OperationModel } from '@yunspec/model';
import type { ErrorAnswer } from '../errors/error-answer.js';
import { type Members, setValue } from '../paths.js';
import type { Product } from '../product.js';
import { conform } from './conform.js';
import { writeXml } from './xml.js';

export type Format = 'json' | 'xml';

/** The facts about a request that its response depends on. */
export interface ResponseContext {
  readonly format: Format;
  readonly requestId: string;
  readonly host: string;
  /** The vendor of the product that the request is for, whose form an error has. */
  readonly vendor: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const contentTypes: Readonly<Record<Format, string>> = {
  json: 'application/json;charset=utf-8',
  xml: 'text/xml;charset=utf-8',
};

const createHeaders = ({ requestId, vendor, now }: ResponseContext): Record<string, string> => ({
  [vendor === 'Huawei Cloud' ? 'x-request-id' : 'x-acs-request-id']: requestId,
  date: new Date(now).toUTCString(),
});

const createEmptyResponse = (context: ResponseContext, status: number): Response =>
  new Response(null, { status, headers: createHeaders(context) });

function createResponse(context: ResponseContext, status: number, root: string, body: Members): Response {
  // a Response with status 204 may not have a body
  if (status === 204) return createEmptyResponse(context, status);
  const { format } = context;
  return new Response(format === 'xml' ? writeXml(root, body) : JSON.stringify(body), {
    status,
    headers: { 'content-type': contentTypes[format], ...createHeaders(context) },
  });
}

/** Creates the response to a success: the documented members, RequestId first, in the product's envelope if any. */
export function respond(
  product: Product,
  operation: OperationModel,
  answer: Members,
  context: ResponseContext,
): Response {
  const { shapes, envelope } = product.model;
  const { RequestId, ...members } = conform(shapes, operation.output, {
    ...answer,
    RequestId: context.requestId,
  }) as Members;
  const body = RequestId === undefined ? members : { RequestId, ...members };
  const status = operation.http?.status ?? 200;
  const isEmpty = Object.keys(operation.output.properties ?? {}).length === 0;
  if (envelope === undefined && isEmpty) return createEmptyResponse(context, status);
  if (envelope === undefined) return createResponse(context, status, `${operation.name}Response`, body);
  const wrapped: Members = {};
  setValue(wrapped, envelope.body, body);
  return createResponse(context, status, `${operation.name}Response`, wrapped);
}

type ErrorForm = (error: ErrorAnswer, context: ResponseContext) => Members;

const alibabaForm: ErrorForm = ({ code, message }, { requestId, host }) => ({
  RequestId: requestId,
  HostId: host,
  Code: code,
  Message: message,
});

/** The bodies of errors by vendor, where they differ from those of Alibaba Cloud. */
const errorForms: Readonly<Record<string, ErrorForm>> = {
  'Huawei Cloud': ({ code, message }) => ({ error_code: code, error_msg: message }),
};

/** Creates the response to an error, in the form of the vendor. */
export function respondWithError(error: ErrorAnswer, context: ResponseContext): Response {
  const form = errorForms[context.vendor] ?? alibabaForm;
  return createResponse(context, error.status, 'Error', form(error, context));
}
