import { getStability, type Scalar } from '@yunspec/runtime/check';
import type { Model, Value } from '../model.js';
import { isDeclared, isJsonBoolean, isReference, listSpellings, type Side, takesText } from '../values.js';
import { jsdoc } from './docs.js';
import { describeValue } from './facts.js';
import type { InlineNames } from './inline-types.js';
import { literal, printName } from './literal.js';
import { RuleFacts } from './rule-facts.js';

/** The TypeScript of a value, ready to be declared: the body of an interface, or another type. */
export interface TypeText {
  readonly kind: 'interface' | 'type';
  readonly text: string;
  /** The shapes it names. */
  readonly uses: readonly string[];
  /** The objects inside it that have a name, outer ones first. */
  readonly inline: readonly InlineType[];
}

/** An object inside another value, with a type of its own. */
export interface InlineType extends Pick<TypeText, 'kind' | 'text'> {
  readonly name: string;
  readonly path: string;
  readonly description: string | undefined;
}

interface Printing {
  readonly side: Side;
  /** Collects the shapes that the type names. */
  readonly uses: Set<string>;
  readonly names: InlineNames;
  /** Collects the objects that have a name. */
  readonly inline: InlineType[];
  /** Where the value is. */
  readonly path: string;
  readonly ruleFacts: RuleFacts;
}

const scalarTypes: Readonly<Record<Exclude<Value['type'], 'array' | 'object'>, string>> = {
  string: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  any: 'unknown',
};

/** The types of an integer that a number may be too small for. The runtime reads and sends all of its digits. */
const largeTypes: Readonly<Record<Side, string>> = {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a type of TypeScript
  input: 'number | bigint | `${bigint}`',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a type of TypeScript
  output: 'number | `${bigint}`',
};

/** Returns the shapes that have a type of their own; all others are written out where they are used. */
export const listDeclaredShapes = (model: Model): [string, Value][] =>
  Object.entries(model.shapes).filter(([, shape]) => isDeclared(shape));

/** Returns whether a type must take other values too: limits that may move, and everything in an output. */
const isOpen = (value: Value, keyword: 'enum' | 'const', side: Side): boolean =>
  side === 'output' || getStability(value, keyword) !== 'closed';

const hasMembers = ({ properties = {} }: Value): boolean => Object.keys(properties).length > 0;

/** Returns whether a type has an operator outside of braces, so that `[]` behind it would mean its last part only. */
const isUnion = (value: Value, text: string, side: Side): boolean =>
  value.nullable === true ||
  takesText(value, side) ||
  (value.type !== 'array' && value.type !== 'object' && text.includes(' | '));
const isIntersection = (value: Value): boolean => hasMembers(value) && value.values !== undefined;

const joinUnion = (values: readonly Scalar[]): string => values.map((value) => literal(value)).join(' | ');

function printScalar(value: Value, type: keyof typeof scalarTypes, side: Side): string {
  const { text, large, enum: values, const: only } = value;
  if (large) return largeTypes[side];
  if (side === 'output' && isJsonBoolean(value)) return 'boolean';
  if (text !== undefined) return joinUnion(listSpellings(value));
  const known = values ?? (only === undefined ? undefined : [only]);
  if (known === undefined) return scalarTypes[type];
  if (!isOpen(value, values === undefined ? 'const' : 'enum', side)) return joinUnion(known);
  // editors complete the known texts, and the compiler takes any other; numbers are not completed
  return type === 'string' ? `${joinUnion(known)} | (string & {})` : scalarTypes[type];
}

function printArray(value: Value, printing: Printing, indent: string): string {
  const list = printList(value, printing, indent);
  return takesText(value, printing.side) ? `string | ${list}` : list;
}

function printList({ items }: Value, printing: Printing, indent: string): string {
  // nothing changes an input, so a list that its owner cannot change is one too
  const modifier = printing.side === 'input' ? 'readonly ' : '';
  if (items === undefined) return `${modifier}unknown[]`;
  const item = printValue(items, { ...printing, path: `${printing.path}[]` }, indent);
  const isComposed = isUnion(items, item, printing.side) || (isIntersection(items) && !printing.names.has(items));
  return `${modifier}${isComposed || item.startsWith('readonly ') ? `(${item})` : item}[]`;
}

function printMembers({ properties = {}, required = [] }: Value, printing: Printing, indent: string): string {
  const inner = `${indent}  `;
  const members = Object.entries(properties).map(([name, value]) => {
    const isRequired = required.includes(name);
    // with exactOptionalPropertyTypes, `{ Size: undefined }` would be refused, though the runtime sends nothing for it
    const orUndefined = printing.side === 'input' && !isRequired ? ' | undefined' : '';
    const path = printing.path === '' ? name : `${printing.path}.${name}`;
    const doc = jsdoc(describeValue(value, printing.ruleFacts.find(path)), inner);
    const type = printValue(value, { ...printing, path }, inner);
    return `${doc}${inner}${printName(name)}${isRequired ? '' : '?'}: ${type}${orUndefined};\n`;
  });
  return `{\n${members.join('')}${indent}}`;
}

function printMap({ values }: Value, printing: Printing, indent: string): string {
  const type =
    values === undefined ? 'unknown' : printValue(values, { ...printing, path: `${printing.path}{}` }, `${indent}  `);
  return `{\n${indent}  [key: string]: ${type};\n${indent}}`;
}

function printObject(value: Value, printing: Printing, indent: string): string {
  if (isIntersection(value)) return `${printMembers(value, printing, indent)} & ${printMap(value, printing, indent)}`;
  if (hasMembers(value)) return printMembers(value, printing, indent);
  const isEmpty = value.properties !== undefined && value.values === undefined;
  return isEmpty ? 'Record<string, never>' : printMap(value, printing, indent);
}

/** Prints an object where it is, or its name where it has one. */
function printNamed(value: Value, printing: Printing, indent: string): string {
  const { names, inline, path } = printing;
  const name = names.get(value);
  if (name === undefined) return printObject(value, printing, indent);
  const place = inline.length;
  const text = printObject(value, printing, '');
  const kind = isIntersection(value) ? 'type' : 'interface';
  inline.splice(place, 0, { name, path, kind, text, description: value.description });
  return name;
}

const printValue = (value: Value, printing: Printing, indent = ''): string =>
  `${printNotNull(value, printing, indent)}${value.nullable && value.type !== 'any' ? ' | null' : ''}`;

function printNotNull(value: Value, printing: Printing, indent: string): string {
  const { type, shape = '' } = value;
  if (printing.side === 'output' && isReference(value)) {
    printing.uses.add(shape);
    return shape;
  }
  if (type === 'array') return printArray(value, printing, indent);
  return type === 'object' ? printNamed(value, printing, indent) : printScalar(value, type, printing.side);
}

/** Prints the type of an operation's input or output, or of a shape. Objects inside it without a name are written out. */
export function printType(value: Value, side: Side, names: InlineNames = new Map()): TypeText {
  const uses = new Set<string>();
  const inline: InlineType[] = [];
  const text = printValue(value, { side, uses, names, inline, path: '', ruleFacts: new RuleFacts(value) });
  // a list of objects begins with a brace too, and an intersection ends in one
  const isInterface = value.type === 'object' && text.startsWith('{') && !isIntersection(value);
  return { kind: isInterface ? 'interface' : 'type', text, uses: [...uses], inline };
}
