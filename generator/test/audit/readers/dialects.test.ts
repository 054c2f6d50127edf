import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { auditDocument } from '../../../src/audit/audit.js';
import { loadSpecs } from '../../../src/read/load.js';
import { change, dialects, teaSpecs } from '../tea.js';

const root = mkdtempSync(join(tmpdir(), 'yunspec-dialects-'));
for (const [name, text] of Object.entries(teaSpecs)) {
  const path = join(root, 'tea', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
const { products, findings: problems } = loadSpecs(root, 'specs', ['tea']);
afterAll(() => rmSync(root, { recursive: true }));

function audit(text: string): string[] {
  const [specs] = products;
  if (specs === undefined) throw new Error(JSON.stringify(problems));
  const { report } = auditDocument(specs, { document: { name: 'page', text }, recorded: {} });
  return report.findings.map(({ kind, member, code }) => `${kind} ${member ?? code ?? ''}`.trim());
}

describe.each(dialects)('$name', ({ text, facts, wording }) => {
  it('says what the specs say', () => {
    expect(audit(text)).toEqual([]);
  });

  it.each(facts)('another fact is found: %s', (_, edits, want) => {
    expect(audit(change(text, edits))).toEqual(want);
  });

  it.each(wording)('other words are not: %s', (_, edits) => {
    expect(audit(change(text, edits))).toEqual([]);
  });
});
