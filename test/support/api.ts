import { join } from 'node:path';
import ts from 'typescript';
import { isProduct, readRootFile, root } from './repository.js';

// The API of a package as text: below each entry of its `exports`, a line for each name.

interface PackageJson {
  readonly version: string;
  readonly private?: boolean;
  readonly exports: Readonly<Record<string, Conditions>>;
}

type Conditions = string | { readonly [condition: string]: Conditions };

export const readPackageJson = (name: string): PackageJson =>
  JSON.parse(readRootFile('packages', name, 'package.json')) as PackageJson;

/** Returns the declaration file of an entry; `undefined` when it has none, as a JSON file. */
function findDeclarations(conditions: Conditions): string | undefined {
  if (typeof conditions === 'string') return conditions.endsWith('.d.ts') ? conditions : undefined;
  return Object.values(conditions)
    .map(findDeclarations)
    .find((path) => path !== undefined);
}

const writer = ts.createPrinter({ removeComments: true });

/** Prints a node on one line, as it is declared: the order of a printed type's members would depend on other files. */
const print = (node: ts.Node): string =>
  writer
    .printNode(ts.EmitHint.Unspecified, node, node.getSourceFile())
    .replace(/\s+/g, ' ')
    .replace(/^export (declare )?/, '')
    .replace(/;$/, '')
    .trim();

const kinds: Readonly<Partial<Record<ts.SyntaxKind, string>>> = {
  [ts.SyntaxKind.ClassDeclaration]: 'class',
  [ts.SyntaxKind.InterfaceDeclaration]: 'interface',
  [ts.SyntaxKind.TypeAliasDeclaration]: 'type',
};

type TypeDeclaration = ts.ClassDeclaration | ts.InterfaceDeclaration | ts.TypeAliasDeclaration;

const isType = (declaration: ts.Declaration): declaration is TypeDeclaration => kinds[declaration.kind] !== undefined;

function isPrivate(member: ts.ClassElement | ts.TypeElement): boolean {
  const isHidden = (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Private) !== 0;
  return isHidden || (member.name !== undefined && ts.isPrivateIdentifier(member.name));
}

/** Prints what comes before the members of a type. */
function printHead(type: TypeDeclaration): string {
  const parameters = type.typeParameters?.map(print).join(', ');
  const heritage = ts.isTypeAliasDeclaration(type) ? [] : (type.heritageClauses ?? []);
  const name = `${type.name?.text}${parameters === undefined ? '' : `<${parameters}>`}`;
  return [kinds[type.kind], name, ...heritage.map(print)].join(' ');
}

function printType(type: TypeDeclaration): string[] {
  if (ts.isTypeAliasDeclaration(type)) return [print(type)];
  const members: readonly (ts.ClassElement | ts.TypeElement)[] = type.members;
  const lines = members.filter((member) => !isPrivate(member)).map((member) => `  ${print(member)}`);
  return [printHead(type), ...lines.sort()];
}

/** Prints one declaration; a type with its members, unless they come from specs, which say what changes in them. */
function printDeclaration(declaration: ts.Declaration, withMembers: boolean): string[] {
  if (isType(declaration)) return withMembers ? printType(declaration) : [printHead(declaration)];
  return [ts.isVariableDeclaration(declaration) ? `const ${print(declaration)}` : print(declaration)];
}

/** Prints the names that a file exports, in their order. */
function printExports(checker: ts.TypeChecker, file: ts.SourceFile, withMembers: boolean): string[] {
  const module = checker.getSymbolAtLocation(file);
  const symbols = module === undefined ? [] : checker.getExportsOfModule(module);
  const sorted = symbols.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return sorted.flatMap((symbol) => {
    const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
    const { name, declarations = [] } = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
    const lines = declarations.flatMap((declaration) => printDeclaration(declaration, withMembers));
    return name === symbol.name ? lines : [`${symbol.name} is ${name}`, ...lines];
  });
}

interface Entry {
  readonly name: string;
  readonly path: string;
}

const findEntries = (name: string): Entry[] =>
  Object.entries(readPackageJson(name).exports).flatMap(([entry, conditions]) => {
    const path = findDeclarations(conditions);
    return path === undefined ? [] : [{ name: entry, path: join(root, 'packages', name, path) }];
  });

/** Reads what the builds of some packages declare. */
export function createApiProgram(names: readonly string[]): ts.Program {
  const paths = names.flatMap(findEntries).map(({ path }) => path);
  return ts.createProgram(paths, { module: ts.ModuleKind.NodeNext, noLib: true, types: [] });
}

/** Prints the API of one of the program's packages. */
export function printApi(program: ts.Program, name: string): string {
  const sections = findEntries(name).map((entry) => {
    const file = program.getSourceFile(entry.path);
    if (file === undefined) throw new Error(`${entry.path} does not exist; run npm run build`);
    return [`# ${entry.name}`, ...printExports(program.getTypeChecker(), file, !isProduct(name))].join('\n');
  });
  return `${sections.join('\n\n')}\n`;
}
