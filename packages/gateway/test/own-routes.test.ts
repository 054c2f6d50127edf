import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, it } from 'vitest';
import { refuse, startLoopback } from '../../../test/support/loopback.js';
import { curl } from './support/curl.js';
import { start } from './support/start.js';

it('/health answers', async () => {
  const { url } = await start();
  expect(await curl(`${url}/health`)).toMatchObject({ status: 200, text: '{"status":"ok"}' });
});

/** The lines of the text format of Prometheus. */
const grammar = /^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+="[^"\\\n]*"(,[a-z]+="[^"\\\n]*")*\})? [\d.e+-]+)$/;

it('/metrics has requests by route and status, durations, and errors of ECS', async () => {
  const unknown = await startLoopback(refuse('Code.OfNoDocument', 400));
  const { url, get, send, cloud } = await start({ allowEndpoints: [unknown.url] });
  await get('/api/regions');
  await get('/api/regions');
  await get('/api/regions', { accessKeyId: '' });
  await get('/api/nothing');
  cloud.fail({ operation: 'StartInstances', code: 'Forbidden.RAM' });
  await send('PUT', '/api/instances/start', { instanceIds: ['i-stopped'] });
  await send('PUT', '/api/instances/start', { instanceIds: ['i-stopped'], endpoint: unknown.url });
  const { text, headers } = await curl(`${url}/metrics`);
  expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
  const lines = text.trimEnd().split('\n');
  expect(lines.filter((line) => !grammar.test(line))).toEqual([]);
  expect(lines).toEqual(
    expect.arrayContaining([
      '# TYPE yunspec_gateway_requests_total counter',
      'yunspec_gateway_requests_total{method="GET",route="/api/regions",status="200"} 2',
      'yunspec_gateway_requests_total{method="GET",route="/api/regions",status="400"} 1',
      'yunspec_gateway_requests_total{method="GET",route="other",status="404"} 1',
      'yunspec_gateway_requests_total{method="PUT",route="/api/instances/start",status="403"} 1',
      '# TYPE yunspec_gateway_request_duration_seconds histogram',
      'yunspec_gateway_request_duration_seconds_bucket{method="GET",route="/api/regions",le="+Inf"} 3',
      'yunspec_gateway_request_duration_seconds_count{method="GET",route="/api/regions"} 3',
      '# TYPE yunspec_gateway_upstream_errors_total counter',
      'yunspec_gateway_upstream_errors_total{operation="StartInstances",code="Forbidden.RAM"} 1',
      'yunspec_gateway_upstream_errors_total{operation="StartInstances",code="other"} 1',
      'yunspec_gateway_requests_in_progress 1',
    ]),
  );
});

it('buckets of a histogram grow, and end with its count', async () => {
  const { url, get } = await start();
  await get('/api/regions');
  const { text } = await curl(`${url}/metrics`);
  const counts = Array.from(text.matchAll(/_bucket\{[^}]*route="\/api\/regions"[^}]*\} (\d+)/g), ([, count]) =>
    Number(count),
  );
  expect(counts.length).toBeGreaterThan(5);
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
  expect(counts.at(-1)).toBe(1);
});

it('/openapi.json is a document of all routes, with their envelope', async () => {
  const { url } = await start();
  const { text } = await curl(`${url}/openapi.json`);
  const document = JSON.parse(text);
  expect(await new Validator().validate(structuredClone(document))).toEqual({ valid: true });
  expect(
    Object.entries(document.paths)
      .flatMap(([path, item]) => Object.keys(item as object).map((m) => `${m} ${path}`))
      .sort(),
  ).toEqual([
    'get /api/images',
    'get /api/instance-types',
    'get /api/instances',
    'get /api/regions',
    'get /health',
    'get /metrics',
    'get /openapi.json',
    'post /api/instances',
    'put /api/instances/reboot',
    'put /api/instances/start',
    'put /api/instances/stop',
    'put /api/instances/terminate',
  ]);
  const { schemas } = document.components;
  expect(schemas.CreateInstancesOutput.properties.InstanceIdSets.items).toMatchObject({
    type: 'string',
    contentMediaType: 'application/json',
  });
  const { schema, examples } = document.paths['/api/instances'].post.responses['200'].content['application/json'];
  expect(schema.properties.data.required).toEqual(['@type', 'value']);
  expect(examples.example1.value.data.value.body).toMatchObject({
    OrderId: '1234567890',
    InstanceIdSets: [expect.stringMatching(/^\["i-/)],
  });
});
