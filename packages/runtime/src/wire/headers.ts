import { defined } from '../defined.js';
import { ConfigurationError } from '../errors.js';

export type Headers = Readonly<Record<string, string>>;

/** Whether a text can travel in a header on every platform. */
export const isHeaderText = (text: string): boolean => /^[\t\x20-\x7e]*$/.test(text);

const isHeaderName = (name: string): boolean => /^[\w!#$%&'*+.^`|~-]+$/.test(name);

/** Headers under lower-case names, as all of ours are. What cannot travel is refused before anything is sent. */
export function lowerCased(operation: string, headers: Headers | undefined): Headers {
  const all = Object.entries(defined(headers));
  const bad = all.find(([name, text]) => !isHeaderName(name) || !isHeaderText(text));
  if (bad !== undefined)
    throw new ConfigurationError(
      `${operation}: the header ${JSON.stringify(bad[0])} cannot be sent: it is not plain ASCII on one line`,
      operation,
    );
  return Object.fromEntries(all.map(([name, text]) => [name.toLowerCase(), text]));
}

/** The request's ID as Alibaba Cloud sends it, else as Huawei Cloud does. */
export const requestIdOf = (headers: Headers): string | undefined => headers['x-acs-request-id'] ?? headers['x-request-id'];
