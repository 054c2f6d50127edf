import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { AuditReport } from '../../src/audit/report.js';
import { depot } from '../support/depot.js';
import { type Outcome, yunspec } from '../support/yunspec.js';
import { documents, unstatedLimits } from './documents.js';

const guide = documents.tabSeparated;

let made: ReturnType<typeof depot> | undefined;

afterEach(() => made?.remove());

/** Audits a text in a new depot whose guide has been recorded. */
async function audit(
  text: string | Uint8Array,
  ...args: readonly string[]
): Promise<Outcome & { readonly root: string }> {
  made = depot({ 'discrepancies.yaml': unstatedLimits });
  const { root } = made;
  const write = (content: string | Uint8Array): string => {
    const path = join(root, 'guide.txt');
    writeFileSync(path, content);
    return path;
  };
  await yunspec(root, 'audit', 'depot', '--doc', write(guide), '--record', '--source', 'guide');
  return { ...(await yunspec(root, 'audit', 'depot', '--doc', write(text), ...args)), root };
}

const other = guide
  .replaceAll(/CreateBox|ListBoxes|SealBox/g, (name) => `Other${name}`)
  .replaceAll('depot.example.com', 'other.example.com')
  .replaceAll('Size\tInteger', 'Width\tInteger');

describe('exit codes and sentences', () => {
  test.each([
    ['the recorded document', guide, 0, /0 findings/],
    ['a changed document', guide.replace('[1, 100]', '[1, 400]'), 1, /1 findings/],
    ['a document of another product', other, 2, /not a document of depot/],
    ['an empty file', ' \n', 2, /is empty/],
    ['a file that is no text', new Uint8Array([80, 0, 1]), 2, /not a text/],
    ['a text without tables', 'Hello.\n', 2, /no table or sample/],
  ] as const)('%s', async (_, text, code, sentence) => {
    const outcome = await audit(text);
    expect(outcome.stderr).toMatch(sentence);
    expect(outcome.code).toBe(code);
  });

  test.each([
    ['no document', ['audit', 'depot'], /--doc/],
    ['no such document', ['audit', 'depot', '--doc', 'nowhere.txt'], /there is no file/],
    ['no product', ['audit', '--doc', 'guide.txt'], /name one product|no file/],
    [
      'no such source',
      ['audit', 'depot', '--doc', 'specs/depot/product.yaml', '--source', 'x'],
      /has no x; it has guide/,
    ],
  ] as const)('%s', async (_, args, sentence) => {
    made = depot();
    const { code, stderr } = await yunspec(made.root, ...args);
    expect(stderr).toMatch(sentence);
    expect(code).toBe(2);
  });
});

test('--json prints the report and nothing else', async () => {
  const { stdout } = await audit(guide.replace('[1, 100]', '[1, 400]'), '--json');
  const report = JSON.parse(stdout) as AuditReport;
  expect(Object.keys(report)).toEqual(['product', 'source', 'read', 'findings']);
  expect(report).toMatchObject({ product: 'depot', source: 'guide', read: { unreadable: [] } });
  const [finding] = report.findings;
  expect(finding).toEqual({
    verdict: 'differs',
    kind: 'input-refused',
    operation: 'CreateBox',
    member: 'Size',
    code: null,
    line: guide.split('\n').findIndex((line) => line.startsWith('Size\t')) + 1,
    spec: { file: 'specs/depot/operations/CreateBox.yaml', line: 10, column: 5 },
    expected: 100,
    seen: 400,
    quote: expect.stringContaining('[1, 400]') as string,
    text: expect.stringContaining('CreateBox.Size') as string,
    says: { at: 'CreateBox.input.Size', source: 'guide', maximum: 400 },
  });
});

test('the most harmful findings come first', async () => {
  const text = guide
    .replace('MissingOwner\t', 'BadLabel\tNot good.\t400\tBad\nMissingOwner\t')
    .replace('From\tInteger', 'Colour\tString\tNo\tIts colour\nFrom\tInteger')
    .replace('Label\tString\tNo', 'Label\tString\tYes')
    .replace('[1, 100]', '[1, 400]')
    .replace('TotalCount\tInteger', 'TotalCount\tString');
  const report = JSON.parse((await audit(text, '--json')).stdout) as AuditReport;
  expect(report.findings.map(({ kind }) => kind)).toEqual([
    'input-refused',
    'answer-type',
    'required-added',
    'parameter-added',
    'error-added',
  ]);
});

test('half a document has one finding for what is not there', async () => {
  const { stdout } = await audit(guide.slice(0, guide.indexOf('Data Type')), '--json');
  const kinds = (JSON.parse(stdout) as AuditReport).findings.map(({ kind }) => kind);
  expect(kinds.filter((kind) => /gone/.test(kind))).toEqual([]);
});

test('--write drafts what is new, and check rejects it until it is reviewed', async () => {
  const text = guide
    .replace('From\tInteger', 'Colour\tString\tYes\tIts colour, a string of 3 to 9 characters\nFrom\tInteger')
    .replace('MissingOwner\t', 'BadLabel\tNot good.\t400\tBad\nMissingOwner\t')
    .replace(
      'Closing a box',
      'Burning a box\n\nDescription\n\nBurns it.\n\nName\tType\tRequired?\tDescription\nAction\tString\tYes\tRequired parameter, with a value: BurnBox\nBoxId\tString\tYes\tThe box\n\nClosing a box',
    );
  const { root, stderr } = await audit(text, '--write');
  expect(stderr).toMatch(/drafted specs\/depot\/operations\/BurnBox.yaml/);
  const path = join(root, 'specs/depot/operations/CreateBox.yaml');
  const before = readFileSync(new URL('../support/depot/operations/CreateBox.yaml', import.meta.url), 'utf8');
  const after = readFileSync(path, 'utf8');
  expect(after).toContain('required: [Name, Colour]');
  expect(after).toMatch(/Colour: \{ draft: true, type: string, minLength: 3, maxLength: 9, description: "TODO: /);
  expect(after).toMatch(/- \{ draft: true, code: BadLabel, http: 400, cause: "TODO: /);
  const kept = before.split('\n').filter((line) => !line.includes('required: [Name]'));
  expect(kept.filter((line) => !after.split('\n').includes(line))).toEqual([]);
  expect((await yunspec(root, 'check', 'depot')).stdout).toMatch(/placeholder-left/);
  writeFileSync(path, after.replaceAll(/TODO: [^"]*/g, 'Done.'));
  expect((await yunspec(root, 'check', 'depot')).stdout).toMatch(/draft-left: draft: a person has to review/);
});
