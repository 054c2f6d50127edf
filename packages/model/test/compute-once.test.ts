import { expect, test } from 'vitest';
import { computeOnce, ownerParameters, protocolParameters } from '../src/index.js';

test('a value is computed once for each object, whatever it is', () => {
  const seen: object[] = [];
  const find = computeOnce((key: { readonly value?: string }) => {
    seen.push(key);
    return key.value;
  });
  const [some, none] = [{ value: 'x' }, {}];
  expect([find(some), find(some), find(none), find(none), find({ value: 'x' })]).toEqual([
    'x',
    'x',
    undefined,
    undefined,
    'x',
  ]);
  expect(seen).toEqual([some, none, { value: 'x' }]);
});

test('parameters of the protocol and of owners have different names', () => {
  const names = [...protocolParameters, ...ownerParameters];
  expect(new Set(names).size).toBe(names.length);
});
