import type { Model } from '@yunspec/model';
import { responseOf, ServiceError } from '@yunspec/runtime';
import { describeFailure } from './answer/describe-failure.js';
import { createResponse } from './answer/envelope.js';
import { Refusal } from './answer/refusal.js';
import { reshapeOutput } from './answer/reshape.js';
import type { Members } from './members.js';
import { readInput } from './request/read-input.js';
import type { Route } from './routes.js';
import { callEcs, type EcsAnswer, type Upstream } from './upstream/call-ecs.js';
import type { Connection } from './upstream/connection.js';
import type { EndpointPolicy } from './upstream/endpoints.js';
import { createEcsInput } from './upstream/place-members.js';

/** What every route needs. */
export interface RouteContext {
  readonly model: Model;
  readonly upstream: Upstream;
  readonly chooseEndpoint: EndpointPolicy;
  readonly maxBodyBytes: number;
  /** Called with the operation of ECS and the code of its error. */
  onUpstreamError(operation: string, code: string): void;
}

/** The code with which ECS says that a dry run found nothing wrong. The document shows that as a success. */
const dryRunPassed = 'DryRunOperation';

/** Returns the answer to a dry run that passed. ECS has created nothing. */
function readDryRun(error: unknown, { dry_run }: Members): EcsAnswer | undefined {
  if (!(error instanceof ServiceError) || error.code !== dryRunPassed || dry_run !== true) return undefined;
  return { output: { RequestId: error.requestId }, headers: responseOf(error)?.headers ?? {} };
}

async function callRoute(context: RouteContext, route: Route, input: Members, signal: AbortSignal): Promise<EcsAnswer> {
  const connection = input as unknown as Connection;
  const ecsInput = createEcsInput(route.places, input);
  const endpoint = context.chooseEndpoint(connection.endpoint);
  try {
    return await callEcs(context.upstream, route.action, endpoint, connection, ecsInput, signal);
  } catch (error) {
    const dryRun = readDryRun(error, input);
    if (dryRun !== undefined) return dryRun;
    const answer = describeFailure(error, route.operation.safe);
    context.onUpstreamError(route.action.name, answer.code);
    throw new Refusal(answer);
  }
}

/** Answers a request for a route: reads its input, calls ECS, and gives the answer the documented form. */
export async function answerRoute(context: RouteContext, route: Route, request: Request): Promise<Response> {
  const { operation, schema } = route;
  const input = await readInput(schema, request, context.maxBodyBytes);
  const { output, headers } = await callRoute(context, route, input, request.signal);
  const body = reshapeOutput(context.model, operation.output, output);
  return createResponse(operation.http?.status ?? 200, body, headers);
}
