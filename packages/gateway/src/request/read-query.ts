import { refuseInput } from '../answer/refusal.js';
import { keyMember } from '../upstream/connection.js';

/** Decodes percent-encoding as RFC 3986 has it: a plus sign is a plus sign, as secrets may contain it. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw refuseInput('The query has a percent sign that does not begin an encoded character.');
  }
}

/** Splits a part of a query at its equals sign. The document writes the key as a first value without a name. */
function splitPart(part: string, index: number): [name: string, value: string] {
  const end = part.indexOf('=');
  if (end >= 0) return [decode(part.slice(0, end)), decode(part.slice(end + 1))];
  if (index === 0) return [keyMember, decode(part)];
  throw refuseInput('The query has a value without a name.');
}

/** Reads the members of a query. */
export function readQuery(url: string): Map<string, string> {
  const members = new Map<string, string>();
  const parts = new URL(url).search
    .slice(1)
    .split('&')
    .filter((part) => part !== '');
  for (const [index, part] of parts.entries()) {
    const [name, value] = splitPart(part, index);
    if (members.has(name)) throw refuseInput(`The query has ${name} twice.`);
    members.set(name, value);
  }
  return members;
}
