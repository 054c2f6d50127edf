import {
  AbortError,
  ConnectionError,
  CredentialsError,
  ResponseError,
  responseOf,
  ServiceError,
  TimeoutError,
} from '@yunspec/runtime';
import type { ErrorAnswer } from './refusal.js';

/** The answer to a request that failed because of a fault of the gateway. It does not show the cause. */
export const internalError: ErrorAnswer = {
  status: 500,
  code: 'InternalError',
  message: 'The gateway failed.',
};

/** The answer to a request whose sender has gone. Nobody reads it; metrics count it. */
const clientGone: ErrorAnswer = { status: 499, code: 'ClientClosedRequest', message: 'The client closed the request.' };

/** Says of a call that is not safe what a missing answer leaves open. */
const mayHaveEffect = (isSafe: boolean): string => (isSafe ? '' : ' The operation may have taken effect.');

function describeServiceError(error: ServiceError): ErrorAnswer {
  const { status, code, text, requestId, hostId } = error;
  const headers = responseOf(error)?.headers;
  // a redirect or a success with an error in it is no answer to pass on
  return { status: status >= 400 ? status : 502, code, message: text, requestId, hostId, headers };
}

/**
 * Converts what a call of ECS threw to an answer: an error of ECS keeps its code, message, status and request ID, and
 * what ECS did not answer is a 502 or 504.
 */
export function describeFailure(error: unknown, isSafe: boolean): ErrorAnswer {
  if (error instanceof ServiceError) return describeServiceError(error);
  if (error instanceof TimeoutError)
    return {
      status: 504,
      code: 'GatewayTimeout',
      message: `ECS did not answer in time.${mayHaveEffect(isSafe)}`,
    };
  if (error instanceof ConnectionError)
    return {
      status: 502,
      code: 'BadGateway',
      message: `ECS sent no answer (${error.code ?? 'no connection'}).${mayHaveEffect(isSafe || !error.sent)}`,
    };
  if (error instanceof ResponseError)
    return {
      status: 502,
      code: 'BadGateway',
      message: `The answer of ECS cannot be read (HTTP ${error.status}).${mayHaveEffect(isSafe)}`,
      requestId: error.requestId,
    };
  if (error instanceof AbortError) return clientGone;
  if (error instanceof CredentialsError)
    return {
      status: 400,
      code: 'InvalidParameter',
      message: 'accessKeyId or accessKeySecret has a character that no key has.',
    };
  return internalError;
}
