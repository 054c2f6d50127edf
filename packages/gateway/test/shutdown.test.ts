import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { curl } from './support/curl.js';
import { createHeld } from './support/signal.js';
import { start } from './support/start.js';

const query = 'accessKeyId=my-id&accessKeySecret=my-secret';

describe('closing', () => {
  it('finishes what runs, and refuses what is new', async () => {
    const held = createHeld();
    const { url, close, gateway } = await start({ fetch: held.fetch });
    const running = curl(`${url}/api/regions?${query}`);
    await held.started;
    let isClosed = false;
    const closed = close().then(() => {
      isClosed = true;
    });
    expect((await curl(`${url}/health`)).exit).toBe(7);
    expect((await gateway.fetch(new Request('http://gateway/health'))).status).toBe(503);
    expect(isClosed).toBe(false);
    held.release();
    const answer = await running;
    expect([answer.status, answer.headers.connection]).toEqual([200, 'close']);
    await closed;
  });

  it('closes connections that wait for a next request', async () => {
    const { url, close } = await start();
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write('GET /health HTTP/1.1\r\nHost: gateway\r\n\r\n');
    await once(socket, 'data');
    const ended = once(socket, 'close');
    socket.resume();
    await close();
    await ended;
  });

  it('closes connections that have sent nothing', async () => {
    const { url, close } = await start();
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.resume();
    await Promise.all([close(), once(socket, 'close')]);
  });

  it('of a gateway without a server waits for what runs', async () => {
    const held = createHeld();
    const { gateway } = await start({ fetch: held.fetch });
    const running = gateway.fetch(new Request(`http://gateway/api/regions?${query}`));
    await held.started;
    let isReleased = false;
    const wasReleased = gateway.close().then(() => isReleased);
    await gateway.fetch(new Request('http://gateway/health'));
    isReleased = true;
    held.release();
    expect([await wasReleased, (await running).status]).toEqual([true, 200]);
  });

  it('cuts off what does not end', async () => {
    const held = createHeld();
    const { url, close } = await start({ fetch: held.fetch }, { grace: 100 });
    const running = curl(`${url}/api/regions?${query}`);
    await held.started;
    const closed = close();
    // an empty answer; 28 would be curl's own patience
    expect((await running).exit).toBe(52);
    held.release();
    await closed;
  });
});

it('connections beyond the limit are closed', async () => {
  const { url } = await start({}, { maxConnections: 1 });
  const first = connect(Number(new URL(url).port), '127.0.0.1');
  onTestFinished(() => {
    first.destroy();
  });
  first.write('GET /health HTTP/1.1\r\nHost: gateway\r\n\r\n');
  await once(first, 'data');
  expect((await curl(`${url}/health`)).status).toBe(0);
});
