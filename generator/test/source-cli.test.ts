import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type Change, type Depot, depot } from './support/depot.js';
import { yunspec } from './support/yunspec.js';

/** A document of twenty lines. */
const document = Array.from({ length: 20 }, (_, i) => `line ${i + 1} of the guide`);

type Edit = readonly [line: number, ...replacement: readonly string[]];

/** Returns the document with some lines replaced by others, or by none. */
const editDocument = (edits: readonly Edit[]): string =>
  document
    .flatMap((line, i) => {
      const edit = edits.find(([number]) => number === i + 1);
      return edit === undefined ? [line] : edit.slice(1);
    })
    .join('\n');

const made: Depot[] = [];

afterEach(() => {
  for (const one of made.splice(0)) one.remove();
});

const sources = `sources:
  guide: { title: Depot Guide, file: guide.txt, retrieved: 2026-01-31 } # the first edition
  other: { title: Other Guide }
`;

/** Makes specs that cite lines of the guide, and both versions of it. */
function place(lines: string, edits: readonly Edit[], more: Change = {}): string {
  const files = depot({
    'sources.yaml': sources,
    'operations/SealBox.yaml': [['docs: guide > Boxes', `docs: guide > Boxes\nlines: ${lines}`]],
    '/guide.txt': document.join('\n'),
    '/new.txt': editDocument(edits),
    ...more,
  });
  made.push(files);
  return files.root;
}

const update = (root: string, ...more: readonly string[]) =>
  yunspec(root, 'source', 'update', 'depot', 'guide', 'new.txt', ...more);

const read = (root: string, path: string): string => readFileSync(join(root, 'specs/depot', path), 'utf8');

const citedLines = (root: string): string | undefined =>
  /^lines: (.*)$/m.exec(read(root, 'operations/SealBox.yaml'))?.[1];

const insertedAtTop: Edit = [1, 'a new first line', 'and one more', 'line 1 of the guide'];

test.each<[string, string, readonly Edit[], string, number]>([
  ['nothing above changed', '3-5', [[9, 'other words']], '3-5', 0],
  ['two lines more above', '3-5', [insertedAtTop], '5-7', 0],
  ['two lines fewer above', '5', [[1], [2]], '3', 0],
  ['several ranges', "'3, 5-6'", [insertedAtTop], "'5, 7-8'", 0],
  ['blanks at the ends of lines', '3-5', [[4, 'line 4 of the guide  ']], '3-5', 0],
  ['a changed line', '4', [insertedAtTop, [4, 'other words']], '6', 1],
  ['a changed line at the start of a range', '4-6', [[4, 'other words']], '4-6', 1],
  ['a line more inside', '3-5', [[4, 'line 4 of the guide', 'one more']], '3-6', 1],
  ['a line that is gone', '4', [[4]], '4', 1],
  ['a range whose end is gone', '4-6', [[6]], '4-5', 1],
])('%s', async (_, lines, edits, wanted, code) => {
  const root = place(lines, edits);
  expect([(await update(root)).code, citedLines(root)]).toEqual([code, wanted]);
});

test('what has to be read again is quoted, with its place', async () => {
  const root = place('3-5', [insertedAtTop, [4, 'other words']]);
  expect(await update(root)).toEqual({
    code: 1,
    stdout: `\
specs/depot/operations/SealBox.yaml:3:8 - lines 3-5, now 5-7, have changed
  - line 4 of the guide
  + other words
`,
    stderr: '0 citations stay, 1 moved, 1 to be read again; 3 files written\n',
  });
});

test('as JSON', async () => {
  const root = place('4', [insertedAtTop, [4]]);
  const { product, source, counts, rereadings, written } = JSON.parse((await update(root, '--json')).stdout);
  expect({ product, source, counts, rereadings, written }).toEqual({
    product: 'depot',
    source: 'guide',
    counts: { same: 0, moved: 1, changed: 0, gone: 1 },
    rereadings: [
      {
        place: { file: 'specs/depot/operations/SealBox.yaml', line: 3, column: 8, length: 1 },
        fate: 'gone',
        from: '4',
        to: '4',
        before: ['line 4 of the guide'],
        after: [],
      },
    ],
    written: ['specs/depot/discrepancies.yaml', 'specs/depot/sources.yaml'],
  });
});

test('citations move wherever they are, and nothing else of a file changes', async () => {
  const root = place('3', [insertedAtTop]);
  const ledger = read(root, 'discrepancies.yaml');
  await update(root);
  expect(read(root, 'discrepancies.yaml')).toBe(ledger.replace("'12'", "'14'"));
});

test('sources.yaml names the new file and the day', async () => {
  const root = place('3', []);
  await update(root);
  expect(read(root, 'sources.yaml')).toMatch(/file: new\.txt, retrieved: 20\d\d-\d\d-\d\d \} # the first edition/);
});

test('lines of another source stay', async () => {
  const root = place('3', [insertedAtTop], {
    'operations/SealBox.yaml': [['docs: guide > Boxes', 'docs: other > Boxes\nlines: 3']],
  });
  await update(root);
  expect(citedLines(root)).toBe('3');
});

test('lines that a reason mentions move too', async () => {
  const root = place('3', [insertedAtTop], {
    'discrepancies.yaml': [['The example says so.', 'The example of line 7 says so.']],
  });
  await update(root);
  expect(read(root, 'discrepancies.yaml')).toContain('The example of line 9 says so.');
});

test.each<[string, readonly string[], string]>([
  ['another source', ['depot', 'giude', 'new.txt'], "sources.yaml has no source 'giude'; known: guide, other"],
  ['another product', ['deport', 'guide', 'new.txt'], 'yunspec: there is no product'],
  ['no such file', ['depot', 'guide', 'none.txt'], 'there is no readable file'],
  ['an empty file', ['depot', 'guide', 'empty.txt'], 'is empty'],
  ['a binary file', ['depot', 'guide', 'binary.txt'], 'is not a text file'],
  ['another document', ['depot', 'guide', 'foreign.txt'], 'it is another document'],
  ['the old file itself', ['depot', 'guide', 'guide.txt'], 'pass the old version with --old'],
  ['a source without a file', ['depot', 'other', 'new.txt'], "names no file for 'other'"],
  ['too few words', ['depot', 'guide'], 'source takes: update <product> <source> <new file>'],
])('%s is refused, and nothing is written', async (_, args, sentence) => {
  const root = place('3', [insertedAtTop], {
    '/empty.txt': '',
    '/binary.txt': new Uint8Array([1, 0, 2]),
    '/foreign.txt': 'nothing of the guide\n',
  });
  const before = read(root, 'sources.yaml');
  const { code, stdout, stderr } = await yunspec(root, 'source', 'update', ...args);
  expect([code, stdout, read(root, 'sources.yaml')]).toEqual([2, '', before]);
  expect(stderr).toContain(sentence);
});

test('specs with findings are refused', async () => {
  const root = place('3', [insertedAtTop], { 'shapes/Box.yaml': 'shape: Box\nnot: known\n' });
  const { code, stderr } = await update(root);
  expect(code).toBe(2);
  expect(stderr).toContain('specs/depot/shapes/Box.yaml:');
});

test('the old version may be named', async () => {
  const root = place('3', [insertedAtTop]);
  writeFileSync(join(root, 'old.txt'), `a line before all\n${document.join('\n')}`);
  expect([(await update(root, '--old', 'old.txt')).code, citedLines(root)]).toEqual([0, '4']);
});
