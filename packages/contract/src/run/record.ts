import { readFileSync, writeFileSync } from 'node:fs';
import type { HttpRequest } from '@yunspec/runtime';
import { isRecord } from '../cases/paths.js';
import { type Received, Unanswered } from '../wire/sender.js';
import type { Channel } from '../wire/session.js';
import type { Secrets } from './redact.js';
import { Skip } from './run.js';

/** The answer to one request: what was received, or why nothing was. */
type RecordedAnswer = Received | { readonly unanswered: string; readonly ms: number };

/** A run that can be repeated without its endpoint. It holds no secrets. */
export interface RecordedRun {
  readonly format: 1;
  readonly product: string;
  readonly version: string;
  readonly endpoint: string;
  readonly date: string;
  /** What names and passwords of the run were made from. */
  readonly seed: string;
  readonly allowWrites: boolean;
  readonly most: number;
  readonly chapters: readonly string[];
  readonly only?: readonly string[];
  /** The answers, by the check and the number of the request in it. */
  readonly answers: Readonly<Record<string, { readonly request: string; readonly answer: RecordedAnswer }>>;
}

/** A file that is not a recorded run. */
export class RecordError extends Error {}

/** Records what goes through another channel. */
export class RecordingChannel implements Channel {
  readonly answers: Record<string, { request: string; answer: RecordedAnswer }> = {};

  constructor(
    readonly live: Channel,
    readonly secrets: Secrets,
  ) {}

  async exchange(key: string, request: HttpRequest, input?: object): Promise<Received> {
    const hide = (text: string): string => this.secrets.hide(text, input);
    const line = hide(`${request.method} ${request.url}${request.body === undefined ? '' : ` ${request.body}`}`);
    try {
      const received = await this.live.exchange(key, request, input);
      const headers = Object.fromEntries(Object.entries(received.headers).map(([name, value]) => [name, hide(value)]));
      this.answers[key] = { request: line, answer: { ...received, headers, body: hide(received.body) } };
      return received;
    } catch (error) {
      if (error instanceof Unanswered)
        this.answers[key] = { request: line, answer: { unanswered: error.reason, ms: error.ms } };
      throw error;
    }
  }

  pause(ms: number): Promise<void> {
    return this.live.pause(ms);
  }
}

/** Answers from a recorded run. */
export class ReplayChannel implements Channel {
  constructor(readonly run: RecordedRun) {}

  async exchange(key: string): Promise<Received> {
    const recorded = this.run.answers[key]?.answer;
    if (recorded === undefined) throw new Skip('it is not in the record');
    if ('unanswered' in recorded) throw new Unanswered(recorded.unanswered, recorded.ms);
    return recorded;
  }

  async pause(): Promise<void> {}
}

export function writeRecord(path: string, run: RecordedRun): void {
  writeFileSync(path, `${JSON.stringify(run, null, 1)}\n`);
}

/** Reads a recorded run. Throws a `RecordError` for any other file. */
export function readRecord(path: string): RecordedRun {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new RecordError(`${path} cannot be read: ${(error as Error).message}`);
  }
  if (!isRecord(data) || data.format !== 1 || !isRecord(data.answers) || typeof data.product !== 'string')
    throw new RecordError(`${path} is not a recorded run; --record writes one`);
  return data as unknown as RecordedRun;
}
