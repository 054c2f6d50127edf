import { ConfigurationError } from '../errors.js';

type Headers = Readonly<Record<string, string>>;

/** Headers as callers give them. */
export type HeaderOptions = globalThis.Headers | [string, string][] | Readonly<Record<string, string | undefined>>;

/** Returns whether every platform can send a text in a header. */
export const isHeaderText = (text: string): boolean => /^[\t\x20-\x7e]*$/.test(text);

const isHeaderName = (name: string): boolean => /^[\w!#$%&'*+.^`|~-]+$/.test(name);

/** Headers that only the transport may set. A wrong or second one would allow request smuggling. */
const transportHeaders = /^(connection|content-length|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade)$/i;

/**
 * Checks a caller's headers and converts their names to lower case, like those of all other headers. They are an object,
 * or pairs of name and value, such as the platform's `Headers`.
 */
export function normalizeHeaders(
  subject: string,
  headers: HeaderOptions | undefined,
  operation?: string,
): Headers | undefined {
  if (headers === undefined) return undefined;
  const createError = (problem: string): ConfigurationError =>
    new ConfigurationError(`${subject}: ${problem}`, operation);
  const pairs: [string, unknown][] = Symbol.iterator in headers ? [...headers] : Object.entries(headers);
  if (!pairs.every(Array.isArray)) throw createError('headers must be an object, or pairs of name and value');
  const headerEntries = pairs.flatMap(([name, value]) => {
    if (value === undefined || value === null) return [];
    const text = String(value);
    const isReserved = transportHeaders.test(name);
    if (!isReserved && isHeaderName(name) && isHeaderText(text)) return [[name.toLowerCase(), text]];
    const reason = isReserved ? 'only the transport may set it' : 'it must be printable ASCII';
    throw createError(`the header ${JSON.stringify(name)} cannot be sent: ${reason}`);
  });
  return Object.fromEntries(headerEntries) as Headers;
}

/** Returns the request ID from the header of Alibaba Cloud, else from that of Huawei Cloud. */
export const getRequestId = (headers: Headers): string | undefined =>
  headers['x-acs-request-id'] ?? headers['x-request-id'];
