import diagnostics from 'node:diagnostics_channel';
import { expect, it } from 'vitest';
import { call } from '../src/index.js';
import { broken, failure, json, plain, service } from './support/service.js';

it('calls are traced on the diagnostics channel', async () => {
  const seen: unknown[] = [];
  const subscriber = {
    start: () => {},
    end: () => {},
    asyncStart: () => {},
    asyncEnd: ({ product: name, operation, error }: Record<string, unknown>) =>
      seen.push([name, operation, (error as Error | undefined)?.name]),
    error: () => {},
  };
  const channel = diagnostics.tracingChannel('yunspec:call');
  channel.subscribe(subscriber as never);
  try {
    const { client } = service([json({}), broken('ECONNRESET')]);
    await call(client, plain, {});
    await failure(call(client, plain, {}));
  } finally {
    channel.unsubscribe(subscriber as never);
  }
  expect(seen).toEqual([
    ['demo', 'DeleteDisk', undefined],
    ['demo', 'DeleteDisk', 'ConnectionError'],
  ]);
});
