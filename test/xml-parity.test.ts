import { type ClientOptions, EcsClient } from '@yunspec/ecs';
import { outputs as ecsOutputs } from '@yunspec/ecs/outputs';
import { json, type Operation } from '@yunspec/runtime';
import { xml } from '@yunspec/runtime/xml';
import { describe, expect, it } from 'vitest';
import { writeXml as written } from '../packages/local/src/answer/xml.js';
import { products } from './support/repository.js';

type Outputs = typeof ecsOutputs;
type Form = Outputs['operations'][string];

const words = [
  'i-1',
  ' a ',
  '\tb\n',
  '\r\nc\r',
  `"d" 'e'`,
  '<f> & </f>',
  '&lt;&#65;',
  ']]>',
  '[1]',
  '007',
  'true',
  '云服务器',
  '😀👨‍👩‍👧',
  'é\u00a0',
];
/** An item that is blank may stand without an element around it, and then nothing tells it from an empty list. */
const texts = [...words, '', ' ', '\n'];
const numbers = [7, 0, -1, 2.5, 2 ** 53 - 1];

/** Answers of the documented form, with so many items in every list; every text and number has its turn. */
function createAnswers({ shapes }: Outputs) {
  let turn = 0;
  const next = <T>(from: readonly T[]): T => from[turn++ % from.length] as T;
  const makers: Readonly<Record<string, (isItem: boolean) => unknown>> = {
    string: (isItem) => next(isItem ? words : texts),
    number: () => next(numbers),
    boolean: () => next([true, false]),
    any: () => next([next(words), { Key: next(words) }]),
  };
  return function answer(form: Form, length: number, isItem = false): unknown {
    if (typeof form === 'string')
      return makers[form]?.(isItem) ?? answer(shapes[form.slice(1)] ?? 'any', length, isItem);
    if (Array.isArray(form)) return Array.from({ length }, () => answer(form[0], length, true));
    if ('$enum' in form) return next(form.$enum as readonly (string | number)[]);
    return Object.fromEntries(Object.entries(form).map(([name, inner]) => [name, answer(inner, length)]));
  };
}

const all = await Promise.all(
  products.map(async (product) => ({
    product,
    outputs: ((await import(`@yunspec/${product}/outputs`)) as { outputs: Outputs }).outputs,
  })),
);

describe.each(all)('$product in XML is read as in JSON', ({ outputs }) => {
  const format = xml(outputs);
  const answer = createAnswers(outputs);

  function expectSame(operation: string, value: object): void {
    const read = format.read(written(`${operation}Response`, value as Record<string, unknown>), operation);
    expect(read).toStrictEqual(json.read(JSON.stringify(value), operation));
  }

  it.each(Object.entries(outputs.operations))('%s', (operation, form) => {
    for (const length of [0, 1, 2, 1, 2]) expectSame(operation, answer(form, length) as object);
    // a member that is alone is written in another way
    for (const length of [1, 2])
      for (const [name, value] of Object.entries(answer(form, length) as object))
        expectSame(operation, { [name]: value });
  });
});

/** Returns a value with every number and boolean in it as a text. */
function writeAsTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(writeAsTexts);
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? value : String(value);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, writeAsTexts(inner)]));
}

describe.each(all)('$product in JSON is read by the documented types, whatever is sent as a text', (subject) => {
  const answer = createAnswers(subject.outputs);
  it.each(Object.entries(subject.outputs.operations))('%s', async (name, form) => {
    const { [name]: operation } = (await import(`@yunspec/${subject.product}`)) as Record<string, Operation>;
    const want = answer(form, 2) as object;
    const given = writeAsTexts(want) as object;
    operation?.decode?.(given);
    // a list that is sent as JSON may be one already, of texts that are JSON
    operation?.decode?.(want);
    expect(given).toStrictEqual(want);
  });
});

const sets = [['i-1', 'i-2'], ['i-3']];

const bodies: readonly [what: string, body: string, options?: ClientOptions][] = [
  ['in JSON', JSON.stringify({ RequestId: 'r-1', InstanceIdSets: sets.map((ids) => JSON.stringify(ids)) })],
  ['in XML', written('RunInstancesResponse', { RequestId: 'r-1', InstanceIdSets: sets }), { format: xml(ecsOutputs) }],
];

it.each(bodies)('RunInstances, whose lists travel as text, gives lists %s', async (_, body, options) => {
  const credentials = { accessKeyId: 'my-key-id', accessKeySecret: 'my-key-secret' };
  const client = new EcsClient({ credentials, fetch: () => Promise.resolve(new Response(body)), ...options });
  const result = await client.runInstances({ RegionId: 'cn-hangzhou', ImageId: 'm-1', InstanceType: 'ecs.t1.small' });
  expect(result).toStrictEqual({ RequestId: 'r-1', InstanceIdSets: sets });
});
