import { expect, it } from 'vitest';
import { curl } from './support/curl.js';
import { start } from './support/start.js';

const secrets = {
  accessKeyId: 'LTAI-id-of-this-test',
  accessKeySecret: 'secret+of/this=test',
  password: 'password-of-this-test',
};
const forms = Object.values(secrets).flatMap((text) => [text, encodeURIComponent(text)]);

it('no line of the log and no metric has credentials, whatever happens', async () => {
  const { url, send, get, lines, cloud } = await start({ timeout: { attempt: 300, total: 1_000 } });
  const launch = { imageId: 'm-1', instanceType: 'ecs.t1.small', ...secrets };
  cloud.fail({ operation: 'RunInstances', cut: true });
  cloud.fail({ operation: 'RunInstances', delay: 20_000, times: 5 });
  await send('POST', '/api/instances', launch);
  await send('POST', '/api/instances', launch);
  cloud.reset();
  await send('POST', '/api/instances', launch);
  await send('POST', '/api/instances', { ...launch, [secrets.accessKeySecret]: secrets.password });
  await get('/api/regions', secrets);
  await get(`/api/${secrets.accessKeyId}`, secrets);
  await curl(`${url}/api/instances?${secrets.accessKeyId}&accessKeySecret=${secrets.accessKeySecret}`);
  await curl('--request', 'DELETE', `${url}/api/instances?${secrets.accessKeyId}`);
  await curl('--request', secrets.accessKeyId, `${url}/api/instances`);
  expect(lines.length).toBeGreaterThanOrEqual(8);
  const metrics = (await curl(`${url}/metrics`)).text;
  for (const text of [lines.join('\n'), metrics]) for (const form of forms) expect(text).not.toContain(form);
});

it('an answer that repeats the secret or its signature gets it out', async () => {
  const { get } = await start({
    fetch: async (request) => {
      const sent = `${request.url} ${await request.text()} ${secrets.accessKeySecret}`;
      return Response.json(
        { Code: 'SignatureDoesNotMatch', Message: `You sent ${sent}`, RequestId: 'r' },
        { status: 400 },
      );
    },
  });
  const { body } = await get('/api/regions', { ...secrets, password: '' });
  expect(body.Code).toBe('SignatureDoesNotMatch');
  expect(body.Message).not.toContain(secrets.accessKeySecret);
  expect(body.Message).not.toMatch(/Signature=[^[]/);
});

it('nothing of a request is kept for the next', async () => {
  const { get } = await start();
  expect((await get('/api/regions')).status).toBe(200);
  expect((await get('/api/regions', { accessKeySecret: 'another' })).body.Code).toBe('IncompleteSignature');
  expect((await get('/api/regions', { accessKeySecret: '' })).body.Code).toBe('MissingParameter');
});
