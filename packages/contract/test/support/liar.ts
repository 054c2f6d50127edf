import { createLocalCloud } from '@yunspec/local';
import type { Model } from '@yunspec/model';
import { type FetchLike, rpcSignature } from '@yunspec/runtime';
import { expect } from 'vitest';
import { type ContractOptions, type ContractResult, type Difference, runContract } from '../../src/index.js';

/** The credentials of the local cloud. */
export const credentials = {
  accessKeyId: 'local',
  accessKeySecret: 'local-secret',
  apiKey: 'local-key',
  token: 'local-key',
};

/** The parameters of a call. */
export type Parameters = ReadonlyMap<string, string>;

/** Answers a request in place of a server that keeps to the documents, which `next` asks. */
export type Distortion = (request: Request, next: FetchLike, parameters: Parameters) => Promise<Response>;

const isForm = ({ headers }: Request): boolean => headers.get('content-type')?.includes('form') ?? false;

export async function readParameters(request: Request): Promise<Map<string, string>> {
  const form = isForm(request) ? await request.clone().text() : '';
  return new Map([...new URL(request.url).searchParams, ...new URLSearchParams(form)]);
}

/** Changes the parameters of an RPC request, and signs it anew. */
export async function resign(request: Request, change: (parameters: Map<string, string>) => void): Promise<Request> {
  const parameters = await readParameters(request);
  change(parameters);
  parameters.delete('Signature');
  const pairs = [...parameters].map(([name, text]): [string, string] => [name, text]);
  const signature = await rpcSignature('POST', pairs, credentials.accessKeySecret);
  return new Request(new URL('/', request.url), {
    method: 'POST',
    body: new URLSearchParams([...pairs, ['Signature', signature]]),
  });
}

/** Makes a response with another body or status. */
export function respond(response: Response, body: unknown, status = response.status): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Response(text, { status, headers: response.headers });
}

// biome-ignore lint/suspicious/noExplicitAny: tests change answers in every place
type Answer = any;

/** Changes the answers to an operation that are JSON. `change` returns false to leave one as it is. */
export const changeAnswers =
  (operation: string, change: (answer: Answer, parameters: Parameters) => unknown): Distortion =>
  async (request, next, parameters) => {
    const response = await next(request);
    if (parameters.get('Action') !== operation || parameters.get('Format') !== 'JSON') return response;
    const answer = (await response.clone().json()) as Answer;
    return change(answer, parameters) === false ? response : respond(response, answer);
  };

/** Changes the responses to an operation, of any format. */
export const changeResponses =
  (
    operation: string,
    change: (response: Response, parameters: Parameters, request: Request) => Promise<Response> | Response,
  ): Distortion =>
  async (request, next, parameters) => {
    const response = await next(request);
    return parameters.get('Action') === operation ? change(response, parameters, request) : response;
  };

/** Changes the requests of an operation before they are answered. */
export const changeRequests =
  (operation: string, change: (parameters: Map<string, string>) => void): Distortion =>
  async (request, next, parameters) =>
    next(
      parameters.get('Action') === operation && parameters.get('Signature') !== undefined
        ? await resign(request, change)
        : request,
    );

/** What a run must say of a lie. */
export interface Named {
  readonly chapter: string;
  readonly operation: string;
  readonly code: string;
  readonly member?: string;
}

/** Expects that one of the differences names a lie. */
export function expectNamed(differences: readonly Difference[], wanted: Named): void {
  const kinds = differences.map(({ chapter, operation, code, member }) =>
    wanted.member === undefined ? { chapter, operation, code } : { chapter, operation, code, member },
  );
  expect(kinds).toContainEqual(wanted);
}

/** Creates a server that does not keep to the documents. */
export function createLiar(model: Model, distort?: Distortion): FetchLike {
  const { fetch } = createLocalCloud({ products: [model] });
  if (distort === undefined) return fetch;
  return async (request) => distort(request, fetch, await readParameters(request));
}

/** Runs the contract of a model against a server in this process. */
export const runAgainst = (
  model: Model,
  fetch: FetchLike,
  options: Partial<ContractOptions> = {},
): Promise<ContractResult> => runContract(model, { endpoint: 'http://127.0.0.1:9', fetch, credentials, ...options });
