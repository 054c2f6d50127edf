import { expect, test } from 'vitest';
import { codes } from '../src/language/findings.js';
import { exampleCases } from './cases/examples.js';
import { ledgerCases } from './cases/ledger.js';
import { loadingCases } from './cases/loading.js';
import { nameCases } from './cases/names.js';
import { nestingCases } from './cases/nesting.js';
import { operationCases } from './cases/operations.js';
import { resourceCases } from './cases/resources.js';
import { ruleCases } from './cases/rules.js';
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
