import type { Context, Hono } from 'hono';
import { routePath } from 'hono/route';
import type { Metrics } from './metrics.js';

export interface Env {
  Variables: {
    /** The code of the error that the request is answered with. */
    code?: string;
  };
}

const knownMethods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'];

/** Returns the route of a request as the document writes it. The path itself may contain anything. */
function getRoute(c: Context): string {
  const path = routePath(c, -1);
  return path.includes('*') ? 'other' : path;
}

const getMethod = (c: Context): string => (knownMethods.includes(c.req.method) ? c.req.method : 'other');

/** Counts and logs each request: its route, never its address, which may contain keys. */
export function observe(app: Hono<Env>, metrics: Metrics, log: (line: string) => void): void {
  app.use(async (c, next) => {
    const start = performance.now();
    await next();
    const ms = performance.now() - start;
    const { status, headers } = c.res;
    const [method, route] = [getMethod(c), getRoute(c)];
    metrics.countRequest({ method, route, status, seconds: ms / 1000 });
    const code = /^[\w.]{1,80}$/.exec(c.get('code') ?? '')?.[0];
    const words = [method, route, status, code, `${Math.round(ms)} ms`, headers.get('x-acs-request-id') ?? undefined];
    log(words.filter((word) => word !== undefined).join(' '));
  });
}
