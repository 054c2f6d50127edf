import type { ImportDeclarationStructure, OptionalKind } from 'ts-morph';
import { banner } from '../banner.js';
import { IndentationText, NewLineKind, Project, QuoteKind, StructureKind } from './ts-morph.js';

/** Names a module takes from another. */
export interface Import {
  readonly from: string;
  readonly values?: readonly string[];
  readonly types?: readonly string[];
}

export interface ModuleText {
  /** The spec it is made from, as the first line says. */
  readonly source: string;
  readonly imports: readonly Import[];
  /** Declarations, each with its docstring. */
  readonly statements: readonly string[];
}

/** The one project of a run: what it makes is text, so nothing stays in it. */
const project = new Project({
  useInMemoryFileSystem: true,
  skipLoadingLibFiles: true,
  manipulationSettings: {
    indentationText: IndentationText.TwoSpaces,
    quoteKind: QuoteKind.Single,
    newLineKind: NewLineKind.LineFeed,
    useTrailingCommas: true,
  },
});

function importStructure({
  from,
  values = [],
  types = [],
}: Import): OptionalKind<ImportDeclarationStructure> | undefined {
  if (values.length === 0 && types.length === 0) return undefined;
  if (values.length === 0) return { moduleSpecifier: from, isTypeOnly: true, namedImports: [...types].sort() };
  return {
    moduleSpecifier: from,
    namedImports: [...values.map((name) => ({ name })), ...types.map((name) => ({ name, isTypeOnly: true }))].sort(
      (a, b) => (a.name < b.name ? -1 : 1),
    ),
  };
}

/** All emitted TypeScript goes through here: one way to write imports, spacing and the first line. */
export function renderModule({ source, imports, statements }: ModuleText): string {
  const structures = imports.flatMap((one) => {
    const structure = importStructure(one);
    return structure === undefined ? [] : [{ kind: StructureKind.ImportDeclaration, ...structure } as const];
  });
  const file = project.createSourceFile(
    'module.ts',
    { statements: [...structures, ...statements.map((text) => `\n${text}`)] },
    { overwrite: true },
  );
  const text = file
    .getFullText()
    .replace(/ +\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n');
  file.forget();
  return `// ${banner(source)}\n${text}`;
}
