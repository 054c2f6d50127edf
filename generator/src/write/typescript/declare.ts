import { jsdoc } from './docs.js';
import type { InlineType, TypeText } from './types.js';

const width = 120;

/** A function or method: its head is all that comes before the parameters. */
export interface FunctionText {
  readonly doc: readonly string[];
  readonly head: string;
  readonly parameters: readonly string[];
  readonly returns: string;
  /** Signatures that users see instead of that of the body. */
  readonly overloads?: readonly string[];
  /** The width of what comes before the head. */
  readonly indent?: number;
  readonly body: string;
}

/** Returns a signature on one line where it fits, else with a line for each parameter. */
function printSignature(head: string, parameters: readonly string[], returns: string, room: number): string {
  const line = `${head}(${parameters.join(', ')}): ${returns}`;
  return line.length <= room ? line : `${head}(\n${parameters.map((one) => `  ${one},\n`).join('')}): ${returns}`;
}

/** Returns a function, or a method of a class, with its docstring. */
export function declareFunction(text: FunctionText): string {
  const { doc, head, parameters, returns, overloads = [], indent = 0, body } = text;
  const room = width - indent - ' {'.length;
  const signatures = overloads.map((signature) => `${signature};\n`).join('');
  return `${jsdoc(doc)}${signatures}${printSignature(head, parameters, returns, room)} {\n  ${body}\n}`;
}

/** Returns a type with its docstring. */
export function declareType(
  name: string,
  { kind, text }: Pick<TypeText, 'kind' | 'text'>,
  doc: readonly string[],
): string {
  return `${jsdoc(doc)}export ${kind === 'interface' ? `interface ${name} ${text}` : `type ${name} = ${text};`}`;
}

const describeInline = ({ path, description }: InlineType, owner: string): string => {
  if (path === '[]') return description ?? `An item of {@link ${owner}}.`;
  const place = `\`${path.replace(/\[\]$/, '')}\` in {@link ${owner}}.`;
  return description ?? (path.endsWith('[]') ? `An item of ${place}` : `The object ${place}`);
};

/** Returns a type with its docstring, followed by those of the objects inside it. */
export const declareTypes = (name: string, type: TypeText, doc: readonly string[]): string[] => [
  declareType(name, type, doc),
  ...type.inline.map((inline) => declareType(inline.name, inline, [describeInline(inline, name)])),
];

/** Returns a type alias with its docstring. */
export const declareAlias = (name: string, text: string, doc: readonly string[]): string =>
  `${jsdoc(doc)}export type ${name} = ${text};`;

/** Returns a constant with its docstring. */
export const declareConstant = (name: string, type: string, value: string, doc: readonly string[]): string =>
  `${jsdoc(doc)}export const ${name}: ${type} = ${value};`;
