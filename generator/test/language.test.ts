import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { probeLimit } from '@yunspec/contract/cases';
import type { ValueModel } from '@yunspec/model';
import {
  type ConstraintKeyword,
  type Constraints,
  check,
  describeIssue,
  issueKey,
  predicatesByType,
} from '@yunspec/runtime/check';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { checkSpecs } from '../src/check/check-specs.js';
import { constraintKeywords, findConstraint } from '../src/language/keywords.js';
import type { ValueType } from '../src/language/kinds.js';
import { nodes } from '../src/language/nodes/index.js';
import { resolveProduct } from '../src/language/resolve/index.js';
import { extractRawSpecs } from '../src/read/load.js';
import { renderProductFiles } from '../src/write/product-files.js';
import { fixtureSpecs, listUses, nameKeyword, repositorySpecs } from './support/keyword-uses.js';

const ajv = new Ajv({ unicodeRegExp: true });

/** A limit of each keyword, for a value of each type that it belongs to. */
const limits: { readonly [K in ConstraintKeyword]: (type: ValueType) => Constraints[K] } = {
  enum: (type) => (type === 'string' ? ['a', 'b'] : [1, 2]),
  const: (type) => (type === 'string' ? 'a' : type === 'boolean' || 1),
  minimum: () => 5,
  maximum: () => 5,
  exclusiveMinimum: () => 5,
  exclusiveMaximum: () => 5,
  minLength: () => 2,
  maxLength: () => 2,
  pattern: () => '^a+$',
  minItems: () => 2,
  maxItems: () => 2,
  uniqueItems: () => true,
};

const rows = constraintKeywords.flatMap((keyword) =>
  findConstraint(keyword).on.map((type) => {
    const value: ValueModel = { type, [keyword]: limits[keyword](type), items: { type: 'string' } };
    return { keyword, type, value };
  }),
);

describe('a constraint keyword', () => {
  test.each(rows)('$keyword has a predicate for $type', ({ keyword, type }) => {
    expect(predicatesByType[type][keyword]).toBeTypeOf('function');
  });

  test.each(rows)('$keyword of $type has a fact, and kinds of fault', ({ keyword, value }) => {
    const { fact, faults } = findConstraint(keyword);
    expect(fact(value)).toMatch(/^[A-Z`]|^\d/);
    expect(faults).not.toEqual([]);
  });

  test.each(rows)('$keyword of $type has probes that the check and JSON Schema judge alike', (row) => {
    const { keyword, type, value } = row;
    const { json } = findConstraint(keyword);
    const { inside, outside } = probeLimit(value, keyword);
    const passesSchema = ajv.compile({ type, [json]: value[keyword] });
    const judge = (given: unknown) => ({
      issues: check(value, given, { level: 'strict' }).map(issueKey),
      passesSchema: passesSchema(given),
    });
    for (const given of inside) expect([given, judge(given)]).toEqual([given, { issues: [], passesSchema: true }]);
    for (const given of outside) {
      expect([given, judge(given)]).toEqual([given, { issues: [`#${keyword}`], passesSchema: false }]);
    }
    expect([inside.length > 0, outside.length > 0]).toEqual([true, true]);
  });

  test.each(rows)('$keyword of $type has a sentence', (row) => {
    const [outside] = probeLimit(row.value, row.keyword).outside;
    const sentences = check(row.value, outside, { level: 'strict' }).map(describeIssue);
    expect(sentences).toEqual([expect.stringMatching(/^The input must .+/)]);
  });
});

const uses = listUses(fixtureSpecs);
const usedByProducts = new Set(listUses(repositorySpecs).map(({ node, word }) => nameKeyword(node, word)));
const unusedByProducts = Object.entries(nodes)
  .flatMap(([node, table]) => Object.keys(table).map((word) => nameKeyword(node, word)))
  .filter((name) => !usedByProducts.has(name));

/** Generates the package of the fixture in memory; findings are one more file. */
function generateFixture(folder: string): Map<string, string> {
  const { products, findings } = checkSpecs(folder, 'specs');
  const found = findings.map(({ code, message }) => `${code}: ${message}`).join('\n');
  const [specs] = products;
  if (specs === undefined) throw new Error(found);
  const model = resolveProduct(extractRawSpecs(specs));
  const files = renderProductFiles(model, { previous: undefined, runtimeVersion: '0.1.0' });
  return new Map([...files, ['findings', found]]);
}

/** Generates the fixture without one keyword, and lists the files that differ. */
function listDifferences(name: string, before: ReadonlyMap<string, string>): string[] {
  const use = uses.find(({ node, word }) => nameKeyword(node, word) === name);
  if (use === undefined) throw new Error(`the fixture does not use ${name}`);
  const folder = mkdtempSync(join(tmpdir(), 'yunspec-'));
  try {
    cpSync(fixtureSpecs, folder, { recursive: true });
    const document = parseDocument(readFileSync(join(folder, use.file), 'utf8'));
    document.deleteIn(use.path);
    writeFileSync(join(folder, use.file), document.toString());
    const after = generateFixture(folder);
    return [...after].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('a keyword that no product uses', () => {
  const before = generateFixture(fixtureSpecs);

  /** The file in which each of them makes a difference, besides model.json. */
  const effects: Readonly<Record<string, string>> = {
    // read by whoever compares a model with the documents
    'error.docs': 'model.json',
    'error.lines': 'model.json',
    'error.withdrawn': 'src/causes.ts',
    'operation.deprecated': 'src/client.ts',
    'address.status': 'openapi.json',
    'pagination.next': 'findings',
    'output.required': 'openapi.json',
    'value.exclusiveMinimum': 'cases/book-crossing.json',
    'value.exclusiveMaximum': 'cases/book-crossing.json',
    'value.uniqueItems': 'cases/book-crossing.json',
    'value.name': 'src/operations/book-crossing.ts',
    'value.deprecated': 'src/operations/book-crossing.ts',
    'rule.requireOne': 'findings',
    'rule.atMostOne': 'findings',
    'rule.allOrNone': 'findings',
    'rule.stability': 'src/operations/book-crossing.ts',
    'state.external': 'findings',
  };

  test('makes a difference in the fixture, which is sound', () => {
    expect(before.get('findings')).toBe('');
    // drafts and statements of documents are for the audit, whose tests are in test/audit
    const isForAudit = (name: string): boolean => /^saying\.|\.draft$/.test(name);
    const unused = unusedByProducts.filter((name) => !isForAudit(name));
    expect(unused.filter((name) => !Object.hasOwn(effects, name))).toEqual([]);
  });

  test.each(Object.entries(effects))('%s makes a difference in %s', (name, path) => {
    expect(listDifferences(name, before)).toContain(path);
  });
});
