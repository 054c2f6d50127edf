import { expect, it } from 'vitest';
import { call, type Operation, ruleBook, type ValueSchema } from '../src/index.js';
import { json, service } from './support/service.js';

const list = { type: 'array', items: { type: 'any' } } as const;

/** Inputs whose lists must not repeat an item: by the schema of the list, and by a rule. */
const inputs: readonly (readonly [name: string, schema: ValueSchema])[] = [
  ['a keyword', { type: 'object', properties: { Ids: { ...list, uniqueItems: true } } }],
  [
    'a rule',
    {
      type: 'object',
      properties: { Ids: list },
      rules: { different: { when: { Ids: 'present' }, restrict: { Ids: { uniqueItems: true } } } },
    },
  ],
];

const repeated: readonly (readonly [ids: readonly unknown[], isRepeated: boolean])[] = [
  [['a', 'b'], false],
  [['a', 'a'], true],
  [
    [
      { x: 1, y: 2 },
      { y: 2, x: 1 },
    ],
    true,
  ],
  [[1, '1'], false],
];

it.each(inputs)('%s is applied by the rule book', async (_, input) => {
  for (const [Ids, isRepeated] of repeated) {
    const { client, sent } = service(json({ RequestId: 'r' }));
    const operation: Operation<object> = { name: 'Act', input, rules: ruleBook };
    const outcome = call(client, operation, { Ids });
    if (isRepeated) await expect(outcome).rejects.toMatchObject({ issues: [{ code: 'uniqueItems', path: ['Ids'] }] });
    else await outcome;
    expect(sent).toHaveLength(isRepeated ? 0 : 1);
  }
});

it.each(inputs)('%s that nothing applies stops the call, rather than being ignored', async (_, input) => {
  const { client, sent } = service(json({ RequestId: 'r' }));
  const outcome = call(client, { name: 'Act', input }, { Ids: ['a', 'b'] });
  await expect(outcome).rejects.toThrow('needs a rule book');
  expect(sent).toEqual([]);
});
