import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { check, describeIssue, issueKey, type ValueSchema } from '../src/check/index.js';
import { call, ruleBook } from '../src/index.js';
import { failure, json, service } from './support/service.js';

const text = { type: 'string', maxLength: 3 } as const;
const number = { type: 'integer', maximum: 10 } as const;
const login = {
  type: 'object',
  properties: { User: text, Pin: number, Max: number, Deep: { type: 'object', properties: { Key: text } } },
} as const;

const schema: ValueSchema = {
  type: 'object',
  properties: {
    Word: { ...text, secret: true },
    Keys: { type: 'array', secret: true, maxItems: 1, items: text },
    Login: {
      ...login,
      secret: true,
      rules: {
        pin: { compare: ['Pin', '<', 'Max'] },
        short: { when: { Pin: 'present' }, restrict: { 'Deep.Key': { maxLength: 2 } } },
      },
    },
    Logins: {
      type: 'array',
      secret: true,
      items: { ...login, properties: { ...login.properties, Kind: { type: 'string', enum: ['a'] } } },
    },
    Map: { type: 'object', secret: true, values: text },
    Pairs: { type: 'array', secret: true, items: login, rules: { unique: { uniqueBy: 'User' } } },
    Name: text,
    Open: login,
    After: { type: 'array', items: text },
  },
};

const hidden: readonly [input: object, keys: readonly string[]][] = [
  [{ Word: 'hunter2' }, ['Word#maxLength']],
  [{ Keys: ['hunter2-a', 'hunter2-b'] }, ['Keys#maxItems', 'Keys.0#maxLength', 'Keys.1#maxLength']],
  [{ Keys: 'hunter2' }, ['Keys#type']],
  [{ Keys: [4222222] }, ['Keys.0#type']],
  [{ Login: { User: 'hunter2', Pin: 4222222 } }, ['Login.User#maxLength', 'Login.Pin#maximum']],
  [{ Login: { User: 4222222 } }, ['Login.User#type']],
  [{ Login: { Deep: { Key: 'hunter2' }, Pin: 1 } }, ['Login.Deep.Key#maxLength', 'Login#short']],
  [{ Login: { Pin: 9, Max: 5 } }, ['Login#pin']],
  [{ Login: { Hunter: 'hunter2' } }, ['Login.Hunter#unknown']],
  [{ Logins: [{ User: 'hunter2' }, { Kind: 'hunter2' }] }, ['Logins.0.User#maxLength', 'Logins.1.Kind#enum']],
  [{ Map: { a: 'hunter2', b: 4222222 } }, ['Map.a#maxLength', 'Map.b#type']],
  [
    { Pairs: [{ User: 'hunter2' }, { User: 'hunter2' }] },
    ['Pairs.0.User#maxLength', 'Pairs.1.User#maxLength', 'Pairs#unique'],
  ],
];

it.each(hidden)('no issue of %j shows what was given', async (input, keys) => {
  const issues = check(schema, input, { level: 'strict' });
  expect(issues.map(issueKey)).toEqual(keys);
  for (const issue of issues) {
    expect(issue).not.toHaveProperty('actual');
    expect(`${inspect(issue, { depth: 9 })}${describeIssue(issue)}`).not.toMatch(/hunter2|4222222/);
  }
  const { client } = service(json({}), { validate: 'strict' });
  const error = await failure(call(client, { name: 'Login', secret: true, rules: ruleBook, input: schema }, input));
  expect(error.name).toBe('ValidationError');
  expect(`${error.message}${JSON.stringify(error)}${inspect(error, { depth: 9 })}`).not.toMatch(/hunter2|4222222/);
});

it('what stands beside something secret, or after it, is shown', () => {
  const issues = check(schema, {
    Login: { User: 'hunter2' },
    Name: 'named',
    Open: { User: 'opened', Pin: 11 },
    After: ['later'],
  });
  expect(issues.map((issue) => [issueKey(issue), issue.actual])).toEqual([
    ['Login.User#maxLength', undefined],
    ['Name#maxLength', 'named'],
    ['Open.User#maxLength', 'opened'],
    ['Open.Pin#maximum', 11],
    ['After.0#maxLength', 'later'],
  ]);
});

it('a rule that stands outside of something secret shows nothing of what is inside', () => {
  const schema = {
    type: 'object',
    properties: {
      Login: {
        type: 'object',
        secret: true,
        properties: { User: { type: 'string' }, Pin: { type: 'integer' }, Max: { type: 'integer' } },
      },
      Keys: { type: 'array', secret: true, items: { type: 'string' } },
    },
    rules: {
      pin: { compare: ['Login.Pin', '<', 'Login.Max'] },
      short: {
        when: { 'Login.User': 'present' },
        restrict: { 'Login.User': { maxLength: 3 }, 'Keys[]': { maxLength: 3 } },
      },
    },
  } as const;
  const issues = check(schema, { Login: { User: 'hunter2', Pin: 9, Max: 5 }, Keys: ['hunter2'] });
  expect(issues.map((issue) => issue.actual)).toEqual([undefined, undefined, undefined]);
});
