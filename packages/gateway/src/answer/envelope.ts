import type { Members } from '../members.js';
import type { ErrorAnswer } from './refusal.js';

/** The type that the document shows for the content of the envelope. */
export const structType = 'type.googleapis.com/google.protobuf.Struct';

const contentType = 'application/json;charset=utf-8';

/** Matches IDs that may become a header or part of a log line. */
const idPattern = /^[\w.-]{1,64}$/;

/** Returns the request ID of a body, if it has one that is fit for a header. */
export function getRequestId({ RequestId }: Members): string | undefined {
  return typeof RequestId === 'string' && idPattern.test(RequestId) ? RequestId : undefined;
}

/** Creates a response: a body and the headers of ECS in the documented envelope. */
export function createResponse(status: number, body: Members, headers: Members): Response {
  const requestId = getRequestId(body);
  return new Response(JSON.stringify({ data: { '@type': structType, value: { body, headers } } }), {
    status,
    headers: {
      'content-type': contentType,
      // addresses of GET requests contain the keys
      'cache-control': 'no-store',
      ...(requestId === undefined ? {} : { 'x-acs-request-id': requestId }),
    },
  });
}

/** Creates the headers of an answer that did not come from ECS. */
const createOwnHeaders = (requestId: string): Members => ({
  'content-type': contentType,
  date: new Date().toUTCString(),
  'x-acs-request-id': requestId,
});

/** Creates the body of an error in the form of ECS, and its response. `host` is the host that was called. */
export function createErrorResponse(
  { status, code, message, requestId, hostId, headers }: ErrorAnswer,
  host: string,
): Response {
  const RequestId = requestId ?? crypto.randomUUID().toUpperCase();
  const body = { Code: code, Message: message, RequestId, HostId: hostId ?? host };
  return createResponse(status, body, headers ?? createOwnHeaders(RequestId));
}
