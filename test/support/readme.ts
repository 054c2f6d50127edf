import ts from 'typescript';

/** A sample of a page, in the order of the page. */
export interface Block {
  readonly code: string;
  /** The word after the language of the fence, such as `old` in a migration guide. */
  readonly label: string | undefined;
  /** Its imports, and the names it declares for the samples after it. */
  readonly imports: readonly ts.ImportDeclaration[];
  readonly names: readonly string[];
  /** The output that the page claims: after `//` beside a console.log, or in a text below. */
  readonly prints: readonly string[];
}

const fence = /^```(\w*)(?: (\w+))?\n([\s\S]*?)^```$/gm;

/** The names a binding declares. */
function listNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? listNames(element.name) : []));
}

function readBlock(code: string, label: string | undefined, text: string | undefined): Block {
  const { statements } = ts.createSourceFile('block.ts', code, ts.ScriptTarget.ES2022, true);
  const beside = [...code.matchAll(/console\.log\(.*\); \/\/ (.+)$/gm)].map(([, says = '']) => says);
  return {
    code,
    label,
    imports: statements.filter(ts.isImportDeclaration),
    names: statements
      .filter(ts.isVariableStatement)
      .flatMap((one) => one.declarationList.declarations.flatMap(({ name }) => listNames(name))),
    prints: [...beside, ...(text === undefined ? [] : [text.trimEnd()])],
  };
}

/** The TypeScript samples of a page. */
export function readBlocks(page: string): Block[] {
  const fences = [...page.matchAll(fence)].map(([, language = '', label, code = '']) => ({ language, label, code }));
  return fences.flatMap(({ language, label, code }, i) => {
    const next = fences[i + 1];
    return language === 'ts' ? [readBlock(code, label, next?.language === 'text' ? next.code : undefined)] : [];
  });
}

/** Imports of several samples, each name once. */
function mergeImports(imports: readonly ts.ImportDeclaration[]): string[] {
  const named = new Map<string, Set<string>>();
  const whole = new Set<string>();
  for (const one of imports) {
    const bindings = one.importClause?.namedBindings;
    const from = (one.moduleSpecifier as ts.StringLiteral).text;
    if (one.importClause?.name !== undefined || bindings === undefined || !ts.isNamedImports(bindings))
      whole.add(one.getText());
    else
      named.set(from, new Set([...(named.get(from) ?? []), ...bindings.elements.map((element) => element.getText())]));
  }
  return [...whole, ...[...named].map(([from, names]) => `import { ${[...names].join(', ')} } from '${from}';`)];
}

const removeImports = ({ code, imports }: Block): string =>
  imports.reduceRight((text, one) => text.slice(0, one.getStart()) + text.slice(one.getEnd()), code);

/**
 * All samples as one program, as a reader follows them: each sees what those before it declare, and may use their names for
 * something else. `before` goes in front of each.
 */
export function joinBlocks(blocks: readonly Block[], before: (index: number) => string = () => ''): string {
  const imports = mergeImports(blocks.flatMap((block) => block.imports));
  const nested = blocks.map((block, i) => `{\n${before(i)}${removeImports(block)}`);
  return `${imports.join('\n')}\n${nested.join('\n')}\n${'}'.repeat(blocks.length)}\nexport {};\n`;
}
