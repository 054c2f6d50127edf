import type { Model, OperationModel } from '@yunspec/model';
import { type Answer, errorFormOf, type Format, successStatus } from '../wire/answer.js';
import type { Received } from '../wire/sender.js';
import type { Kind } from '../world/kinds.js';
import { findShapeFaults, type ShapeFault } from './answer-shape.js';
import type { DocumentedCodes } from './codes.js';
import { findCodeFaults, findEnvelopeFaults } from './envelope.js';
import { findTimeFaults } from './example-times.js';
import { findResourceFaults } from './resource-faults.js';

/** What an answer is compared with. */
export interface Expected {
  readonly model: Model;
  readonly operation: OperationModel;
  readonly kinds: Iterable<Kind>;
  readonly codes: DocumentedCodes;
}

/** Lists how an error differs from the form of its vendor and from the error tables. */
export const findErrorFaults = ({ model, codes }: Expected, answer: Answer): ShapeFault[] => [
  ...findEnvelopeFaults(answer, errorFormOf(model)),
  ...findCodeFaults(answer, codes),
];

/** Lists how a success differs from what the documents describe. */
export function findSuccessFaults({ model, operation, kinds }: Expected, answer: Answer): ShapeFault[] {
  if (answer.kind === 'unreadable')
    return [{ member: '', code: 'unreadable', expected: 'an object', seen: answer.reason ?? 'an unreadable body' }];
  const status = successStatus(operation);
  const wrongStatus: ShapeFault[] =
    answer.status === status
      ? []
      : [{ member: '', code: 'status', expected: `HTTP ${status} for a success`, seen: `HTTP ${answer.status}` }];
  if (answer.root !== undefined) return wrongStatus;
  const shape = findShapeFaults(model.shapes, operation.output, answer.data);
  const resources = findResourceFaults(model, operation, kinds, answer.data);
  const times = findTimeFaults(operation, answer.data);
  return [...wrongStatus, ...shape, ...resources, ...times];
}

/** The types of content by format. */
const contentTypes = { JSON: /\bjson\b/i, XML: /\bxml\b/i } as const;

/** Lists an answer in a format that nobody asked for, and a header that names another one. */
export function findFormatFaults(asked: Format, { headers, body }: Received, answer: Answer): ShapeFault[] {
  if (answer.kind === 'unreadable' || body === '') return [];
  const type = headers['content-type'] ?? '';
  const wrongFormat: ShapeFault[] =
    answer.format === asked
      ? []
      : [{ member: '', code: 'format', expected: `${asked}, as asked for`, seen: answer.format }];
  const wrongType: ShapeFault[] = contentTypes[answer.format].test(type)
    ? []
    : [
        {
          member: 'Content-Type',
          code: 'content-type',
          expected: `a content type of ${answer.format}`,
          seen: type || 'none',
        },
      ];
  return [...wrongFormat, ...wrongType];
}

/** Remembers request IDs, which must differ from request to request. */
export class RequestIds {
  readonly #seen = new Map<string, string>();

  /** Lists what is wrong with a request ID. `request` names the request that it belongs to. */
  findFaults(model: Model, { requestId, kind }: Answer, headers: Received['headers'], request: string): ShapeFault[] {
    const form = errorFormOf(model);
    const header = headers[form.header];
    const create = (expected: string, seen: string): ShapeFault => ({
      member: form.requestId ?? '',
      code: 'request-id',
      expected,
      seen,
    });
    if (requestId === undefined) return kind === 'error' ? [create('a request ID', 'none')] : [];
    const earlier = this.#seen.get(requestId);
    this.#seen.set(requestId, request);
    return [
      ...(header === undefined || header === requestId
        ? []
        : [create(`the request ID of the header ${form.header}`, `${requestId}, not ${header}`)]),
      ...(earlier === undefined || earlier === request
        ? []
        : [create('an ID of its own for each request', `${requestId} again`)]),
    ];
  }
}
