import type { Context, Hono } from 'hono';
import { internalError } from './answer/describe-failure.js';
import { createErrorResponse } from './answer/envelope.js';
import { type ErrorAnswer, Refusal } from './answer/refusal.js';
import type { Env } from './observe.js';

const notFound: ErrorAnswer = {
  status: 404,
  code: 'InvalidPath.NotFound',
  message: 'No operation has this path.',
};
const methodNotAllowed: ErrorAnswer = {
  status: 405,
  code: 'UnsupportedHTTPMethod',
  message: 'No operation has this method and path.',
};

/** Returns the host that a request was sent to. */
const getHost = ({ req }: Context): string => new URL(req.url).host;

/** Answers errors that handlers throw, and requests for paths that are none. */
export function addErrors(app: Hono<Env>, onFault: (error: Error) => void): void {
  app.onError((error, c) => {
    if (!(error instanceof Refusal)) onFault(error);
    const answer = error instanceof Refusal ? error.answer : internalError;
    c.set('code', answer.code);
    return createErrorResponse(answer, getHost(c));
  });
  app.notFound((c) => {
    c.set('code', notFound.code);
    return createErrorResponse(notFound, getHost(c));
  });
}

/** Refuses the methods that a path does not have. To be called after its routes are added. */
export function refuseOtherMethods(app: Hono<Env>): void {
  const methods = new Map<string, Set<string>>();
  for (const { method, path } of app.routes)
    if (path.startsWith('/') && !path.includes('*')) methods.set(path, (methods.get(path) ?? new Set()).add(method));
  for (const [path, allowed] of methods)
    app.all(path, (c) => {
      c.set('code', methodNotAllowed.code);
      const response = createErrorResponse(methodNotAllowed, getHost(c));
      response.headers.set('allow', [...allowed].join(', '));
      return response;
    });
}
