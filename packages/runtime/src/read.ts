import { isObject, valueAt } from './check/members.js';
import { AuthError, ResponseError, ServiceError, ThrottlingError } from './errors.js';
import { type AnswerFormat, json } from './format.js';
import type { Operation, Product, RetryReason } from './operation.js';
import { redact } from './redact.js';
import type { HttpResponse } from './transport/types.js';
import { requestIdOf } from './wire/headers.js';

/** What no message may show, looked for when there is a message. */
type Secrets = () => readonly string[];

const authCodes =
  /^(InvalidAccessKeyId|InvalidSecurityToken|MissingSecurityToken|SignatureDoesNotMatch|IncompleteSignature|SignatureNonceUsed|Forbidden|Unauthorized|NoPermission)/;

/** Why a code makes a retry sensible, if it does: what the document says, else what the HTTP status says. */
export function retryReason(product: Product, code: string, status: number): RetryReason | undefined {
  if (Object.hasOwn(product.retry, code)) return product.retry[code];
  if (status === 429 || code.startsWith('Throttling')) return 'throttle';
  return status >= 500 ? 'backoff' : undefined;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;

/** The members an error stands in: Alibaba Cloud's, Huawei Cloud's. */
const errorForms = [
  { code: 'Code', message: 'Message', requestId: 'RequestId' },
  { code: 'error_code', message: 'error_msg', requestId: 'request_id' },
] as const;

type ErrorForm = (typeof errorForms)[number];

/** The form a body has, by what it says. */
const formOf = (body: Record<string, unknown>): ErrorForm =>
  errorForms.find(({ code, message }) => text(body[code]) !== undefined || text(body[message]) !== undefined) ?? errorForms[0];

/** Codes stay as they are; what is no code at all may hold anything. */
const codeText = (code: string, secrets: Secrets): string => (/^[\w.-]+$/.test(code) ? code : redact(code, secrets()));

function serviceError(
  product: Product,
  operation: string,
  response: HttpResponse,
  body: Record<string, unknown>,
  secrets: Secrets,
): ServiceError {
  const form = formOf(body);
  const code = codeText(text(body[form.code]) ?? String(response.status), secrets);
  const details = {
    operation,
    code,
    status: response.status,
    text: redact(text(body[form.message]) ?? 'the service gave no message', secrets()),
    requestId: text(body[form.requestId]) ?? requestIdOf(response.headers),
    hostId: text(body.HostId),
    retryable: retryReason(product, code, response.status) !== undefined,
  };
  if (response.status === 429 || code.startsWith('Throttling')) return new ThrottlingError(details);
  return response.status === 401 || authCodes.test(code) ? new AuthError(details) : new ServiceError(details);
}

function excerpt(body: string, secrets: Secrets): string {
  return redact(body, secrets()).slice(0, 120);
}

/** An envelope of an error that came with a good status. */
function carriesError(body: Record<string, unknown>): boolean {
  const form = formOf(body);
  const code = body[form.code];
  return typeof code === 'string' && typeof body[form.message] === 'string' && !/^(ok|success|200)$/i.test(code);
}

/** Puts the values in the place of texts that hold JSON. Text that does not stays as it is. */
function decoded(value: unknown, path: string): void {
  const [member = '', ...rest] = path.split('.');
  const name = member.replace(/\[\]$/, '');
  const inner = valueAt(value, name);
  if (!isObject(value) || inner === undefined) return;
  if (rest.length > 0) {
    for (const item of [inner].flat()) decoded(item, rest.join('.'));
    return;
  }
  const parsed = (text: unknown): unknown => (typeof text === 'string' ? (json.read(text, '') ?? text) : text);
  value[name] = member.endsWith('[]') && Array.isArray(inner) ? inner.map(parsed) : parsed(inner);
}

/** The result of an answer, or the error it stands for. */
export function read(product: Product, operation: Operation, format: AnswerFormat, response: HttpResponse, secrets: Secrets): unknown {
  const { status, body, headers } = response;
  const { name, jsonText = [] } = operation;
  if (status === 204) return {};
  // a service asked for XML may still say in JSON what is wrong, and the other way round
  const asked = format.read(body, name);
  const whole = asked === undefined && format !== json ? json.read(body, name) : asked;
  const requestId = requestIdOf(headers);
  if (whole === undefined) {
    const reason = body.trim() === '' ? 'the body is empty' : `the body is not whole ${format.name}`;
    throw new ResponseError(name, reason, status, requestId, excerpt(body, secrets));
  }
  const value = product.envelope === undefined ? whole : (valueAt(whole, product.envelope.body) ?? whole);
  if (!isObject(value)) throw new ResponseError(name, 'the body is not an object', status, requestId, excerpt(body, secrets));
  if (status < 200 || status >= 300 || carriesError(value)) throw serviceError(product, name, response, value, secrets);
  for (const path of jsonText) decoded(value, path);
  return value;
}
