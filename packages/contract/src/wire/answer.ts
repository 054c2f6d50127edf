import type { Model, OperationModel } from '@yunspec/model';
import { isRecord, valueAt } from '../cases/paths.js';
import type { Received } from './sender.js';
import { childText, type Element, parseXml } from './xml.js';

export type Format = 'JSON' | 'XML';

/** The members of an error of a vendor. */
export interface ErrorForm {
  readonly code: string;
  readonly message: string;
  /** The members that every error has. */
  readonly members: readonly string[];
  /** The header with the request ID. */
  readonly header: string;
  /** The member with the request ID. */
  readonly requestId?: string;
}

/** The root element of errors in XML. */
export const errorRoot = 'Error';

/** The form of errors by vendor. */
const errorForms: Readonly<Record<string, ErrorForm>> = {
  'Alibaba Cloud': {
    code: 'Code',
    message: 'Message',
    members: ['Code', 'Message', 'RequestId', 'HostId'],
    header: 'x-acs-request-id',
    requestId: 'RequestId',
  },
  'Huawei Cloud': {
    code: 'error_code',
    message: 'error_msg',
    members: ['error_code', 'error_msg'],
    header: 'x-request-id',
  },
};

export const errorFormOf = ({ vendor }: Pick<Model, 'vendor'>): ErrorForm =>
  errorForms[vendor] ?? (errorForms['Alibaba Cloud'] as ErrorForm);

/** An answer that could be read. */
export interface Answer {
  readonly kind: 'success' | 'error' | 'unreadable';
  readonly status: number;
  readonly format: Format;
  /** The body: the object in JSON, or the root element in XML. */
  readonly data?: unknown;
  readonly root?: Element;
  /** For errors. */
  readonly code?: string;
  readonly message?: string;
  readonly requestId?: string;
  /** Why it is unreadable. */
  readonly reason?: string;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

/** Reads the members of a body as texts. */
function createReader(data: unknown, root: Element | undefined): (member: string) => string | undefined {
  if (root !== undefined) return (member) => childText(root, member);
  return (member) => textOf(valueAt(data, [member]));
}

/** The content of a body, in whatever format it came. */
interface Content {
  readonly format: Format;
  readonly data?: unknown;
  readonly root?: Element;
}

function readContent(model: Model, body: string): Content {
  const root = /^\s*</.test(body) ? parseXml(body) : undefined;
  if (/^\s*</.test(body)) return { format: 'XML', ...(root === undefined ? {} : { root }) };
  const data = unwrap(model, parseJson(body));
  return { format: 'JSON', ...(isRecord(data) ? { data } : {}) };
}

/** Returns whether an answer without a body is a success: nothing in it would have to be there. */
const isEmptySuccess = ({ output }: OperationModel, { status, body }: Received): boolean =>
  body === '' && status >= 200 && status < 300 && (status === 204 || (output.required ?? []).length === 0);

function explainUnreadable({ status, headers, body }: Received, asked: Format): string {
  if (status >= 300 && status < 400) return `it redirects to ${headers.location ?? 'nowhere'}`;
  return body.trim() === '' ? 'the body is empty' : `the body is not valid ${asked}`;
}

/** Reads an answer in the format in which it was asked for. Errors may come in the other one. */
export function readAnswer(model: Model, operation: OperationModel, received: Received, asked: Format): Answer {
  const { status, body, headers } = received;
  const form = errorFormOf(model);
  const content = readContent(model, body);
  const read = createReader(content.data, content.root);
  const requestId = (form.requestId && read(form.requestId)) || headers[form.header];
  const common = { status, ...content, ...(requestId === undefined ? {} : { requestId }) };
  if (isEmptySuccess(operation, received)) return { kind: 'success', ...common, data: {} };
  if (content.data === undefined && content.root === undefined)
    return { kind: 'unreadable', ...common, reason: explainUnreadable(received, asked) };
  const isOther = status >= 300 || status < 200 || content.root?.name === errorRoot;
  if (!isOther && !isErrorBody(operation, form, read)) return { kind: 'success', ...common };
  const texts = { code: read(form.code), message: read(form.message) };
  const given = Object.entries(texts).filter(([, text]) => text !== undefined);
  return { kind: 'error', ...common, ...Object.fromEntries(given) };
}

/** Returns whether a body is an error, whatever the status says. */
const isErrorBody = (
  { output }: OperationModel,
  form: ErrorForm,
  read: (member: string) => string | undefined,
): boolean =>
  !Object.hasOwn(output.properties ?? {}, form.code) &&
  !/^(ok|success|0|200)?$/i.test(read(form.code) ?? '') &&
  read(form.message) !== undefined;

/** Takes an answer out of the envelope of a product. */
const unwrap = ({ envelope }: Model, data: unknown): unknown =>
  envelope === undefined ? data : (valueAt(data, envelope.body.split('.')) ?? data);

/** The status of a success. */
export const successStatus = ({ http }: OperationModel): number => http?.status ?? 200;
