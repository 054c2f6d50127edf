import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const libraries = dirname(fileURLToPath(import.meta.resolve('typescript')));

/** Compiles files with strict options and no ambient types. Returns what the compiler says, with places below a root. */
export function compile(root: string, files: readonly string[], more: ts.CompilerOptions): string[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    skipLibCheck: true,
    types: [],
    ...more,
  };
  // the compiler inside ts-morph, which commands load, has libraries elsewhere
  const host = { ...ts.createCompilerHost(options), getDefaultLibLocation: () => libraries };
  return ts.getPreEmitDiagnostics(ts.createProgram(files, options, host)).map(({ file, start = 0, messageText }) => {
    const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
    return `${file?.fileName.slice(root.length)}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}
