import type { IncomingMessage } from 'node:http';
import type { Readable, Transform } from 'node:stream';
import type * as Zlib from 'node:zlib';
import { describeOverflow } from './max-bytes.js';
import type { HttpResponse } from './types.js';

/** The text of a body, and why it is incomplete. */
export type Body = Pick<HttpResponse, 'body' | 'cut' | 'fault'>;

const loadZlib = (): typeof Zlib => process.getBuiltinModule('node:zlib');

/** The functions of `node:zlib` that create a decoder for each content encoding. */
const decoders = {
  gzip: 'createGunzip',
  'x-gzip': 'createGunzip',
  deflate: 'createInflate',
  br: 'createBrotliDecompress',
} as const;

function createDecoder(encoding = ''): Transform | undefined {
  const name = decoders[encoding.toLowerCase() as keyof typeof decoders];
  return name === undefined ? undefined : loadZlib()[name]();
}

/** Collects the chunks of a stream, and calls back if they exceed `maxBytes` bytes. */
function collectChunks(source: Readable, maxBytes: number, onOverflow: () => void): Buffer[] {
  const chunks: Buffer[] = [];
  let left = maxBytes;
  source.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) onOverflow();
    else chunks.push(chunk);
  });
  return chunks;
}

function joinText(chunks: readonly Buffer[]): string {
  const text = Buffer.concat(chunks).toString('utf8');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/**
 * Reads a body and decompresses it while it arrives, outside of the main thread. If it cannot be decompressed, its raw
 * bytes become the text, which then cannot be parsed. Returns a function that cuts the body off; `finish` may be called
 * again then.
 */
export function readBody(
  message: IncomingMessage,
  maxBytes: number,
  finish: (body: Body) => void,
): (cut: string) => void {
  const decoder = createDecoder(message.headers['content-encoding']);
  const end = (body: Body): void => {
    message.destroy();
    decoder?.destroy();
    finish(body);
  };
  const reject = (): void => end({ body: '', fault: describeOverflow(maxBytes) });
  const raw = collectChunks(message, maxBytes, reject);
  const joinRaw = (): string => (decoder === undefined ? joinText(raw) : Buffer.concat(raw).toString('latin1'));
  const cutOff = (cut: string): void => end({ body: joinRaw(), cut });
  const finishRaw = (): void => finish({ body: joinRaw() });
  message.on('error', ({ code = 'closed' }: NodeJS.ErrnoException) => cutOff(code));
  if (decoder === undefined) {
    message.on('end', finishRaw);
    return cutOff;
  }
  const decoded = collectChunks(decoder, maxBytes, reject);
  decoder.on('end', () => finish({ body: joinText(decoded) }));
  decoder.on('error', () => {
    if (message.readableEnded) finishRaw();
    else message.on('end', finishRaw).resume();
  });
  message.pipe(decoder);
  return cutOff;
}
