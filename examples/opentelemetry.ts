// Calls as OpenTelemetry spans: calls are traced on Node's diagnostics_channel `yunspec:call`, which costs nothing
// while nobody listens.
import { trace } from '@opentelemetry/api';
import { ConsoleSpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { EcsClient } from '@yunspec/ecs';
import { createLocalCloud } from '@yunspec/local';
import { installedModels } from '@yunspec/local/server';
import { traceCalls } from './support/trace-calls.js';

const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(new ConsoleSpanExporter())] });
provider.register();
const tracer = trace.getTracer('example');
traceCalls(tracer);

const cloud = createLocalCloud({ products: installedModels(['ecs']) });
const ecs = new EcsClient({
  fetch: cloud.fetch,
  credentials: { accessKeyId: 'local', accessKeySecret: 'local-secret' },
});

await tracer.startActiveSpan('morning round', async (span) => {
  await ecs.describeRegions();
  await ecs.startInstance({ InstanceId: 'i-none' }).catch(() => {});
  span.end();
});
await provider.shutdown();
