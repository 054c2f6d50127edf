import { isObject } from '@yunspec/runtime/check';
import { Refusal, refuseInput } from '../answer/refusal.js';
import type { Members } from '../members.js';

function createTooLarge(maxBytes: number): Refusal {
  const message = `The body has more than ${maxBytes} bytes.`;
  return new Refusal({ status: 413, code: 'RequestEntityTooLarge', message });
}

/** Refuses a body whose sender has gone. */
const refuseCut = (): never => {
  throw refuseInput('The body was cut off.');
};

/** Reads at most `maxBytes` bytes of a body. What is left of a larger one is not read. */
async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array[]> {
  if (Number(request.headers.get('content-length')) > maxBytes) throw createTooLarge(maxBytes);
  const chunks: Uint8Array[] = [];
  const reader = request.body?.getReader();
  let left = maxBytes;
  for (;;) {
    const { done, value } = (await reader?.read().catch(refuseCut)) ?? { done: true };
    if (done) return chunks;
    left -= value.length;
    if (left < 0) {
      reader?.cancel().catch(() => {});
      throw createTooLarge(maxBytes);
    }
    chunks.push(value);
  }
}

/** Parses JSON in UTF-8. Returns undefined if it is not. */
function parseJson(bytes: readonly Uint8Array[]): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(bytes)));
  } catch {
    return undefined;
  }
}

/** Reads the members of a JSON body. */
export async function readBody(request: Request, maxBytes: number): Promise<Members> {
  const value = parseJson(await readBytes(request, maxBytes));
  if (!isObject(value)) throw refuseInput('The body is not a JSON object.');
  return value;
}
