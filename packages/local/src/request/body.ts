import { type ErrorAnswer, RequestError } from '../errors/error-answer.js';

/** The largest body in MiB. The largest documented input, a certificate chain, is far smaller. */
const maxBodySize = 1;

const bodyTooLarge: ErrorAnswer = {
  code: 'RequestEntityTooLarge',
  status: 413,
  message: `The body is larger than ${maxBodySize} MiB.`,
};

/** Reads a body. Throws a RequestError as soon as it exceeds the limit; the rest is never read. */
export async function readBody(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBodySize * 1024 * 1024) throw new RequestError(bodyTooLarge);
    chunks.push(chunk);
  }
  return new TextDecoder().decode(await new Blob(chunks as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}
