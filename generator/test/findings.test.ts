import { expect, test } from 'vitest';
import { codes } from '../src/language/findings.js';
import { agreementCases } from './cases/agreements.js';
import { documentCases } from './cases/documents.js';
import { doubtfulValueCases } from './cases/doubtful-values.js';
import { errorRowCases } from './cases/error-rows.js';
import { exampleCases } from './cases/examples.js';
import { ledgerCases } from './cases/ledger.js';
import { lineCases } from './cases/lines.js';
import { listCases } from './cases/lists.js';
import { loadingCases } from './cases/loading.js';
import { letterCases } from './cases/name-letters.js';
import { nameCases } from './cases/names.js';
import { nestingCases } from './cases/nesting.js';
import { operationCases } from './cases/operations.js';
import { patternCases } from './cases/patterns.js';
import { proseCases } from './cases/prose.js';
import { resourceMemberCases } from './cases/resource-members.js';
import { resourceCases } from './cases/resources.js';
import { ruleConflictCases } from './cases/rule-conflicts.js';
import { ruleCases } from './cases/rules.js';
import { safetyCases } from './cases/safety.js';
import { stabilityCases } from './cases/stability.js';
import { structureCases } from './cases/structure.js';
import { suppressionCases } from './cases/suppressions.js';
import { valueCases } from './cases/values.js';
import { yamlCases } from './cases/yaml.js';
import { type Case, codesOf, tried } from './support/case.js';

const groups: Readonly<Record<string, readonly Case[]>> = {
  loading: loadingCases,
  yaml: yamlCases,
  structure: structureCases,
  values: valueCases,
  rules: ruleCases,
  names: nameCases,
  nesting: nestingCases,
  operations: operationCases,
  examples: exampleCases,
  ledger: ledgerCases,
  resources: resourceCases,
  suppressions: suppressionCases,
  documents: documentCases,
  'doubtful values': doubtfulValueCases,
  'error rows': errorRowCases,
  lines: lineCases,
  'name letters': letterCases,
  patterns: patternCases,
  prose: proseCases,
  'resource members': resourceMemberCases,
  'rule conflicts': ruleConflictCases,
  safety: safetyCases,
  stability: stabilityCases,
  agreements: agreementCases,
  lists: listCases,
};

for (const [group, cases] of Object.entries(groups)) {
  test.each(cases)(`${group}: $given`, (one) => {
    const { found, want } = tried(one);
    expect(found).toEqual(want);
  });
}

test('the product the cases change is sound', () => {
  expect(tried({ given: '', change: {}, want: [] }).found).toEqual([]);
});

test('every finding has a case', () => {
  expect([...new Set(Object.values(groups).flatMap(codesOf))].sort()).toEqual([...codes].sort());
});
