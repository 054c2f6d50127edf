import diagnostics from 'node:diagnostics_channel';
import { SpanKind, SpanStatusCode } from '@opentelemetry/api';

/**
 * A span for every call of every client in the process, below the span that is active where the call is made.
 * @param {import('@opentelemetry/api').Tracer} tracer
 */
export function traceCalls(tracer) {
  const spans = new WeakMap();
  diagnostics.tracingChannel('yunspec:call').subscribe({
    start(call) {
      const attributes = { 'rpc.system': 'yunspec', 'rpc.service': call.product, 'rpc.method': call.operation };
      spans.set(call, tracer.startSpan(`${call.product}.${call.operation}`, { kind: SpanKind.CLIENT, attributes }));
    },
    end() {},
    asyncStart() {},
    error(call) {
      const { name, message, code } = call.error;
      spans
        .get(call)
        .setStatus({ code: SpanStatusCode.ERROR, message })
        .setAttribute('error.type', code ?? name);
    },
    asyncEnd(call) {
      const { requestId } = call.error ?? { requestId: call.result.RequestId };
      spans
        .get(call)
        .setAttributes({ 'yunspec.attempts': call.attempts, ...(requestId && { 'yunspec.request_id': requestId }) })
        .end();
    },
  });
}
