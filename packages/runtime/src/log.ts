import { readEnvironment } from '#platform';
import { emitHook } from './call/hooks.js';
import { describeIssue } from './check/sentences.js';
import type { Hooks } from './client.js';
import { YunspecError } from './errors.js';

type Level = 'debug' | 'info' | 'warn' | 'error';

/** A log: `console`, or a logger such as those of pino and winston. */
export type Log = Readonly<Record<Level, (message: string) => void>>;

const levels: readonly string[] = ['debug', 'info', 'warn', 'error'] satisfies Level[];

/** Writes to the standard error, so that the output of a program stays as it is. */
const standardError: Log = {
  debug: (message) => console.error(message),
  info: (message) => console.error(message),
  warn: (message) => console.error(message),
  error: (message) => console.error(message),
};

/** Puts a message on one line. */
const joinLines = (message: string): string => message.replace(/:?\s*\n\s*(- )?/g, '; ');

/** Describes an error. Messages of errors that are not ours may contain secrets. */
const describeError = (error: unknown): string =>
  error instanceof YunspecError
    ? `${error.name}: ${joinLines(error.message)}`
    : ((error as Error)?.name ?? typeof error);

const formatTime = (ms: number): string => `${Math.round(ms)} ms`;

/** Creates hooks that write a line for each attempt with a response, each retry, and the end of each call. */
function createLogHooks(log: Log, least: number): Hooks {
  const write = (level: Level, message: string): void => {
    if (levels.indexOf(level) >= least) log[level](`yunspec: ${message}`);
  };
  return {
    onResponse: ({ operation, attempt, method, host, status, requestId, ms }) => {
      const request = requestId === undefined ? '' : `, request ${requestId}`;
      write(
        'debug',
        `${operation} attempt ${attempt}: ${method} ${host}: HTTP ${status} in ${formatTime(ms)}${request}`,
      );
    },
    onIssues: (issues, operation) =>
      write('warn', `${operation} is sent although ${issues.map(describeIssue).join('; ')}`),
    onRetry: ({ operation, retry, delay, error }) =>
      write('warn', `${operation} retry ${retry} in ${formatTime(delay)} after ${describeError(error)}`),
    onFinish: ({ operation, attempts, ms, error }) => {
      const time = `after ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'} in ${formatTime(ms)}`;
      if (error === undefined) write('info', `${operation} succeeded ${time}`);
      else write('error', `${operation} failed ${time}: ${describeError(error)}`);
    },
  };
}

const hookNames: Readonly<Record<keyof Hooks, true>> = {
  onRequest: true,
  onResponse: true,
  onDrift: true,
  onIssues: true,
  onRetry: true,
  onFinish: true,
};

/** Emits each hook of both. */
function combineHooks(first: Hooks, second: Hooks): Hooks {
  const combine = <Name extends keyof Hooks>(
    name: Name,
  ): [Name, (...args: Parameters<Required<Hooks>[Name]>) => void][] =>
    first[name] === undefined && second[name] === undefined
      ? []
      : [
          [
            name,
            (...args) => {
              emitHook(first, name, ...args);
              emitHook(second, name, ...args);
            },
          ],
        ];
  return Object.fromEntries((Object.keys(hookNames) as (keyof Hooks)[]).flatMap(combine)) as Hooks;
}

/**
 * Returns the hooks of a client with those of its log. `YUNSPEC_LOG` sets the least level, and without an option turns
 * the log on. Without both, nothing is added.
 */
export function addLogHooks(hooks: Hooks | undefined, log: Log | undefined): Hooks | undefined {
  const level = readEnvironment('YUNSPEC_LOG');
  if ((log === undefined && level === undefined) || level === 'off') return hooks;
  return combineHooks(hooks ?? {}, createLogHooks(log ?? standardError, levels.indexOf(level ?? 'debug')));
}
