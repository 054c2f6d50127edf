import type { CodeBlockWriter, ImportDeclarationStructure, Project } from 'ts-morph';
import { banner } from '../banner.js';
import { byCodeUnit } from '../names.js';
import { loadTsMorph } from './ts-morph.js';

/** Names a module takes from another. */
export interface Import {
  readonly from: string;
  readonly values?: readonly string[];
  readonly types?: readonly string[];
  /** The name for all its types together. */
  readonly namespace?: string;
}

export interface ModuleText {
  /** The spec it is made from, as the first line says. */
  readonly source: string;
  readonly imports: readonly Import[];
  /** Declarations, each with its docstring. */
  readonly statements: readonly string[];
}

let project: Project | undefined;

/** Returns the one project of a run: it makes text, so nothing stays in it. */
function loadProject(): Project {
  const { IndentationText, NewLineKind, Project, QuoteKind } = loadTsMorph();
  project ??= new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    manipulationSettings: {
      indentationText: IndentationText.TwoSpaces,
      quoteKind: QuoteKind.Single,
      newLineKind: NewLineKind.LineFeed,
      useTrailingCommas: true,
    },
  });
  return project;
}

const width = 120;

/** Writes names on one line where the declaration fits, else with a line for each. */
function writeNames(from: string, names: readonly string[]): (writer: CodeBlockWriter) => void {
  const line = names.join(', ');
  if (`import { ${line} } from '${from}';`.length <= width) return (writer) => writer.write(line);
  return (writer) => {
    writer.newLine();
    for (const name of names) writer.writeLine(`${name},`);
  };
}

function makeImport({ from, values = [], types = [], namespace }: Import): ImportDeclarationStructure | undefined {
  const structure = { kind: loadTsMorph().StructureKind.ImportDeclaration, moduleSpecifier: from } as const;
  if (namespace !== undefined) return { ...structure, isTypeOnly: true, namespaceImport: namespace };
  if (values.length === 0 && types.length === 0) return undefined;
  if (values.length === 0) return { ...structure, isTypeOnly: true, namedImports: writeNames(from, [...types].sort()) };
  const names = [...values.map((name) => [name, name]), ...types.map((name) => [name, `type ${name}`])]
    .sort(([a = ''], [b = '']) => byCodeUnit(a, b))
    .map(([, text = '']) => text);
  return { ...structure, namedImports: writeNames(from, names) };
}

/** Writes import declarations, the only part of a module that ts-morph makes of structures. */
function printImports(imports: readonly Import[]): string {
  const structures = imports.map(makeImport).filter((structure) => structure !== undefined);
  const file = loadProject().createSourceFile('module.ts', { statements: structures }, { overwrite: true });
  const text = file.getFullText();
  file.forget();
  return text;
}

/**
 * All emitted TypeScript goes through here: one way to write imports, spacing and the first line. Declarations are written
 * and not parsed again: for nobody looks at the tree, which takes ten times as long to make as the text.
 */
export function renderModule({ source, imports, statements }: ModuleText): string {
  const writer = loadProject().createWriter();
  writer.write(printImports(imports));
  for (const text of statements)
    writer
      .conditionalNewLine(writer.getLength() > 0 && !writer.isLastNewLine())
      .newLine()
      .write(text);
  const text = writer
    .conditionalNewLine(!writer.isLastNewLine())
    .toString()
    .replace(/ +\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n');
  return `// ${banner(source)}\n${text}`;
}
