import { parseArgs } from 'node:util';
import { parseDuration } from '../control/clock.js';
import type { UnknownParameters } from '../settings.js';
import { UsageError } from './usage-error.js';

/** The values of the options. */
export interface Options {
  readonly port: number;
  readonly host: string;
  readonly cors: readonly string[];
  readonly seed: string | undefined;
  readonly state: string | undefined;
  readonly transition: number;
  readonly unknown: UnknownParameters;
  readonly log: boolean;
  readonly json: boolean;
  readonly help: boolean;
}

/** One option of the command line. */
interface Option<Value> {
  /** The word for its value in the help; an option without it takes no value. */
  readonly takes?: string;
  readonly short?: string;
  readonly help: string;
  /** Parses the texts that were given, of which there may be none. Throws a UsageError. */
  readonly parse: (texts: readonly string[]) => Value;
}

/** Parses the last text, or the default if there is none. */
const parseLast =
  <Value>(fallback: string, parse: (text: string) => Value): ((texts: readonly string[]) => Value) =>
  (texts) =>
    parse(texts.at(-1) ?? fallback);

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new UsageError(`--port must be a number from 0 to 65535, not ${JSON.stringify(text)}.`);
}

function parseHost(text: string): string {
  if (text !== '') return text;
  throw new UsageError('--host must be an address such as 127.0.0.1 or 0.0.0.0.');
}

function parseOrigin(text: string): string {
  if (URL.canParse(text) && new URL(text).origin === text) return text;
  throw new UsageError(`--cors must be an origin such as http://localhost:5173, not ${JSON.stringify(text)}.`);
}

function parseTransition(text: string): number {
  try {
    return parseDuration(/^\d+$/.test(text) ? Number(text) : text);
  } catch {
    throw new UsageError(`--transition must be milliseconds or a time such as 2s, not ${JSON.stringify(text)}.`);
  }
}

function parseUnknown(text: string): UnknownParameters {
  if (text === 'refuse' || text === 'ignore') return text;
  throw new UsageError(`--unknown must be refuse or ignore, not ${JSON.stringify(text)}.`);
}

function parseFile(texts: readonly string[]): string | undefined {
  const path = texts.at(-1);
  if (path !== '') return path;
  throw new UsageError('The name of a file must not be empty.');
}

const isGiven = (texts: readonly string[]): boolean => texts.length > 0;

/** The options, in the order of the help. */
const options: { readonly [K in keyof Options]: Option<Options[K]> } = {
  // 8000 is the port of the ECS gateway's document
  port: {
    takes: 'number',
    help: 'the port to listen on; 0 selects a free port (default 8000)',
    parse: parseLast('8000', parsePort),
  },
  host: {
    takes: 'address',
    help: 'the address to listen on; 0.0.0.0 in a container (default 127.0.0.1)',
    parse: parseLast('127.0.0.1', parseHost),
  },
  cors: {
    takes: 'origin',
    help: 'allow the web pages of an origin to send requests; can be repeated',
    parse: (texts) => texts.map(parseOrigin),
  },
  seed: { takes: 'file', help: 'add the resources in a YAML or JSON file to the initial state', parse: parseFile },
  state: { takes: 'file', help: 'keep the state in a file, so that it survives restarts', parse: parseFile },
  transition: {
    takes: 'time',
    help: 'the time a resource spends in a state such as Starting (default 300, in ms)',
    parse: parseLast('300', parseTransition),
  },
  unknown: {
    takes: 'word',
    help: 'ignore or refuse parameters that are not documented (default ignore)',
    parse: parseLast('ignore', parseUnknown),
  },
  log: { help: 'print a line for each request on the standard error', parse: isGiven },
  json: { help: 'print one line of JSON: { url, products, credentials }', parse: isGiven },
  help: { short: 'h', help: 'print this help', parse: isGiven },
};

const entries = Object.entries(options) as [keyof Options, Option<unknown>][];

/** Describes the options, one a line. */
export function describeOptions(): string {
  const rows = entries.map(([name, { takes, short, help }]) => {
    const names = `${short === undefined ? '' : `-${short}, `}--${name}${takes === undefined ? '' : ` <${takes}>`}`;
    return [names, help] as const;
  });
  const width = Math.max(...rows.map(([names]) => names.length));
  return rows.map(([names, help]) => `  ${names.padEnd(width)}  ${help}\n`).join('');
}

/** Splits the arguments into the texts of each option and the rest. Throws a UsageError for an unknown option. */
function splitArguments(args: readonly string[]): { texts: Record<string, readonly string[]>; rest: string[] } {
  const declared = entries.map(([name, { takes, short }]) => [
    name,
    { type: takes === undefined ? 'boolean' : 'string', multiple: true, ...(short === undefined ? {} : { short }) },
  ]);
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: Object.fromEntries(declared),
      allowPositionals: true,
    });
    const texts = Object.entries(values).map(([name, list]) => [name, [list].flat().map(String)]);
    return { texts: Object.fromEntries(texts), rest: positionals };
  } catch (error) {
    // the first sentence says what is wrong; the rest is advice about `--` that does not apply here
    throw new UsageError(`${(error as Error).message.split('. ')[0]?.replace(/\.$/, '')}.`);
  }
}

/** Parses the arguments of the command. Throws a UsageError for one that is wrong. */
export function parseArguments(args: readonly string[]): Options & { readonly products: readonly string[] } {
  const { texts, rest } = splitArguments(args);
  const values = entries.map(([name, { parse }]) => [name, parse(texts[name] ?? [])]);
  return { ...(Object.fromEntries(values) as Options), products: [...new Set(rest)] };
}
