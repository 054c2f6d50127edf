import { describe, expect, it } from 'vitest';
import { bearer, type ClientOptions, call, http, type Operation, prepare, underlyingOf } from '../src/index.js';
import { failure, json, service } from './support/service.js';

const operation: Operation = {
  name: 'CreateDisk',
  input: {
    type: 'object',
    properties: {
      Disk: { type: 'object', properties: { Size: { type: 'integer' } } },
      Tags: { type: 'object', wire: 'json-string' },
      Any: { type: 'any' },
      Password: { type: 'string', secret: true },
    },
  },
};

/** Both sign a request; only the first one sends it. */
const ways: readonly ((...args: Parameters<typeof prepare>) => Promise<object>)[] = [call, prepare];

const createCircle = (): Record<string, unknown> => {
  const circle: Record<string, unknown> = { Size: 1 };
  circle.Self = circle;
  return circle;
};
const createList = (): unknown[] => {
  const list: unknown[] = [];
  list.push(list);
  return list;
};
const createTower = (): object => Array.from({ length: 100_000 }).reduce<object>((inner) => ({ inner }), { Size: 1 });

const values = { 'an object in itself': createCircle, 'a list in itself': createList, 'a tower': createTower };
const members = ['Disk', 'Tags', 'Any', 'Password', 'Unknown'];
const protocols: Readonly<Record<string, ClientOptions>> = {
  RPC: {},
  HTTP: { protocol: http({ auth: bearer }), credentials: { apiKey: 'key' } },
};

describe.each(Object.entries(protocols))('%s', (_, options) => {
  describe.each(Object.entries(values))('%s', (_name, create) => {
    it.each(members)('as %s is a ConfigurationError at level off', async (member) => {
      const { client, sent } = service(json({}), { ...options, validate: 'off' });
      for (const run of ways) {
        const error = await failure(run(client, operation, { [member]: create() }));
        expect(error).toMatchObject({
          name: 'ConfigurationError',
          message: 'CreateDisk: the input contains itself, or is nested too deeply',
          operation: 'CreateDisk',
        });
        expect(underlyingOf(error)).toBeInstanceOf(RangeError);
      }
      expect(sent).toEqual([]);
    });

    it('is the same in extra', async () => {
      const { client } = service(json({}), options);
      for (const input of [{}, { Any: create() }]) {
        const error = await failure(call(client, operation, input, { extra: { Any: create() } }));
        expect(error).toMatchObject({ name: 'ConfigurationError', operation: 'CreateDisk' });
      }
    });
  });
});
