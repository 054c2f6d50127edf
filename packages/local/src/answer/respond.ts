import type { Model, OperationModel } from '@yunspec/model';
import type { ErrorAnswer } from '../errors/error-answer.js';
import { type Members, setValue } from '../paths.js';
import type { Product } from '../product.js';
import type { Answer } from './answer.js';
import { conform } from './conform.js';
import { writeJson } from './json.js';
import { nameOwnAddress } from './own-address.js';
import { writeXml } from './xml.js';

export type Format = 'json' | 'xml';

/** The facts about a request that its response depends on. */
export interface ResponseContext {
  readonly format: Format;
  readonly requestId: string;
  readonly host: string;
  /** The model of the product that the request is for, once it is known: an error has its form. */
  readonly model?: Model;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const contentTypes: Readonly<Record<Format, string>> = {
  json: 'application/json;charset=utf-8',
  xml: 'text/xml;charset=utf-8',
};

/** Returns a function that formats a time for a header. The times of a second have one text, which is made once. */
function createDateFormatter(): (time: number) => string {
  let known = { second: Number.NaN, text: '' };
  return (time) => {
    const second = Math.floor(time / 1000);
    if (second !== known.second) known = { second, text: new Date(time).toUTCString() };
    return known.text;
  };
}

const formatDate = createDateFormatter();

const createHeaders = ({ requestId, model, now }: ResponseContext): Record<string, string> => ({
  [model?.vendor === 'Huawei Cloud' ? 'x-request-id' : 'x-acs-request-id']: requestId,
  date: formatDate(now),
});

const createFullHeaders = (context: ResponseContext): Record<string, string> => ({
  'content-type': contentTypes[context.format],
  ...createHeaders(context),
});

/** Puts an answer into the envelope of its product, if it has one. */
function wrap(answer: Members, context: ResponseContext): Members {
  if (context.model?.envelope === undefined) return answer;
  const { body, headers, constants = {} } = context.model.envelope;
  const wrapped: Members = {};
  for (const [path, text] of Object.entries(constants)) setValue(wrapped, path, text);
  setValue(wrapped, body, answer);
  if (headers !== undefined) setValue(wrapped, headers, createFullHeaders(context));
  return wrapped;
}

const createEmptyAnswer = (context: ResponseContext, status: number): Answer => ({
  status,
  headers: createHeaders(context),
  body: null,
});

function createAnswer(context: ResponseContext, status: number, root: string, body: Members): Answer {
  // an answer with status 204 may not have a body
  if (status === 204) return createEmptyAnswer(context, status);
  const { format } = context;
  return {
    status,
    headers: createFullHeaders(context),
    body: format === 'xml' ? writeXml(root, body) : writeJson(body),
  };
}

/** Creates the answer to a success: the documented members, RequestId first, in the product's envelope if any. */
export function respond(
  product: Product,
  operation: OperationModel,
  answer: Members,
  context: ResponseContext,
): Answer {
  const { shapes } = product.model;
  const conformed = conform(shapes, operation.output, { ...answer, RequestId: context.requestId }) as Members;
  const { RequestId, ...members } = nameOwnAddress(product, operation.name, conformed, context.host);
  const body = RequestId === undefined ? members : { RequestId, ...members };
  const status = operation.http?.status ?? 200;
  const isEmpty = Object.keys(operation.output.properties ?? {}).length === 0;
  if (product.model.envelope === undefined && isEmpty) return createEmptyAnswer(context, status);
  return createAnswer(context, status, `${operation.name}Response`, wrap(body, context));
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

/** Creates the answer to an error, in the form of the vendor and in the product's envelope if any. */
export function respondWithError(error: ErrorAnswer, context: ResponseContext): Answer {
  const form = errorForms[context.model?.vendor ?? ''] ?? alibabaForm;
  return createAnswer(context, error.status, 'Error', wrap(form(error, context), context));
}
