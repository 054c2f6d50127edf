import diagnostics from 'node:diagnostics_channel';
import { type Span, SpanKind, SpanStatusCode, type Tracer } from '@opentelemetry/api';

/** The message of a call on the channel. `attempts` is counted up while the call runs. */
interface TracedCall {
  readonly product: string;
  readonly operation: string;
  readonly attempts: number;
}

/** Reads a text of an object that may be anything. */
function readText(value: unknown, name: string): string | undefined {
  const member = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return typeof member === 'string' ? member : undefined;
}

/** Makes a span of every call of every client in the process, below the span that is active where the call is made. */
export function traceCalls(tracer: Tracer): void {
  const spans = new WeakMap<TracedCall, Span>();
  diagnostics.tracingChannel<unknown, TracedCall>('yunspec:call').subscribe({
    start(call) {
      const attributes = { 'rpc.system': 'yunspec', 'rpc.service': call.product, 'rpc.method': call.operation };
      spans.set(call, tracer.startSpan(`${call.product}.${call.operation}`, { kind: SpanKind.CLIENT, attributes }));
    },
    end() {},
    asyncStart() {},
    error(call) {
      const { error } = call;
      const name = readText(error, 'code') ?? readText(error, 'name') ?? 'Error';
      spans
        .get(call)
        ?.setStatus({ code: SpanStatusCode.ERROR, message: readText(error, 'message') ?? String(error) })
        .setAttribute('error.type', name);
    },
    asyncEnd(call) {
      const requestId = readText(call.error, 'requestId') ?? readText(call.result, 'RequestId');
      const attributes = { 'yunspec.attempts': call.attempts, ...(requestId && { 'yunspec.request_id': requestId }) };
      spans.get(call)?.setAttributes(attributes).end();
    },
  });
}
