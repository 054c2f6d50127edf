import { expect, test } from 'vitest';
import { parseKnown } from '../src/index.js';
import { changeAnswers, createLiar, runAgainst } from './support/liar.js';
import { ecs } from './support/models.js';

const texts: readonly (readonly [text: string, message: string])[] = [
  ['- { operation: DescribeZones }', 'entry 1 has no reason'],
  ['- { reason: none }', 'entry 1 names none of chapter, operation, member, code'],
  ['- { chapter: input, reason: none }', 'entry 1: there is no chapter input'],
  [
    '- { operaton: DescribeZones, reason: none }',
    'entry 1 has operaton; it may have chapter, operation, member, code, reason',
  ],
  ['known: 1', 'it holds no list of known differences'],
  ['- [', 'it is not YAML'],
];

test.each(texts)('%s', (text, message) => {
  expect(() => parseKnown(text)).toThrow(message);
});

test('a list, a map with a list, or nothing', () => {
  const entry = { chapter: 'inputs', reason: 'It takes more.' };
  expect(parseKnown('- { chapter: inputs, reason: It takes more. }')).toEqual([entry]);
  expect(parseKnown('known:\n  - { chapter: inputs, reason: It takes more. }')).toEqual([entry]);
  expect(parseKnown('')).toEqual([]);
});

const fetch = createLiar(
  ecs,
  changeAnswers('DescribeZones', (answer) => {
    if (answer.Zones) answer.Continent = 'Asia';
  }),
);

const run = (known: Parameters<typeof runAgainst>[2]) =>
  runAgainst(ecs, fetch, { only: ['DescribeZones'], chapters: ['answers'], ...known });

test('what is known is no difference', async () => {
  const unknown = await run({});
  expect(unknown.differences.map(({ member, code }) => [member, code])).toEqual([['Continent', 'unknown']]);
  const { differences, chapters } = await run({ known: [{ member: 'Continent', reason: 'It tells more.' }] });
  expect(differences).toEqual([]);
  expect(chapters[0]).toMatchObject({ failed: 0 });
  expect(chapters[0]?.skipped).toBeGreaterThan(0);
});

test('an entry that no longer applies is reported', async () => {
  const known = [
    { member: 'Continent', reason: 'It tells more.' },
    { operation: 'DescribeZones', code: 'type', reason: 'It was a text.' },
    { chapter: 'pages', reason: 'This chapter is not run.' },
    { operation: 'DescribeDisks', reason: 'This operation is not called.' },
  ];
  const { differences } = await run({ known });
  expect(differences.map(({ code, expected }) => [code, expected])).toEqual([
    ['known', 'the known difference DescribeZones, type (It was a text.)'],
  ]);
});
