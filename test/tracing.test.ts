import { SpanStatusCode, trace } from '@opentelemetry/api';
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-node';
import { EcsClient } from '@yunspec/ecs';
import { createLocalCloud } from '@yunspec/local';
import { installedModels } from '@yunspec/local/server';
import { afterAll, beforeEach, expect, it } from 'vitest';
// the example is what users copy, so it is what is tested
import { traceCalls } from '../examples/support/trace-calls.js';

const exporter = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
provider.register();
const tracer = trace.getTracer('test');
traceCalls(tracer);

const cloud = createLocalCloud({ products: installedModels(['ecs']) });
const ecs = new EcsClient({
  fetch: cloud.fetch,
  credentials: { accessKeyId: 'local', accessKeySecret: 'local-secret' },
  retry: { base: 1 },
});

beforeEach(() => {
  exporter.reset();
});
afterAll(() => provider.shutdown());

const pickFields = ({ name, status, attributes }: ReadableSpan) => ({ name, status: status.code, attributes });
const makeAttributes = (operation: string) => ({
  'rpc.system': 'yunspec',
  'rpc.service': 'ecs',
  'rpc.method': operation,
});

it('a call is a span with its request, below the span it was made in', async () => {
  const parent = await tracer.startActiveSpan('round', async (span) => {
    await ecs.describeRegions();
    span.end();
    return span.spanContext();
  });
  const [span] = exporter.getFinishedSpans();
  expect(span && pickFields(span)).toEqual({
    name: 'ecs.DescribeRegions',
    status: SpanStatusCode.UNSET,
    attributes: {
      ...makeAttributes('DescribeRegions'),
      'yunspec.attempts': 1,
      'yunspec.request_id': expect.stringMatching(/^[0-9A-F-]{36}$/),
    },
  });
  expect(span?.parentSpanContext).toMatchObject({ traceId: parent.traceId, spanId: parent.spanId });
});

it('what is repeated is one span that counts its attempts', async () => {
  cloud.fail({ operation: 'DescribeRegions', code: 'ServiceUnavailable', times: 2 });
  await ecs.describeRegions();
  expect(exporter.getFinishedSpans().map((span) => span.attributes['yunspec.attempts'])).toEqual([3]);
});

it('a refusal is an error by its code', async () => {
  await ecs.startInstance({ InstanceId: 'i-none' }).catch(() => undefined);
  const [span] = exporter.getFinishedSpans();
  expect(span && pickFields(span)).toMatchObject({
    status: SpanStatusCode.ERROR,
    attributes: { 'error.type': 'InvalidInstanceId.NotFound' },
  });
  expect(JSON.stringify(span?.attributes)).not.toMatch(/local-secret|Signature/);
});
