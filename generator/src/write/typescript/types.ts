import { Node, type Project, SyntaxKind, type TypeNode } from 'ts-morph';
import { jsdoc } from './docs.js';

/** A schema's TypeScript, ready to be declared: the body of an interface, or another type. */
export interface TypeText {
  readonly kind: 'interface' | 'type';
  readonly text: string;
  /** Other schemas it names. */
  readonly uses: readonly string[];
}

/** What openapi-typescript writes in its own way: a comment with its line, the name of a schema, a quoted text. */
const piece = /^( *)\/\*\*([\s\S]*?)\*\/\n|components\["schemas"\]\["(\w+)"\]|"((?:[^"\\]|\\.)*)"/gm;

const marks = /^@(enum \{.*\}|constant)$/;

/** What a comment says, without the marks around it: `@description` in front, `@enum {string}` behind. */
function commentLines(text: string): string[] {
  const [first = '', ...rest] = text
    .trim()
    .split('\n')
    .map((line) => line.replace(/^ *\* {0,5}/, '').trimEnd());
  return [first.replace(/^@description /, ''), ...rest].filter((line) => !marks.test(line));
}

const singleQuoted = (text: string): string =>
  `'${text.replace(/\\.|'/g, (part) => (part === "'" ? "\\'" : part === '\\"' ? '"' : part))}'`;

/** The text of a type in our own style: two spaces, single quotes, names without their path, comments as everywhere. */
function tidy(raw: string): Pick<TypeText, 'text' | 'uses'> {
  const uses = new Set<string>();
  const text = raw
    .replace(/^( {4})+/gm, (indent) => '  '.repeat(Math.max(0, indent.length / 4 - 2)))
    .replace(piece, (_, indent: string, comment?: string, name?: string, quoted?: string) => {
      if (comment !== undefined) return jsdoc(commentLines(comment), indent);
      if (name === undefined) return singleQuoted(quoted ?? '');
      uses.add(name);
      return name;
    });
  return { text, uses: [...uses] };
}

/**
 * The text of a type whose optional members may also be given as undefined. Compilers that tell a missing member from one
 * that is undefined (exactOptionalPropertyTypes) refuse `{ Size: size }` otherwise, though the runtime sends neither.
 */
function withUndefined(type: TypeNode): string {
  const start = type.getStart();
  const ends = type
    .getDescendantsOfKind(SyntaxKind.PropertySignature)
    .flatMap((member) => (member.hasQuestionToken() ? [member.getTypeNodeOrThrow().getEnd() - start] : []))
    .sort((a, b) => a - b);
  const text = type.getText();
  return [0, ...ends].map((from, i) => text.slice(from, ends[i])).join(' | undefined');
}

/** Every schema of a product as TypeScript, by name, from what openapi-typescript printed of them. */
export function typeTexts(
  printed: string,
  project: Project,
  inputs: ReadonlySet<string>,
): ReadonlyMap<string, TypeText> {
  const source = project.createSourceFile('openapi-types.ts', printed, { overwrite: true });
  const schemas = source.getInterfaceOrThrow('components').getPropertyOrThrow('schemas').getTypeNodeOrThrow();
  const texts = new Map<string, TypeText>();
  for (const member of Node.isTypeLiteral(schemas) ? schemas.getProperties() : []) {
    const [name, type] = [member.getName(), member.getTypeNodeOrThrow()];
    // a list of objects begins with a brace too, but only the bare object can be an interface
    texts.set(name, {
      kind: Node.isTypeLiteral(type) ? 'interface' : 'type',
      ...tidy(inputs.has(name) ? withUndefined(type) : type.getText()),
    });
  }
  source.forget();
  return texts;
}
