import { memberSchema } from '../check/members.js';
import { ConfigurationError } from '../errors.js';
import type { ValueSchema, Wire } from '../schema.js';
import type { HttpRequest } from '../transport/types.js';
import { flatten, jsonText, scalarText } from '../wire/flatten.js';
import { isHeaderText } from '../wire/headers.js';
import { isBodiless } from '../wire/methods.js';
import { encodePairs, percentEncode } from '../wire/percent.js';
import type { Authorizer } from './authorizers.js';
import type { Attempt, Protocol } from './types.js';

type Places = Record<'path' | 'query' | 'header' | 'body', Record<string, unknown>>;

const isPlace = (wire: Wire | undefined): wire is keyof Places =>
  wire === 'path' || wire === 'query' || wire === 'header' || wire === 'body';

/** Where a member travels; unsaid, in the query of a bodiless method and in the body otherwise. */
const placeOf = (schema: ValueSchema | undefined, method: string): keyof Places =>
  isPlace(schema?.wire) ? schema.wire : isBodiless(method) ? 'query' : 'body';

/** Sorts members by where they travel. */
function sort(schema: ValueSchema, input: object, method: string): Places {
  const none = (): Record<string, unknown> => Object.create(null) as Record<string, unknown>;
  const places: Places = { path: none(), query: none(), header: none(), body: none() };
  for (const [member, value] of Object.entries(input)) {
    if (value === undefined) continue;
    places[placeOf(memberSchema(schema, member), method)][member] = value;
  }
  return places;
}

/** Whether there is a body at all: something to put into it, or a member that could have been. */
const hasBody = (schema: ValueSchema, method: string, body: Record<string, unknown>): boolean =>
  Object.keys(body).length > 0 ||
  (!isBodiless(method) && Object.values(schema.properties ?? {}).some((member) => placeOf(member, method) === 'body'));

function fillPath(operation: string, template: string, values: Record<string, unknown>, schema: ValueSchema): string {
  return template.replace(/\{(\w+)\}/g, (_, member: string) => {
    const text = scalarText(values[member] ?? '', memberSchema(schema, member));
    if (text === '' || /^\.{1,2}$/.test(text) || /[/\\?#]/.test(text)) {
      throw new ConfigurationError(
        `${operation}: ${member} cannot stand in a path: it must not be empty, "." or "..", nor hold "/", "\\", "?" or "#"`,
        operation,
      );
    }
    return percentEncode(text);
  });
}

function headerText(operation: string, member: string, text: string): string {
  if (!isHeaderText(text))
    throw new ConfigurationError(
      `${operation}: ${member} travels in a header and must be plain ASCII on one line`,
      operation,
    );
  return text;
}

export interface HttpOptions {
  readonly auth: Authorizer;
  /** The path of operations the document gives no address of their own. */
  readonly path?: string;
  /** Where those operations go, where it is not the product's endpoint. */
  readonly server?: string;
}

/** Where an operation goes: a custom endpoint as it is, else the server the document gives for it. */
function address(
  options: HttpOptions,
  { operation, endpoint, isCustomEndpoint }: Attempt,
): { method: string; path: string; url: URL } {
  const uniform = {
    method: 'POST',
    path: (options.path ?? '/').replace('{operation}', operation.name),
    server: options.server,
  };
  const { method, path, server } = operation.http ?? uniform;
  if (server === undefined || isCustomEndpoint) return { method, path, url: new URL(endpoint) };
  if (!server.startsWith('https:'))
    throw new ConfigurationError(
      `${operation.name}: credentials do not travel over plain http to ${server}`,
      operation.name,
    );
  return { method, path, url: new URL(server) };
}

function draft(options: HttpOptions, attempt: Attempt): HttpRequest {
  const { operation, input } = attempt;
  const { method, path, url } = address(options, attempt);
  const places = sort(operation.input, input, method);
  url.pathname = url.pathname.replace(/\/$/, '') + fillPath(operation.name, path, places.path, operation.input);
  url.search = encodePairs(flatten(operation.input, places.query));
  const headers: Record<string, string> = { ...attempt.headers };
  for (const [member, value] of Object.entries(places.header)) {
    if (value === null) continue;
    const at = memberSchema(operation.input, member);
    headers[(at?.name ?? member).toLowerCase()] = headerText(operation.name, member, scalarText(value, at));
  }
  if (!hasBody(operation.input, method, places.body)) return { method, url: url.href, headers };
  return {
    method,
    url: url.href,
    headers: { ...headers, 'content-type': 'application/json' },
    body: jsonText(places.body, operation.input),
  };
}

async function request(options: HttpOptions, attempt: Attempt): Promise<HttpRequest> {
  const made = draft(options, attempt);
  return { ...made, headers: { ...made.headers, ...(await options.auth.authorize(made, attempt)) } };
}

/** HTTP and JSON: members in path, query, headers and a JSON body. */
export function http(options: HttpOptions): Protocol {
  return { credentials: options.auth.credentials, request: (attempt) => request(options, attempt) };
}
