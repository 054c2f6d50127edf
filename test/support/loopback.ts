import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** A request as it arrived. */
export interface Arrived {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Of the query, and of a form in the body. */
  readonly parameters: Readonly<Record<string, string>>;
}

export type Answer = (response: ServerResponse, request: Arrived) => void;

type Headers = Readonly<Record<string, string>>;

export const answerText =
  (body: string, status = 200, headers: Headers = {}): Answer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body);
  };

export const answerJson = (body: unknown, status = 200, headers: Headers = {}): Answer =>
  answerText(JSON.stringify(body), status, { 'content-type': 'application/json', ...headers });

/** An error in the form of Alibaba Cloud. */
export const refuse = (Code: string, status: number, headers: Headers = {}): Answer =>
  answerJson({ Code, Message: 'not now', RequestId: 'r-1', HostId: 'ecs.example' }, status, headers);

/** Says nothing, for as long as the connection lasts. */
export const silence: Answer = () => undefined;

/** A part of an answer, and no more. */
export const answerPart =
  (body: string): Answer =>
  (response) => {
    response.writeHead(200, { 'content-length': '1000' }).write(body);
  };

/** A part of an answer, and then the connection ends. */
export const cutAfter =
  (body: string): Answer =>
  (response, request) => {
    answerPart(body)(response, request);
    setImmediate(() => response.destroy());
  };

export const half: Answer = answerPart('{"RequestId":');
export const cut: Answer = cutAfter('{"RequestId":');

/** One letter after the other, without an end. */
export const drip: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 5);
  response.on('close', () => clearInterval(timer));
};

/** The connection ends without a word. */
export const reset: Answer = (response) => {
  response.destroy();
};

/** A service on this machine: one answer after the other, the last one for ever. It ends with the test. */
export async function startLoopback(
  ...answers: readonly Answer[]
): Promise<{ url: string; arrived: Arrived[]; closed: () => number }> {
  const arrived: Arrived[] = [];
  let closed = 0;
  const server = createServer(async (incoming, response) => {
    response.on('close', () => {
      if (!response.writableFinished) closed++;
    });
    const body = await text(incoming);
    const { method = '', url = '', headers } = incoming;
    const parameters = Object.fromEntries([...new URL(url, 'http://x').searchParams, ...new URLSearchParams(body)]);
    const request = { method, path: url, headers: headers as Headers, body, parameters };
    arrived.push(request);
    answers[Math.min(arrived.length, answers.length) - 1]?.(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, arrived, closed: () => closed };
}

/** Returns the error that a promise rejects with; a promise that resolves fails the test. */
export async function catchError<E = Error & Record<string, unknown>>(promise: PromiseLike<unknown>): Promise<E> {
  return promise.then(
    () => {
      throw new Error('expected a rejection, but it resolved');
    },
    (error: unknown) => error as E,
  );
}
