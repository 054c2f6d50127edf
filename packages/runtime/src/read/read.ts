import { isObject, valueAt } from '../check/members.js';
import { AuthError, ResponseError, ServiceError, ThrottlingError } from '../errors.js';
import type { Operation, Product } from '../operation.js';
import { retryReason } from '../retry/reason.js';
import type { HttpResponse } from '../transport/types.js';
import { requestIdOf } from '../wire/headers.js';
import { type AnswerFormat, json } from './format.js';
import { redact } from './redact.js';

/** What no message may show, looked for when there is a message. */
type Secrets = () => readonly string[];

/** Codes that speak of who calls. That something is not found is no matter of that, whatever its code begins with. */
const authCodes =
  /^(40[13]$|InvalidAccessKeyId|InvalidSecurityToken|MissingSecurityToken|SignatureDoesNotMatch|IncompleteSignature|SignatureNonceUsed|Forbidden(?!\.[\w.]*NotFound)|Unauthorized|NoPermission)/;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;

/** The members an error stands in: Alibaba Cloud's, Huawei Cloud's, and those of gateways before them. */
const errorForms = [
  { code: 'Code', message: 'Message', requestId: 'RequestId' },
  { code: 'error_code', message: 'error_msg', requestId: 'request_id' },
  { code: 'code', message: 'message', requestId: 'requestId' },
] as const;

type ErrorForm = (typeof errorForms)[number];

/** The form a body has, by what it says. */
const formOf = (body: Record<string, unknown>): ErrorForm =>
  errorForms.find(({ code, message }) => text(body[code]) !== undefined || text(body[message]) !== undefined) ??
  errorForms[0];

/** What a service says, on one line and without secrets: it may say anything. */
function shown(value: unknown, secrets: Secrets): string | undefined {
  const said = text(value);
  if (said === undefined) return undefined;
  // a code or an ID is not a place to look for a few letters that happen to be in it
  const least = /^[\w.-]{1,64}$/.test(said) ? 6 : 1;
  const hidden = secrets().filter(({ length }) => length >= least);
  return redact(said, hidden).replace(/\p{Cc}+/gu, ' ');
}

/** The first bytes of a body. */
const excerpt = (body: string, secrets: Secrets): string => redact(body, secrets()).slice(0, 120);

function serviceError(
  product: Product,
  operation: string,
  response: HttpResponse,
  body: Record<string, unknown>,
  secrets: Secrets,
): ServiceError {
  const form = formOf(body);
  const { status, headers } = response;
  const code = shown(body[form.code], secrets) ?? String(status);
  const details = {
    product: product.name,
    operation,
    code,
    status,
    text:
      shown(body[form.message], secrets) ??
      `the service gave no message, its answer begins: ${JSON.stringify(excerpt(response.body, secrets))}`,
    requestId: shown(body[form.requestId] ?? requestIdOf(headers), secrets),
    hostId: shown(body.HostId, secrets),
    retryable: retryReason(product, code, status) !== undefined,
  };
  if (status === 429 || code.startsWith('Throttling')) return new ThrottlingError(details);
  return status === 401 || authCodes.test(code) ? new AuthError(details) : new ServiceError(details);
}

/** Whether an answer of a good status is an error's envelope. */
function carriesError(body: Record<string, unknown>): boolean {
  const form = formOf(body);
  const code = text(body[form.code]);
  return code !== undefined && typeof body[form.message] === 'string' && !/^(ok|success|0|200)$/i.test(code);
}

/** An error's envelope in XML, for clients that did not ask for XML and so cannot read it. */
function xmlEnvelope(body: string): object | undefined {
  const members = body.matchAll(/<(Code|Message|RequestId|HostId)>([^<]*)</g);
  const found: object = Object.fromEntries(Array.from(members, ([, name = '', value = '']) => [name, value]));
  return /^\s*<(\?xml|Error)/.test(body) && 'Code' in found && 'Message' in found ? found : undefined;
}

/** What a body says, asked for or not: services may say in another format what is wrong. */
function wholeOf(body: string, format: AnswerFormat, operation: string): unknown {
  const asked = format.read(body, operation);
  if (asked !== undefined) return asked;
  return format === json ? xmlEnvelope(body) : json.read(body, operation);
}

/** The result of an answer, or the error it stands for. */
export function read(
  product: Product,
  operation: Operation,
  format: AnswerFormat,
  response: HttpResponse,
  secrets: Secrets,
): object {
  const { status, body, headers, cut } = response;
  const { name } = operation;
  if (status === 204) return {};
  const unreadable = (reason: string): ResponseError =>
    new ResponseError(name, reason, status, shown(requestIdOf(headers), secrets), excerpt(body, secrets));
  if (cut !== undefined) throw unreadable(`the body breaks off (${cut})`);
  const whole = wholeOf(body, format, name);
  if (whole === undefined)
    throw unreadable(body.trim() === '' ? 'the body is empty' : `the body is not whole ${format.name}`);
  const value = product.envelope === undefined ? whole : (valueAt(whole, product.envelope.body) ?? whole);
  if (!isObject(value)) throw unreadable('the body is not an object');
  if (status < 200 || status >= 300 || carriesError(value)) throw serviceError(product, name, response, value, secrets);
  operation.decode?.(value);
  return value;
}
