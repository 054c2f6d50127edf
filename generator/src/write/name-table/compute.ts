import { join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare, rpc, ServiceClient } from '@yunspec/runtime';
import ts from 'typescript';
import { camel, type NamedPart, type NameOrigin, type NameTable, type Scope } from '../../language/name-table.js';
import { resolveProduct } from '../../language/resolve/index.js';
import { renderProductFiles } from '../product-files.js';
import { probeNames, probeSpecs } from './probe.js';

/** A name in a scope, or its template, with its origin. */
type Found = readonly [name: string, origin: NameOrigin];

const generator = fileURLToPath(new URL('../../../', import.meta.url));

/** A folder that does not exist: the modules are in memory, and the runtime is found from here. */
const folder = join(generator, 'probe');

const options: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
  types: [],
};

/** Writes the modules of the probe and binds them, without a file on the disk. */
function createProgram(): ts.Program {
  const written = renderProductFiles(resolveProduct(probeSpecs), { previous: undefined, runtimeVersion: '0.0.0' });
  const texts = new Map(
    [...written].map(([name, text]) => [posix.join(folder.replaceAll('\\', '/'), name), text] as const),
  );
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.getSourceFile = (path, language) => {
    const text = texts.get(path);
    return text === undefined ? getSourceFile(path, language) : ts.createSourceFile(path, text, language, true);
  };
  return ts.createProgram(
    [...texts.keys()].filter((path) => path.endsWith('.ts')),
    options,
    host,
  );
}

const listNames = (names: ts.NodeArray<ts.ImportSpecifier | ts.ExportSpecifier>): string[] =>
  names.map(({ name }) => name.text);

/** Lists the names that a statement of a module brings into its scope or exports. */
function listDeclared(statement: ts.Statement): Found[] {
  if (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) {
    const from = (statement.moduleSpecifier as ts.StringLiteral | undefined)?.text ?? '';
    const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : statement.exportClause;
    const names = bindings !== undefined && 'elements' in bindings ? listNames(bindings.elements) : [];
    return names.map((name) => [name, from === '@yunspec/runtime' ? 'runtime' : 'package']);
  }
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => [name.getText(), 'package']);
  const { name } = statement as ts.Statement & { readonly name?: ts.Identifier };
  return name === undefined ? [] : [[name.text, 'package']];
}

/** Lists the names that a module takes from the libraries of TypeScript. */
function listGlobals(program: ts.Program, module: ts.SourceFile): Found[] {
  const checker = program.getTypeChecker();
  const isGlobal = ({ parent }: ts.Declaration): boolean =>
    ts.isSourceFile(parent) || ts.isVariableStatement(parent.parent);
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    const [declaration] = ts.isIdentifier(node) ? (checker.getSymbolAtLocation(node)?.declarations ?? []) : [];
    const isLibrary = declaration !== undefined && program.isSourceFileDefaultLibrary(declaration.getSourceFile());
    if (isLibrary && isGlobal(declaration)) found.push([(node as ts.Identifier).text, 'typescript']);
    ts.forEachChild(node, visit);
  };
  visit(module);
  return found;
}

/** Replaces the name of a part of the probe by its place in a template. */
function makeTemplate([name, origin]: Found): Found {
  for (const [part, probe] of Object.entries(probeNames)) {
    const template = name.replace(probe, '{Name}').replace(camel(probe), '{name}');
    if (template !== name) return [template, part as NamedPart];
  }
  return [name, origin];
}

const isPart = ([, origin]: Found): boolean => Object.hasOwn(probeNames, origin);

/** Sorts names by their origin, each once. */
function makeScope(found: readonly Found[]): Scope {
  const scope: Partial<Record<NameOrigin, string[]>> = {};
  for (const [name, origin] of found.map(makeTemplate)) {
    const names = scope[origin] ?? [];
    if (!names.includes(name)) scope[origin] = [...names, name].sort();
  }
  return scope;
}

/** Lists the members of a client, those it inherits included. */
function listMembers(checker: ts.TypeChecker, client: ts.ClassDeclaration): Found[] {
  const properties = checker.getPropertiesOfType(checker.getTypeAtLocation(client)).map(({ name }) => name);
  // a client with a method `then` would be taken for a promise wherever it is awaited
  const inherited = [...Object.getOwnPropertyNames(Object.prototype), 'then'];
  return [...properties.filter((name) => !name.startsWith('#')), ...inherited].map((name) => [name, 'package']);
}

/** Lists the scopes of a module that names of the spec are in. */
function listScopes(program: ts.Program, module: ts.SourceFile): (readonly [string, Scope])[] {
  const name = relative(folder, module.fileName).replaceAll('\\', '/');
  const found = [...module.statements.flatMap(listDeclared), ...listGlobals(program, module)];
  if (!found.map(makeTemplate).some(isPart)) return [];
  const classes = module.statements.filter(ts.isClassDeclaration);
  const members = classes.map((one) => makeScope(listMembers(program.getTypeChecker(), one)));
  return [[name, makeScope(found)], ...members.map((scope) => [`members of ${name}`, scope] as const)];
}

/** Prepares a request without an input and returns the names of its parameters. */
async function listParameters(): Promise<string[]> {
  const endpoints = { default: 'https://probe.example.com' };
  const protocols = [rpc({ method: 'GET' })];
  const product = { name: 'probe', client: 'Probe', version: '1', endpoints, regions: [], retry: {}, protocols };
  const credentials = { accessKeyId: 'id', accessKeySecret: 'secret', securityToken: 'token' };
  const client = new ServiceClient(product, { credentials });
  const request = await prepare(client, { name: 'Probe', input: { type: 'object', properties: {} } }, {});
  return [...new URL(request.url).searchParams.keys()];
}

/** Computes the names that the generator uses, from what it writes. */
export async function computeNameTable(): Promise<NameTable> {
  const program = createProgram();
  const modules = program.getSourceFiles().filter(({ fileName }) => !relative(folder, fileName).startsWith('..'));
  const scopes = modules.flatMap((module) => listScopes(program, module));
  return { scopes: Object.fromEntries(scopes), parameters: await listParameters() };
}
