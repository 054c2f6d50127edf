import type { HostReading, Quote } from '../reading.js';

/** Addresses in texts, without those of help pages. */
export function findHosts(quotes: readonly Quote[]): HostReading[] {
  return quotes.flatMap(({ line, text }) =>
    [...text.matchAll(/(?<![\w@.])(?:https?:\/\/)?((?:[\w{}-]+\.)+(?:com|cn|net|org))\b/g)].map(([, host = '']) => ({
      line,
      text,
      host: host.toLowerCase(),
    })),
  );
}

/** The members of a sample query `https://host/?Action=…&Name=value`; undefined for other code. */
export function readQuery(code: string): Record<string, unknown> | undefined {
  const joined = code.replace(/\s*\n\s*/g, '').trim();
  const query = /^(?:GET |POST )?https?:\/\/[^?\s]+\?(\S.*)$/.exec(joined)?.[1];
  if (query === undefined || !/\bAction=/.test(query)) return undefined;
  const pairs = query
    .split('&')
    .map((part) => part.trim())
    .filter((part) => part.includes('=') && !/[<>]/.test(part))
    .map((part): [string, string] => {
      const cut = part.indexOf('=');
      return [part.slice(0, cut).trim(), decode(part.slice(cut + 1).trim())];
    });
  return Object.fromEntries(pairs.filter(([name]) => name !== 'Action'));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
