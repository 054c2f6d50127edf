import { ConfigurationError } from '../errors.js';

export type Headers = Readonly<Record<string, string>>;

/** Whether a text can travel in a header on every platform. */
export const isHeaderText = (text: string): boolean => /^[\t\x20-\x7e]*$/.test(text);

const isHeaderName = (name: string): boolean => /^[\w!#$%&'*+.^`|~-]+$/.test(name);

/** Headers that frame a message: a second one, or a wrong one, would make two messages of one. */
const framing = /^(connection|content-length|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade)$/i;

/** A caller's headers under lower-case names, as all of ours are. What cannot travel is refused before anything is sent. */
export function lowerCased(
  operation: string,
  headers: Readonly<Record<string, unknown>> | undefined,
): Headers | undefined {
  if (headers === undefined) return undefined;
  const all = Object.entries(headers).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(
    all.map(([name, value]) => {
      const text = String(value);
      if (isHeaderName(name) && isHeaderText(text) && !framing.test(name)) return [name.toLowerCase(), text];
      const reason = framing.test(name) ? 'it belongs to the transport' : 'it is not plain ASCII on one line';
      throw new ConfigurationError(
        `${operation}: the header ${JSON.stringify(name)} cannot be sent: ${reason}`,
        operation,
      );
    }),
  );
}

/** The request's ID as Alibaba Cloud sends it, else as Huawei Cloud does. */
export const requestIdOf = (headers: Headers): string | undefined =>
  headers['x-acs-request-id'] ?? headers['x-request-id'];
