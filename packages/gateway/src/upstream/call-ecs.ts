import { createEcs } from '@yunspec/ecs';
import {
  type ClientOptions,
  call,
  type FetchLike,
  type Operation,
  responseOf,
  type ServiceClient,
  type TimeoutOptions,
} from '@yunspec/runtime';
import type { Members } from '../members.js';
import type { Connection } from './connection.js';

/** The way in which ECS is called. */
export interface Upstream {
  readonly timeout: TimeoutOptions;
  readonly fetch: FetchLike | undefined;
}

/** What ECS answered. */
export interface EcsAnswer {
  readonly output: object;
  readonly headers: Members;
}

/** Creates a client of ECS. Its options are checked. */
const createClient = ({ timeout, fetch }: Upstream, more: ClientOptions): ServiceClient =>
  createEcs({ timeout, fetch, validate: 'off', ...more });

/** Checks the options of calls, and returns them. Throws a ConfigurationError if one is wrong. */
export function checkUpstream(upstream: Upstream): Upstream {
  createClient(upstream, {});
  return upstream;
}

/**
 * Calls ECS once, with a client of its own: nothing of a request is kept. The input is not checked against the limits of
 * ECS, which are for ECS to judge; its answer has the code and the request ID.
 */
export async function callEcs(
  upstream: Upstream,
  action: Operation,
  endpoint: URL,
  { accessKeyId, accessKeySecret }: Connection,
  input: Members,
  signal: AbortSignal,
): Promise<EcsAnswer> {
  const client = createClient(upstream, {
    credentials: { accessKeyId, accessKeySecret },
    endpoint,
    // only an endpoint that the operator has allowed has no https
    allowInsecure: endpoint.protocol === 'http:',
  });
  const output = await call(client, action, input, { signal });
  return { output, headers: responseOf(output)?.headers ?? {} };
}
