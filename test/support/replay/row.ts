import { type HttpRequest, type Operation, prepare, type ServiceClient } from '@yunspec/runtime';

/** A text of the document, its right form, and the ledger's entry about it. */
export type Repair = readonly [said: string | RegExp, meant: string, ledger: string];

/** A request a document shows, and how the typed client makes it. */
export interface Replay {
  readonly product: string;
  readonly operation: string;
  /** Its lines in the document. */
  readonly lines: string;
  readonly prepared: () => Promise<HttpRequest>;
  /** Method and whole address, the query as it is shown. */
  readonly want: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON without blanks, or the parameters of a form. */
  readonly body?: string;
  readonly repairs?: readonly Repair[];
}

interface Row<Input> extends Omit<Replay, 'operation' | 'prepared' | 'headers'> {
  readonly operation: Operation<Input>;
  readonly input: NoInfer<Input>;
  readonly client: ServiceClient;
  readonly headers?: Replay['headers'];
}

/** Input types are checked here; the table itself holds them all. */
export function defineReplay<Input extends object>({
  operation,
  input,
  client,
  headers = {},
  ...rest
}: Row<Input>): Replay {
  return { ...rest, operation: operation.name, headers, prepared: () => prepare(client, operation, input) };
}

export const json = { 'content-type': 'application/json' };

/** A key and the header it travels in, as most examples have them. */
export const credentials = { apiKey: 'YOUR_API_KEY' };
export const byKey = { authorization: 'Bearer YOUR_API_KEY' };
