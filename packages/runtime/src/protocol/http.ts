import { ConfigurationError } from '../errors.js';
import { getMemberSchema } from '../member-schema.js';
import type { ValueSchema, Wire } from '../schema.js';
import type { HttpRequest } from '../transport/types.js';
import { flatten, formatScalar, serializeJson } from '../wire/flatten.js';
import { isHeaderText } from '../wire/headers.js';
import { isBodiless } from '../wire/methods.js';
import { encodePairs, percentEncode } from '../wire/percent.js';
import type { Authorizer } from './authorizers.js';
import type { Attempt, Protocol } from './types.js';

type Places = Record<'path' | 'query' | 'header' | 'body', Record<string, unknown>>;

const isPlace = (wire: Wire | undefined): wire is keyof Places =>
  wire === 'path' || wire === 'query' || wire === 'header' || wire === 'body';

/** Returns where a member is sent. By default that is the query for bodiless methods, and the body for others. */
function getPlace(schema: ValueSchema | undefined, method: string): keyof Places {
  if (isPlace(schema?.wire)) return schema.wire;
  return isBodiless(method) ? 'query' : 'body';
}

/** Groups the members of an input by where they are sent. */
function groupByPlace(schema: ValueSchema, input: object, method: string): Places {
  const createMembers = (): Record<string, unknown> => Object.create(null) as Record<string, unknown>;
  const places: Places = {
    path: createMembers(),
    query: createMembers(),
    header: createMembers(),
    body: createMembers(),
  };
  for (const [member, value] of Object.entries(input)) {
    if (value === undefined) continue;
    places[getPlace(getMemberSchema(schema, member), method)][member] = value;
  }
  return places;
}

/** Returns whether a request has a body: a member is sent in it, or could have been. */
const hasBody = (schema: ValueSchema, method: string, body: Record<string, unknown>): boolean =>
  Object.keys(body).length > 0 ||
  (!isBodiless(method) && Object.values(schema.properties ?? {}).some((member) => getPlace(member, method) === 'body'));

/** Puts values into a path template. Rejects those that would change the path. */
function fillPath(operation: string, template: string, values: Record<string, unknown>, schema: ValueSchema): string {
  return template.replace(/\{(\w+)\}/g, (_, member: string) => {
    const text = formatScalar(values[member] ?? '', getMemberSchema(schema, member));
    if (text === '' || /^\.{1,2}$/.test(text) || /[/\\?#]/.test(text)) {
      const limit = 'must not be empty, "." or "..", nor contain "/", "\\", "?" or "#"';
      throw new ConfigurationError(`${operation}: ${member} is part of a path, so it ${limit}`, operation);
    }
    return percentEncode(text);
  });
}

function assertHeaderText(operation: string, member: string, text: string): void {
  if (isHeaderText(text)) return;
  throw new ConfigurationError(`${operation}: ${member} is sent in a header, so it must be printable ASCII`, operation);
}

export interface HttpOptions {
  readonly auth: Authorizer;
  /** The path of operations without a documented path. `{operation}` stands for the name. Default: `/`. */
  readonly path?: string;
  /** The server of those operations. Default: the product's endpoint. */
  readonly server?: string;
}

/** Returns the method, path and server of an operation. A custom endpoint takes precedence over a documented server. */
function resolveAddress(
  options: HttpOptions,
  { operation, endpoint, isCustomEndpoint }: Attempt,
): { method: string; path: string; url: URL } {
  const undocumented = {
    method: 'POST',
    path: (options.path ?? '/').replace('{operation}', operation.name),
    server: options.server,
  };
  const { method, path, server } = operation.http ?? undocumented;
  if (server === undefined || isCustomEndpoint) return { method, path, url: new URL(endpoint) };
  if (!server.startsWith('https:'))
    throw new ConfigurationError(
      `${operation.name}: credentials are not sent over plain http to ${server}`,
      operation.name,
    );
  return { method, path, url: new URL(server) };
}

function createUnauthorizedRequest(options: HttpOptions, attempt: Attempt): HttpRequest {
  const { operation, input } = attempt;
  const { method, path, url } = resolveAddress(options, attempt);
  const places = groupByPlace(operation.input, input, method);
  url.pathname = url.pathname.replace(/\/$/, '') + fillPath(operation.name, path, places.path, operation.input);
  url.search = encodePairs(flatten(operation.input, places.query));
  const headers: Record<string, string> = { ...attempt.headers };
  for (const [member, value] of Object.entries(places.header)) {
    if (value === null) continue;
    const schema = getMemberSchema(operation.input, member);
    const text = formatScalar(value, schema);
    assertHeaderText(operation.name, member, text);
    headers[(schema?.name ?? member).toLowerCase()] = text;
  }
  if (!hasBody(operation.input, method, places.body)) return { method, url: url.href, headers };
  return {
    method,
    url: url.href,
    headers: { ...headers, 'content-type': 'application/json' },
    body: serializeJson(places.body, operation.input),
  };
}

async function createRequest(options: HttpOptions, attempt: Attempt): Promise<HttpRequest> {
  const request = createUnauthorizedRequest(options, attempt);
  return { ...request, headers: { ...request.headers, ...(await options.auth.authorize(request, attempt)) } };
}

/** Plain HTTP: members are sent in the path, the query, headers and a JSON body. */
export function http(options: HttpOptions): Protocol {
  return { credentials: options.auth.credentials, request: (attempt) => createRequest(options, attempt) };
}
