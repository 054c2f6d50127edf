import ts from 'typescript';
import { pageExtractors } from '../prose/pages/index.js';
import type { MemberRow, OperationReading, Quote, Reader, Reading } from '../reading.js';
import { isCommonParameter } from './common-parameters.js';
import { readText } from './markdown/text.js';

/** The classes of a file by name, and whether any member of them has a comment. */
interface Models {
  readonly source: ts.SourceFile;
  readonly classes: ReadonlyMap<string, ts.ClassDeclaration>;
  readonly hasComments: boolean;
}

const parse = (text: string): ts.SourceFile =>
  ts.createSourceFile('models.ts', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);

const isModel = (node: ts.Node): node is ts.ClassDeclaration =>
  ts.isClassDeclaration(node) &&
  /^(?:\$(?:dara|tea)\.)?Model$/.test(node.heritageClauses?.[0]?.types[0]?.expression.getText() ?? '');

/** Finds the object that a static method of a model returns: `names()` and `types()` hold the facts. */
function findReturned(model: ts.ClassDeclaration, method: string): ts.ObjectLiteralExpression | undefined {
  const found = model.members.find((member) => ts.isMethodDeclaration(member) && member.name.getText() === method);
  const statement = found !== undefined && ts.isMethodDeclaration(found) ? found.body?.statements[0] : undefined;
  const value = statement !== undefined && ts.isReturnStatement(statement) ? statement.expression : undefined;
  return value !== undefined && ts.isObjectLiteralExpression(value) ? value : undefined;
}

const listEntries = (object: ts.ObjectLiteralExpression | undefined): [string, ts.Expression][] =>
  [...(object?.properties ?? [])]
    .filter(ts.isPropertyAssignment)
    .map(({ name, initializer }) => [ts.isStringLiteral(name) ? name.text : name.getText(), initializer]);

const readLiteral = (node: ts.Expression | undefined): string | undefined =>
  node !== undefined && ts.isStringLiteral(node) ? node.text : undefined;

interface Type {
  readonly name?: string;
  /** The model whose members stand below this one. */
  readonly model?: string;
  readonly isList: boolean;
}

function readType(node: ts.Expression | undefined): Type {
  if (node === undefined) return { isList: false };
  if (ts.isStringLiteral(node))
    return { name: node.text === 'number' ? 'integer or number' : node.text, isList: false };
  if (ts.isIdentifier(node)) return { name: 'object', model: node.text, isList: false };
  if (!ts.isObjectLiteralExpression(node)) return { isList: false };
  const entries = new Map(listEntries(node));
  const kind = readLiteral(entries.get('type'));
  if (kind !== 'array') return { name: kind === 'map' ? 'object' : 'any', isList: false };
  const item = readType(entries.get('itemType'));
  return { name: 'array', isList: true, ...(item.model === undefined ? {} : { model: item.model }) };
}

interface Comment {
  readonly remarks: string;
  readonly example?: string;
  readonly isDeprecated: boolean;
}

function readComment(node: ts.Node): Comment {
  const tags = ts.getJSDocTags(node);
  const find = (name: string): string | undefined => {
    const tag = tags.find(({ tagName }) => tagName.text === name);
    return tag === undefined ? undefined : (ts.getTextOfJSDocComment(tag.comment) ?? '');
  };
  const example = find('example')?.trim();
  return {
    remarks: readText(find('remarks') ?? ''),
    isDeprecated: find('deprecated') !== undefined,
    ...(example === undefined || example === '' ? {} : { example }),
  };
}

const requiredSentence = /\s*This parameter is required\.\s*/;

const deepest = 12;

interface Property {
  readonly member: ts.PropertyDeclaration;
  readonly name: string;
  readonly type: Type;
}

function makeRow({ member, name, type }: Property, { source, hasComments }: Models): MemberRow {
  const { remarks, example, isDeprecated } = readComment(member);
  return {
    line: source.getLineAndCharacterOfPosition(member.name.getStart(source)).line + 1,
    text: remarks === '' ? name : `${name}: ${remarks}`,
    name: type.isList && type.model === undefined ? `${name}.n` : name,
    description: remarks.replace(requiredSentence, '\n').trim(),
    ...(type.name === undefined ? {} : { type: type.name }),
    ...(hasComments ? { required: requiredSentence.test(remarks) } : {}),
    ...(example === undefined ? {} : { example }),
    ...(isDeprecated ? { deprecated: true } : {}),
  };
}

/** The members of a model and of the models inside it, by their names on the wire. */
function listMembers(models: Models, model: ts.ClassDeclaration, prefix = '', depth = 0): MemberRow[] {
  const names = new Map(listEntries(findReturned(model, 'names')));
  const types = new Map(listEntries(findReturned(model, 'types')));
  return model.members.filter(ts.isPropertyDeclaration).flatMap((member) => {
    const key = member.name.getText(models.source);
    const wireName = readLiteral(names.get(key));
    if (wireName === undefined) return [];
    const type = readType(types.get(key));
    const name = `${prefix}${wireName}`;
    const row = makeRow({ member, name, type }, models);
    const inner = models.classes.get(type.model ?? '');
    if (inner === undefined || depth > deepest) return [row];
    return [row, ...listMembers(models, inner, type.isList ? `${name}.n.` : `${name}.`, depth + 1)];
  });
}

/** The class names of an operation, by what they hold. Shrunk requests repeat the others with lists as text. */
const roots: readonly { readonly part: 'input' | 'output'; readonly name: RegExp }[] = [
  { part: 'input', name: /^([A-Z]\w*?)Request$/ },
  { part: 'output', name: /^([A-Z]\w*?)ResponseBody$/ },
];

function readModels(text: string): Models {
  const source = parse(text);
  const models = source.statements.filter(isModel);
  const classes = new Map(models.map((model) => [model.name?.text ?? '', model]));
  const hasComments = models.some((model) => model.members.some((member) => ts.getJSDocTags(member).length > 0));
  return { source, classes, hasComments };
}

interface Root {
  readonly operation: string;
  readonly part: 'input' | 'output';
  readonly model: ts.ClassDeclaration;
}

function listRoots({ classes }: Models): Root[] {
  const found = [...classes].flatMap(([name, model]) =>
    roots.flatMap(({ part, name: pattern }) => {
      const operation = pattern.exec(name)?.[1];
      return operation === undefined ? [] : [{ operation, part, model }];
    }),
  );
  const names = new Set(found.map(({ operation }) => operation));
  return found.flatMap((root) => {
    const full = root.operation.replace(/Shrink$/, '');
    if (full === root.operation) return [root];
    return names.has(full) ? [] : [{ ...root, operation: full }];
  });
}

function readOperations(models: Models): OperationReading[] {
  const found = listRoots(models);
  const names = [...new Set(found.map(({ operation }) => operation))];
  return names.map((operation) => {
    const own = found.filter((root) => root.operation === operation);
    const read = (part: Root['part']): MemberRow[] | undefined => {
      const root = own.find((one) => one.part === part);
      return root === undefined ? undefined : listMembers(models, root.model);
    };
    const first = own[0];
    const input = read('input')?.filter(({ name }) => !isCommonParameter(name));
    const output = read('output');
    const line =
      first === undefined
        ? 1
        : models.source.getLineAndCharacterOfPosition(first.model.getStart(models.source)).line + 1;
    return {
      line,
      text: first?.model.name?.text ?? operation,
      operation,
      ...(input === undefined ? {} : { input }),
      ...(output === undefined ? {} : { output }),
    };
  });
}

/** Models whose wire names cannot be read. */
const listUnreadable = ({ source, classes }: Models): Quote[] =>
  [...classes.values()]
    .filter((model) => findReturned(model, 'names') === undefined && model.members.some(ts.isPropertyDeclaration))
    .map((model) => ({
      line: source.getLineAndCharacterOfPosition(model.getStart(source)).line + 1,
      text: `class ${model.name?.text}`,
    }));

function readDocument(text: string): Reading {
  const models = readModels(text);
  const operations = readOperations(models);
  const unreadable = listUnreadable(models);
  const understood = operations.reduce((sum, { input = [], output = [] }) => sum + input.length + output.length, 0);
  return { isComplete: false, operations, rows: understood + unreadable.length, understood, unreadable };
}

/** The models of the vendor's TypeScript SDK: names in their methods, facts in their comments. */
export const typescriptSdk: Reader = {
  name: 'typescript-sdk',
  extractors: pageExtractors,
  recognise: ({ text }) =>
    /\bextends \$(?:dara|tea)\.Model\b/.test(text) && listRoots(readModels(text)).length > 0 ? 0.9 : 0,
  read: ({ text }) => readDocument(text),
};
