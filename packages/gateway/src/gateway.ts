import type { Model } from '@yunspec/model';
import type { FetchLike, TimeoutOptions } from '@yunspec/runtime';
import { Hono } from 'hono';
import { type ErrorAnswer, Refusal } from './answer/refusal.js';
import { answerRoute, type RouteContext } from './answer-route.js';
import { Metrics } from './metrics.js';
import { readEcsModel, readGatewayModel, readOpenApi } from './models.js';
import { type Env, observe } from './observe.js';
import { createOpenApi } from './open-api.js';
import { addErrors, refuseOtherMethods } from './refuse-paths.js';
import { createRoutes } from './routes.js';
import { Running } from './running.js';
import { checkUpstream } from './upstream/call-ecs.js';
import { createEndpointPolicy } from './upstream/endpoints.js';

export interface GatewayOptions {
  /**
   * Endpoints that requests may name beside the documented hosts of ECS, as `https://host` or `http://127.0.0.1:9000`.
   * The first is also that of requests that name none. Default: none.
   */
  readonly allowEndpoints?: readonly string[];
  /**
   * Limits of a call to ECS in milliseconds: for one attempt (default 10,000), and for all with the delays between them
   * (default 30,000).
   */
  readonly timeout?: TimeoutOptions;
  /** The largest body of a request, in bytes. Default 65,536. */
  readonly maxBodyBytes?: number;
  /** A transport for the calls to ECS, such as that of a local cloud. Default: the network. */
  readonly fetch?: FetchLike;
  /** Takes a line for each request. It contains no credentials. Default: nothing is logged. */
  readonly log?: (line: string) => void;
}

/** A gateway in this process. */
export interface Gateway {
  /** Answers a request. It never rejects: every error is a response. */
  readonly fetch: FetchLike;
  /** Refuses new requests from now on, and resolves when those in progress are answered. */
  close(): Promise<void>;
}

const closing: ErrorAnswer = {
  status: 503,
  code: 'ServiceUnavailable',
  message: 'The gateway is shutting down.',
};

/** Lists the codes that the documents of ECS name. Metrics count others as one. */
const listCodes = ({ commonErrors, serverErrors, operations }: Model): string[] =>
  [...commonErrors, ...serverErrors, ...operations.flatMap(({ errors }) => errors)].map(({ code }) => code);

/** Returns a log that never throws: a request is not for its log to fail. */
const guardLog =
  (log: GatewayOptions['log']) =>
  (line: string): void => {
    try {
      log?.(line);
    } catch {
      // nobody is left to tell
    }
  };

/**
 * Creates the gateway of the gateway document: nine routes in front of ECS. Each request carries its own credentials,
 * which are neither kept nor logged. Throws a TypeError or a ConfigurationError if an option is wrong.
 */
export function createGateway(options: GatewayOptions = {}): Gateway {
  const { allowEndpoints = [], timeout, maxBodyBytes = 65_536, fetch } = options;
  const log = guardLog(options.log);
  const [model, ecs] = [readGatewayModel(), readEcsModel()];
  const codes = new Set([...listCodes(ecs), 'BadGateway', 'GatewayTimeout']);
  const metrics = new Metrics();
  const running = new Running();
  let isClosing = false;
  const context: RouteContext = {
    model,
    upstream: checkUpstream({ timeout: { attempt: 10_000, total: 30_000, ...timeout }, fetch }),
    chooseEndpoint: createEndpointPolicy(ecs, allowEndpoints),
    maxBodyBytes,
    onUpstreamError: (operation, code) => metrics.countUpstreamError(operation, codes.has(code) ? code : 'other'),
  };
  const openApi = JSON.stringify(createOpenApi(model, readOpenApi()));

  const app = new Hono<Env>();
  observe(app, metrics, log);
  addErrors(app, ({ name }) => log(`A fault of the gateway: ${name}`));
  app.use(async (_, next) => {
    if (isClosing) throw new Refusal(closing);
    await next();
  });
  for (const route of createRoutes(model))
    app.on(route.method, route.path, (c) => answerRoute(context, route, c.req.raw));
  app.get('/health', (c) => c.json({ status: 'ok' }));
  app.get('/metrics', (c) =>
    c.text(metrics.format(running.count), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }),
  );
  app.get('/openapi.json', (c) => c.body(openApi, 200, { 'content-type': 'application/json;charset=utf-8' }));
  refuseOtherMethods(app);

  return {
    fetch: (request) => running.track(() => app.fetch(request)),
    close: () => {
      isClosing = true;
      return running.wait();
    },
  };
}
