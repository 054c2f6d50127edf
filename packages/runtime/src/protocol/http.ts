import { ConfigurationError } from '../errors.js';
import type { ApiKey, AuthToken, Credentials, CredentialsKind } from '../credentials/types.js';
import type { ValueSchema, Wire } from '../schema.js';
import { flatten, scalarText } from '../wire/flatten.js';
import { encodePairs, percentEncode } from '../wire/percent.js';
import type { Attempt, Protocol } from './types.js';

type Places = Record<'path' | 'query' | 'header' | 'body', Record<string, unknown>>;

const bodiless = new Set(['GET', 'DELETE', 'HEAD']);
const isPlace = (wire: Wire | undefined): wire is keyof Places => wire === 'path' || wire === 'query' || wire === 'header' || wire === 'body';

/** Sorts members by where they travel; unsaid, the query of a bodiless method and the body otherwise. */
function sort(schema: ValueSchema, input: object, method: string): Places {
  const places: Places = { path: {}, query: {}, header: {}, body: {} };
  for (const [member, value] of Object.entries(input)) {
    if (value === undefined) continue;
    const at = schema.properties?.[member];
    const place = isPlace(at?.wire) ? at.wire : bodiless.has(method) ? 'query' : 'body';
    places[place][member] = value;
  }
  return places;
}

function fillPath(operation: string, template: string, values: Record<string, unknown>, schema: ValueSchema): string {
  return template.replace(/\{(\w+)\}/g, (_, member: string) => {
    const text = scalarText(values[member], schema.properties?.[member]);
    if (text === '' || /^\.{1,2}$/.test(text) || /[/\\?#]/.test(text)) {
      throw new ConfigurationError(`${operation}: ${member} cannot stand in a path: it must not be empty, "." or "..", nor hold "/", "\\", "?" or "#"`, operation);
    }
    return percentEncode(text);
  });
}

function jsonBody(schema: ValueSchema, values: Record<string, unknown>): string {
  const named = Object.entries(values).map(([member, value]) => {
    const at = schema.properties?.[member];
    return [at?.name ?? member, at?.wire === 'json-string' ? JSON.stringify(value) : value];
  });
  return JSON.stringify(Object.fromEntries(named));
}

function headerText(operation: string, member: string, text: string): string {
  if (/[\r\n\0]/.test(text)) throw new ConfigurationError(`${operation}: ${member} travels in a header and must not hold line breaks`, operation);
  return text;
}

export interface HttpOptions {
  /** How a request is authorized; `in-request` when the credentials are members of the input. */
  readonly auth: 'bearer' | 'token' | 'in-request';
  /** The path of operations the document gives no address of their own. */
  readonly path?: string;
}

const authorization: Readonly<Record<HttpOptions['auth'], (credentials: Credentials) => Record<string, string>>> = {
  bearer: (credentials) => ({ authorization: `Bearer ${(credentials as ApiKey).apiKey}` }),
  token: (credentials) => ({ 'x-auth-token': (credentials as AuthToken).token }),
  'in-request': () => ({}),
};

const kinds: Readonly<Record<HttpOptions['auth'], CredentialsKind>> = { bearer: 'bearer', token: 'token', 'in-request': 'none' };

function request(options: HttpOptions, attempt: Attempt) {
  const { operation, input, endpoint } = attempt;
  const { method, path, server } = operation.http ?? { method: 'POST', path: (options.path ?? '/').replace('{operation}', operation.name) };
  const places = sort(operation.input, input, method);
  const url = new URL(server !== undefined && endpoint.protocol === 'https:' ? server : endpoint);
  url.pathname = fillPath(operation.name, path, places.path, operation.input);
  url.search = encodePairs(flatten(operation.input, places.query));
  const headers: Record<string, string> = { ...attempt.headers, ...authorization[options.auth](attempt.credentials) };
  for (const [member, value] of Object.entries(places.header)) {
    const at = operation.input.properties?.[member];
    headers[(at?.name ?? member).toLowerCase()] = headerText(operation.name, member, scalarText(value, at));
  }
  if (bodiless.has(method)) return { method, url: url.href, headers };
  headers['content-type'] = 'application/json';
  return { method, url: url.href, headers, body: jsonBody(operation.input, places.body) };
}

/** HTTP and JSON: members in path, query, headers and a JSON body. */
export function http(options: HttpOptions): Protocol {
  return { name: 'http', credentials: [kinds[options.auth]], request: (attempt) => request(options, attempt) };
}
