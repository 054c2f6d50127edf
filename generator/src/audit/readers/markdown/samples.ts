import type { Sample } from '../../reading.js';
import { isCommonParameter } from '../common-parameters.js';
import { readFencedBlocks } from './fences.js';

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', '%2B'));
  } catch {
    return text;
  }
};

const readPairs = (query: string): [string, string][] =>
  query
    // a sample may lack the mark between two lines
    .split(/&|\n(?=\s*[\w.]+=)/)
    .map((pair) => pair.trim())
    .filter((pair) => /^[\w.]+\s*=/.test(pair))
    .map((pair) => {
      const [name = '', ...rest] = pair.split('=');
      return [name.trim(), decode(rest.join('=').trim())];
    });

/** An address with a query, which may go over several lines, and the action it asks for. */
export function readQuery(
  text: string,
): { readonly action: string | undefined; readonly pairs: [string, string][] } | undefined {
  const query = /^\s*(?:GET\s+|POST\s+)?https?(?:\(s\))?:\/\/[^\s?]*\s*\?([\s\S]*)$/.exec(text)?.[1];
  if (query === undefined) return undefined;
  const pairs = readPairs(query.replace(/\s+HTTP\/1\.[01][\s\S]*$/, ''));
  return { action: pairs.find(([name]) => name === 'Action')?.[1], pairs };
}

/** The sample requests of a page. */
export function readSamples(text: string): (Sample & { readonly action: string | undefined })[] {
  return readFencedBlocks(text).flatMap(({ line, text: block }) => {
    const query = readQuery(block);
    if (query === undefined) return [];
    const input = Object.fromEntries(query.pairs.filter(([name]) => !isCommonParameter(name)));
    return [{ line, text: block.trim(), action: query.action, input }];
  });
}
