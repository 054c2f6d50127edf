import { expect, test } from 'vitest';
import { type CaseFile, readOperationCases } from '../src/cases.js';

const read = (cases: readonly unknown[], more: Partial<CaseFile> = {}) =>
  readOperationCases({ operation: 'Send', base: { A: 1 }, cases, ...more });

test.each<[form: unknown, value: unknown]>([
  ['=text(28)', 'abcdefghijklmnopqrstuvwxyzab'],
  ["='a'*3+'-'+'𠀀'*2", 'aaa-𠀀𠀀'],
  ['==x', '=x'],
  ['x=y', 'x=y'],
  [null, null],
  [{ '=count': [3, 'i'] }, ['i', 'i1', 'i2']],
  [{ '=count': [2, 7] }, [7, 8]],
  [{ '=list': [3, { Name: '=text(2)' }, 1] }, [{ Name: 'ab' }, 1, { Name: 'ab' }]],
  [{ Name: ['=text(1)', false] }, { Name: ['a', false] }],
])('%j stands for %j', (form, value) => {
  expect(read(['A', ['#type', 'any', 'X'], ['in', form]]).cases[0]?.input).toEqual({ A: value });
});

test('a value is put at its place, and what else a line names is changed', () => {
  const { cases } = read([
    'B.0.C',
    ['#maximum', 5, 'TooLarge 400,403'],
    ['in', 5],
    ['out', 6, { A: '=absent' }],
    ['#required', null, 'Missing', 'closed'],
    ['out', '=absent', { 'B.0.D': 1 }],
  ]);
  expect(cases.map(({ id, side, input }) => [id, side, input])).toEqual([
    ['B.0.C#maximum inside 5', 'inside', { A: 1, B: [{ C: 5 }] }],
    ['B.0.C#maximum outside 6, A=absent', 'outside', { B: [{ C: 6 }] }],
    ['B.0.C#required outside absent, B.0.D=1', 'outside', { A: 1, B: [{ D: 1 }] }],
  ]);
  expect(cases.map(({ refusals }) => refusals)).toEqual([
    [],
    [
      {
        key: 'B.0.C#maximum',
        path: 'B.0.C',
        member: 'B[].C',
        keyword: 'maximum',
        code: 'TooLarge',
        codes: [{ code: 'TooLarge', statuses: [400, 403] }],
        stability: 'volatile',
        secret: false,
      },
    ],
    [expect.objectContaining({ keyword: 'required', codes: [{ code: 'Missing', statuses: [] }], stability: 'closed' })],
  ]);
});

test('a constraint of the input itself has an empty place', () => {
  const { cases, limits } = read([
    '',
    ['#type', 'object', 'X'],
    ['out', 'text'],
    ['#required', null],
    ['out', '=absent'],
  ]);
  expect(cases.map(({ id, input }) => [id, input])).toEqual([
    ['#type outside text', 'text'],
    ['#required outside absent', { A: 1 }],
  ]);
  expect(cases[0]?.refusals).toMatchObject([{ key: '#type', path: '', member: '', keyword: 'type' }]);
  expect(limits).toEqual({ '#type': 'object' });
});

test('codes are those of the constraint before, and lists of codes have numbers', () => {
  const { cases, limits } = read(
    ['A', ['#type', 'integer', 0], ['out', 'x'], ['#maximum', 5], ['out', 6], 'B', ['#enum', ['x']], ['out', 'y']],
    { codes: [['One 400', 'Two']] },
  );
  const open = [
    { code: 'One', statuses: [400] },
    { code: 'Two', statuses: [] },
  ];
  expect(cases.map(({ refusals }) => refusals.map(({ code, codes, stability }) => [code, codes, stability]))).toEqual([
    [[undefined, open, 'closed']],
    [[undefined, open, 'volatile']],
    [[undefined, [], 'open']],
  ]);
  expect(limits).toEqual({ 'A#type': 'integer', 'A#maximum': 5, 'B#enum': ['x'] });
});

test('a case of a rule names what is refused, if it is not the first way to break the rule', () => {
  const { cases } = read([
    '',
    ['#a-with-b'],
    ['require', 'A', 'NoA 400'],
    ['require', 'B', 'NoB 400'],
    ['in', { B: 1 }],
    ['out', { A: '=absent' }],
    ['out', {}, ['#a-with-b require B']],
    ['out', { A: '=absent' }, ['#a-with-b', '#a-with-b require B']],
  ]);
  expect(cases.map(({ refusals }) => refusals.map(({ rule, code }) => [rule, code]))).toEqual([
    [],
    [['a-with-b', 'NoA']],
    [['a-with-b', 'NoB']],
    [
      ['a-with-b', 'NoA'],
      ['a-with-b', 'NoB'],
    ],
  ]);
  expect(cases.map(({ id }) => id)).toEqual([
    '#a-with-b inside B=1',
    '#a-with-b outside A=absent',
    '#a-with-b outside',
    '#a-with-b outside A=absent (2)',
  ]);
});

test.each([
  ['Key', true],
  ['Keys.0.Secret', true],
  ['Keys', true],
  ['Keys.0.Secret.Part', true],
  ['Keys.0.Secrets', false],
  ['Keys.0.Name', false],
])('a case that changes %s is secret: %s', (place, isSecret) => {
  const { cases } = read(['Key secret', 'Keys.0.Secret secret', place, ['#type', 'any', 'X'], ['out', 1]]);
  expect(cases.map(({ secret }) => secret)).toEqual([isSecret]);
});

test('what a case takes out of a list is gone, and what is not there is no change', () => {
  const { cases } = read(
    ['B.1', ['#type', 'any', 'X'], ['out', '=absent'], ['out', 'x', { 'C.0': '=absent', A: '=absent' }]],
    {
      base: { A: 1, B: [1, 2, 3] },
    },
  );
  expect(cases.map(({ input }) => input)).toEqual([{ A: 1, B: [1, 3] }, { B: [1, 'x', 3] }]);
});

test.each([
  ['a type', ['#type', 'string', 'X'], 'closed'],
  ['an enum', ['#enum', ['a'], 'X'], 'open'],
  ['a limit', ['#maxLength', 5, 'X'], 'volatile'],
  ['a limit that says it', ['#maxLength', 5, 'X', 'closed'], 'closed'],
])('%s has the stability of its kind', (_, line, want) => {
  const { cases } = read(['A', line, ['out', 1]]);
  expect(cases[0]?.refusals.map(({ stability }) => stability)).toEqual([want]);
});

test.each([
  [['require', 'A', 'NoA 400'], 'volatile'],
  [['require', 'A', 'NoA 400', 'closed'], 'closed'],
])('a rule is volatile, if it does not say more: %j', (line, want) => {
  const { cases } = read(['', ['#a-given'], line, ['out', { A: '=absent' }]]);
  expect(cases[0]?.refusals).toMatchObject([{ rule: 'a-given', keyword: 'require', path: 'A', stability: want }]);
});

test('a name that no line defines is an error', () => {
  expect(() => read(['A', ['#maximum', 5, 'X'], ['out', 6, {}, ['A#minimum']]])).toThrow('no constraint A#minimum');
});
