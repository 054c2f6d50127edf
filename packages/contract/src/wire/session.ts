import { computeOnce, type Model, type OperationModel, type ValueModel } from '@yunspec/model';
import { ConfigurationError, type Credentials, type HttpRequest } from '@yunspec/runtime';
import { isRecord } from '../cases/paths.js';
import type { Secrets } from '../run/redact.js';
import { type Answer, type Format, readAnswer } from './answer.js';
import { type Received, type Sender, Unanswered } from './sender.js';
import type { Spoken } from './spoken.js';

/** One request with its answer. Secrets are hidden in what is kept of both. */
export interface Exchange {
  readonly operation: string;
  readonly input: unknown;
  readonly request: HttpRequest;
  readonly received?: Received;
  readonly answer?: Answer;
  /** The reason why there is no answer. */
  readonly unanswered?: string;
  readonly ms: number;
  readonly format: Format;
  /** Whether the answer repeats a secret. */
  readonly leaks: boolean;
  /** Why the request was sent again, if the answer is that to a repetition of it. */
  readonly lost?: string;
}

/** How one request differs from the usual one. */
export interface CallOptions {
  readonly format?: Format;
  readonly spoken?: Spoken;
  readonly credentials?: Credentials;
  readonly now?: Date;
  readonly nonce?: string;
  /** Changes the signed request. */
  readonly tamper?: (request: HttpRequest) => HttpRequest;
}

/** Takes and gives the answers of a run: from the endpoint, or from a record. */
export interface Channel {
  /** `key` names the request among all requests of a run; `input` is what it was made from. */
  exchange(key: string, request: HttpRequest, input?: object): Promise<Received>;
  /** Waits, in milliseconds. */
  pause(ms: number): Promise<void>;
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A channel to the endpoint itself. `requestsPerSecond` is the rate that the documents allow. */
export function createLiveChannel(send: Sender, requestsPerSecond: number = Number.POSITIVE_INFINITY): Channel {
  let next = 0;
  return {
    exchange: async (_, request) => {
      const now = performance.now();
      const turn = Math.max(now, next);
      next = turn + 1000 / requestsPerSecond;
      if (turn > now) await sleep(turn - now);
      return send(request);
    },
    pause: sleep,
  };
}

/** The part of the runtime's operations that its protocols need. */
interface WireOperation {
  readonly name: string;
  readonly input: ValueModel;
  readonly secret: boolean;
  readonly http?: OperationModel['http'];
}

const hasSecret = (schema: ValueModel): boolean =>
  schema.secret === true ||
  [...Object.values(schema.properties ?? {}), schema.items, schema.values].some(
    (inner) => inner !== undefined && hasSecret(inner),
  );

const toWire: (operation: OperationModel) => WireOperation = computeOnce(({ name, input, http }) => ({
  name,
  input,
  secret: hasSecret(input),
  ...(http === undefined ? {} : { http }),
}));

/** Lists the secret texts in an input. */
export function listSecrets(schema: ValueModel | undefined, value: unknown): string[] {
  if (schema === undefined || value === undefined) return [];
  if (schema.secret) return typeof value === 'string' ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item) => listSecrets(schema.items, item));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    listSecrets(schema.properties?.[name] ?? schema.values, inner),
  );
}

/** An input that cannot be sent, such as an empty part of a path. */
export class Unsendable extends Error {}

/** The most times that a request is sent again: because there were too many calls, or no answer came. */
const mostRepeats = 4;

const isThrottled = ({ status, code = '' }: Answer): boolean => status === 429 || code.startsWith('Throttling');

const isServerFault = ({ status }: Answer): boolean => status >= 500;

/** Names what became of a request that got no answer, or none that the caller can do anything about. */
export const describeLoss = ({ answer, unanswered }: Exchange): string | undefined => {
  if (answer === undefined) return `no answer: ${unanswered}`;
  return isServerFault(answer) ? `HTTP ${answer.status}` : undefined;
};

/** Sends signed requests of a product to an endpoint. */
export class Session {
  constructor(
    readonly model: Model,
    readonly endpoint: URL,
    readonly spoken: readonly Spoken[],
    readonly channel: Channel,
    readonly secrets: Secrets,
  ) {}

  get main(): Spoken {
    return this.spoken[0] as Spoken;
  }

  /** Creates a signed request. */
  async sign(operation: OperationModel, input: object, options: CallOptions = {}): Promise<HttpRequest> {
    const { spoken = this.main, format = 'JSON', tamper = (request) => request } = options;
    const attempt = {
      version: this.model.version,
      operation: toWire(operation) as never,
      input,
      credentials: options.credentials ?? spoken.credentials,
      endpoint: this.endpoint,
      isCustomEndpoint: true,
      now: options.now ?? new Date(),
      nonce: options.nonce ?? crypto.randomUUID(),
      format,
      headers: { accept: format === 'XML' ? 'text/xml' : 'application/json' },
    };
    try {
      return tamper(await spoken.protocol.request(attempt));
    } catch (error) {
      if (error instanceof ConfigurationError) throw new Unsendable(error.message);
      throw error;
    }
  }

  /** Sends a request once, and reads the answer. */
  async send(key: string, operation: OperationModel, input: object, options: CallOptions = {}): Promise<Exchange> {
    const { format = 'JSON', credentials = {} } = options;
    // what is nearly a secret must not be repeated either
    for (const [part, text] of Object.entries(credentials))
      if (part !== 'accessKeyId') this.secrets.addOf(input, String(text));
    const request = await this.sign(operation, input, options);
    return this.sendSigned(key, operation, input, request, format);
  }

  /** Sends a request that was signed before. */
  async sendSigned(
    key: string,
    operation: OperationModel,
    input: object,
    request: HttpRequest,
    format: Format,
  ): Promise<Exchange> {
    const base = { operation: operation.name, input, request, format };
    try {
      for (const text of listSecrets(operation.input, input)) this.secrets.addOf(input, text);
      const received = await this.channel.exchange(key, request, input);
      const answer = readAnswer(this.model, operation, received, format);
      return { ...base, received, answer, ms: received.ms, leaks: this.#isLeak(input, received) };
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      return { ...base, unanswered: error.reason, ms: error.ms, leaks: false };
    }
  }

  #isLeak(input: object, { body, headers }: Received): boolean {
    return this.secrets.isIn(`${body}\n${Object.values(headers).join('\n')}`, input);
  }

  /** Calls an operation. Calls that were too many, and reads that failed, are sent again. */
  async call(
    nextKey: () => string,
    operation: OperationModel,
    input: object,
    options: CallOptions = {},
  ): Promise<Exchange> {
    let lost: string | undefined;
    for (let repeats = 0; ; repeats++) {
      const sent = await this.send(nextKey(), operation, input, options);
      const exchange = lost === undefined ? sent : { ...sent, lost };
      const { answer } = exchange;
      const isBusy = answer !== undefined && isThrottled(answer);
      const isLost = operation.safe && repeats < 1 && (answer === undefined || isServerFault(answer));
      if (repeats >= mostRepeats || !(isBusy || isLost)) return exchange;
      if (isLost) lost = describeLoss(exchange);
      await this.channel.pause(isBusy ? 500 * 2 ** repeats : 200);
    }
  }
}
