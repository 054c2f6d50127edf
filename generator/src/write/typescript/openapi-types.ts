import { Worker } from 'node:worker_threads';

/** Makes TypeScript of schemas, as openapi-typescript prints it. */
export type PrintTypes = (schemas: Record<string, unknown>) => Promise<string>;

interface Answer {
  readonly id: number;
  readonly text?: string;
  readonly problem?: string;
}

/** openapi-typescript on a thread of its own: it takes a second to load, which the reading of the specs takes as well. */
export class TypePrinter {
  readonly #worker = new Worker(new URL('./openapi-types-worker.js', import.meta.url));
  readonly #waiting = new Map<number, { resolve(text: string): void; reject(error: Error): void }>();
  #next = 0;
  #failure: Error | undefined;

  constructor() {
    this.#worker.on('message', ({ id, text, problem }: Answer) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (text !== undefined) waiting?.resolve(text);
      else waiting?.reject(new Error(`openapi-typescript: ${problem}`));
    });
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('its thread has ended')));
  }

  /** Nobody waits for an answer that cannot come, now or later. */
  #fail(error: Error): void {
    this.#failure ??= new Error(`openapi-typescript: ${error.message}`);
    for (const { reject } of this.#waiting.values()) reject(this.#failure);
  }

  readonly print: PrintTypes = (schemas) =>
    new Promise((resolve, reject) => {
      if (this.#failure !== undefined) throw this.#failure;
      const id = this.#next++;
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, schemas });
    });

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}
