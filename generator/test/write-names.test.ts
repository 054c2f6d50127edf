import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test, vi } from 'vitest';
import { readNameTable, type Scope } from '../src/language/name-table.js';
import { renderProductFiles } from '../src/write/product-files.js';
import { compile } from './support/compile.js';
import { inFolder, modelOf, type Tree } from './support/write-specs.js';

vi.setConfig({ testTimeout: 120_000 });

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** Names that look dangerous, and are not: words of other places, of TypeScript, of modules that operations are not in. */
const operations = ['Wait', 'Check', 'Test', 'Http', 'Of', 'Async', 'Type', 'Get', 'A1', 'GetURLOfX'];
const shapes = ['Error', 'Date', 'Array', 'String', 'Set', 'Map', 'Object', 'Request', 'Function', 'Proxy', 'Client'];
const members = [
  'class',
  'default',
  'new',
  'then',
  'name',
  'length',
  'prototype',
  'a-b',
  '1st',
  '名称',
  '$ref',
  "it's",
];

const makeMembers = (indent: string): string =>
  members.map((name) => `${indent}${JSON.stringify(name)}: { type: string, maxLength: 3 }\n`).join('');

const makeOperation = (name: string): string => `
operation: ${name}
docs: guide > All
summary: Does it.
idempotency: none
input:
  required: [class]
  properties:
${makeMembers('    ')}output:
  properties:
${makeMembers('    ')}${shapes.map((shape) => `    My${shape}: { shape: ${shape} }\n`).join('')}errors: []
permissions: ['odd:*']
examples:
  - ok: { class: c }
`;

const odd: Tree = {
  'specs/odd/product.yaml': `
product: odd
class: Class
title: Odd Names
vendor: Example
version: '1'
description: Has names that are hard to take.
protocols:
  rpc: { method: POST, auth: [access-key] }
endpoints: { default: 'https://odd.example.com' }
`,
  'specs/odd/sources.yaml': 'sources:\n  guide: { title: Guide }\n',
  ...Object.fromEntries(operations.map((name) => [`specs/odd/operations/${name}.yaml`, makeOperation(name)])),
  ...Object.fromEntries(
    shapes.map((name) => [
      `specs/odd/shapes/${name}.yaml`,
      `shape: ${name}\ndocs: guide > All\ntype: object\nproperties:\n  Empty: { type: object, properties: {} }\n${makeMembers('  ')}`,
    ]),
  ),
};

test('odd names that have no finding compile', async () => {
  const files = renderProductFiles(await modelOf(odd), { previous: undefined, runtimeVersion: '0.0.0' });
  const tree = { ...Object.fromEntries(files), 'package.json': '{ "type": "module" }' };
  const problems = await inFolder(tree, (root) => {
    symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'), 'junction');
    // the helpers of the tests are in the repository; their names are those of other modules
    const modules = [...files.keys()].filter((path) => path.endsWith('.ts') && !path.startsWith('test/'));
    return compile(
      root,
      modules.map((path) => join(root, path)),
      { module: ts.ModuleKind.NodeNext, resolveJsonModule: true, noEmit: true },
    );
  });
  expect(problems).toEqual([]);
});

const { scopes } = readNameTable();

/** Returns the scope of a module, those of all operations being one. */
const findScope = (path: string): Scope | undefined =>
  scopes[path] ??
  Object.entries(scopes).find(([name]) => path.startsWith('src/operations/') && name.includes('/operations/'))?.[1];

/** Lists the names that a module imports from the runtime. */
function listRuntimeNames(path: string): string[] {
  const { statements } = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2023);
  return statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement)) return [];
    const bindings = statement.importClause?.namedBindings;
    const isRuntime = (statement.moduleSpecifier as ts.StringLiteral).text === '@yunspec/runtime';
    if (!isRuntime || bindings === undefined || !ts.isNamedImports(bindings)) return [];
    return bindings.elements.map(({ name }) => name.text);
  });
}

const packages = readdirSync(join(repository, 'packages'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .filter((name) => readdirSync(join(repository, 'packages', name)).includes('.generated.json'));

test.each(packages)('the table has every name that %s takes from the runtime', (name) => {
  const folder = join(repository, 'packages', name);
  const { files } = JSON.parse(readFileSync(join(folder, '.generated.json'), 'utf8')) as { files: string[] };
  const unknown = files.flatMap((path) => {
    const scope = path.endsWith('.ts') ? findScope(path) : undefined;
    if (scope === undefined) return [];
    return listRuntimeNames(join(folder, path)).filter((each) => scope.runtime?.includes(each) !== true);
  });
  expect(unknown).toEqual([]);
});
