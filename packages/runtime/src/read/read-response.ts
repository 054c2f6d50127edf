import { AuthError, ResponseError, ServiceError, ThrottlingError, truncate } from '../errors.js';
import { getAtPath, isObject, readText } from '../object.js';
import type { Operation } from '../operation.js';
import type { Product } from '../product.js';
import { findServiceReason } from '../retry/reason.js';
import type { HttpResponse } from '../transport/types.js';
import { getRequestId } from '../wire/headers.js';
import { type AnswerFormat, json } from './format.js';
import { reformList } from './list-form.js';
import { redact } from './redact.js';

/** Lists what no message may show. Called only if there is a message. */
type ListSecrets = () => readonly string[];

/** Matches the error codes that are about the caller. `Forbidden.InstanceNotFound` and the like are about a resource. */
const authCodes =
  /^(40[13]$|InvalidAccessKeyId|(Invalid|Missing)SecurityToken|(Signature|Incomplete)(DoesNotMatch|Signature|NonceUsed)|Forbidden(?!\.[\w.]*NotFound)|Unauthorized|NoPermission)/;

/** The members of an error: those of Alibaba Cloud, of Huawei Cloud, and of the gateways in front of them. */
const errorForms = [
  { code: 'Code', message: 'Message', requestId: 'RequestId' },
  { code: 'error_code', message: 'error_msg', requestId: 'request_id' },
  { code: 'code', message: 'message', requestId: 'requestId' },
] as const;

type ErrorForm = (typeof errorForms)[number];

/** Returns the form of which a body has a code or a message. */
const findErrorForm = (body: Record<string, unknown>): ErrorForm =>
  errorForms.find(({ code, message }) => readText(body[code]) !== undefined || readText(body[message]) !== undefined) ??
  errorForms[0];

/** The part of a text that is searched for secrets, in characters. The rest never gets into a message. */
const maxSearched = 100_000;
/** The longest text of a service that an error keeps, in characters. */
const maxTextLength = 2000;

/** Prepares a text of the service for a message: on one line, not too long, and without secrets. */
function sanitizeText(value: unknown, listSecrets: ListSecrets): string | undefined {
  const text = readText(value);
  if (text === undefined) return undefined;
  // a code or an ID may contain a very short secret by chance
  const minLength = /^[\w.-]{1,64}$/.test(text) ? 6 : 1;
  const secrets = listSecrets().filter(({ length }) => length >= minLength);
  const redacted = redact(text.slice(0, maxSearched), secrets).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
  return truncate(redacted, maxTextLength);
}

const createExcerpt = (body: string, listSecrets: ListSecrets): string =>
  redact(body.slice(0, maxSearched), listSecrets()).slice(0, 120);

function createServiceError(
  product: Product,
  operation: string,
  response: HttpResponse,
  body: Record<string, unknown>,
  listSecrets: ListSecrets,
): ServiceError {
  const form = findErrorForm(body);
  const { status, headers } = response;
  const code = sanitizeText(body[form.code], listSecrets) ?? String(status);
  const details = {
    product: product.name,
    operation,
    code,
    status,
    text:
      sanitizeText(body[form.message], listSecrets) ??
      `the service sent no message. Its response begins: ${JSON.stringify(createExcerpt(response.body, listSecrets))}`,
    requestId: sanitizeText(body[form.requestId] ?? getRequestId(headers), listSecrets),
    hostId: sanitizeText(body.HostId, listSecrets),
    retryable: findServiceReason(product, code, status) !== undefined,
  };
  if (status === 429 || code.startsWith('Throttling')) return new ThrottlingError(details);
  return status === 401 || authCodes.test(code) ? new AuthError(details) : new ServiceError(details);
}

/** Returns whether the body of a successful status is an error after all. */
function isError(body: Record<string, unknown>): boolean {
  const form = findErrorForm(body);
  const code = readText(body[form.code]);
  return code !== undefined && typeof body[form.message] === 'string' && !/^(ok|success|0|200)$/i.test(code);
}

/** Reads an error in XML, for clients of JSON, whose bundles have no XML parser. */
function readXmlError(body: string): object | undefined {
  const members = body.matchAll(/<(Code|Message|RequestId|HostId)>([^<]*)</g);
  const error: object = Object.fromEntries(Array.from(members, ([, name = '', value = '']) => [name, value]));
  return /^\s*<(\?xml|Error)/.test(body) && 'Code' in error && 'Message' in error ? error : undefined;
}

/** Parses a body. Services may send errors in a format other than the requested one. */
function parseBody(body: string, format: AnswerFormat, operation: string): unknown {
  const parsed = format.read(body, operation);
  if (parsed !== undefined) return parsed;
  return format === json ? readXmlError(body) : json.read(body, operation);
}

/** Gives an output its documented form. Returns what is wrong with it, if anything is. */
function completeOutput({ pagination, lists = [], decode, findFault }: Operation, output: object): string | undefined {
  for (const path of pagination === undefined ? lists : [pagination.items, ...lists]) reformList(output, path);
  decode?.(output);
  return findFault?.(output);
}

/** Reads a response. Returns the output of the operation, or throws the error that the response contains. */
export function readResponse(
  product: Product,
  operation: Operation,
  format: AnswerFormat,
  response: HttpResponse,
  listSecrets: ListSecrets,
): object {
  const { status, body, headers, cut, fault } = response;
  const { name } = operation;
  if (status === 204) return {};
  const createError = (reason: string): ResponseError => {
    const requestId = sanitizeText(getRequestId(headers), listSecrets);
    return new ResponseError(name, reason, status, requestId, createExcerpt(body, listSecrets));
  };
  if (cut !== undefined) throw createError(`the body was cut off (${cut})`);
  if (fault !== undefined) throw createError(fault);
  const isEmpty = body.trim() === '';
  if (isEmpty && operation.mayBeEmpty && status >= 200 && status < 300) return {};
  const parsed = parseBody(body, format, name);
  if (parsed === undefined) throw createError(isEmpty ? 'the body is empty' : `the body is not valid ${format.name}`);
  const output = product.envelope === undefined ? parsed : (getAtPath(parsed, product.envelope.body) ?? parsed);
  if (!isObject(output)) throw createError('the body is not an object');
  if (status < 200 || status >= 300 || isError(output))
    throw createServiceError(product, name, response, output, listSecrets);
  const malformed = completeOutput(operation, output);
  if (malformed !== undefined) throw createError(malformed);
  return output;
}
