const identifier = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

const quoted = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'")}'`;

/** Returns the name of a member as code. `__proto__` is a member like any other only in brackets. */
export function printName(name: string): string {
  if (name === '__proto__') return `['${name}']`;
  return identifier.test(name) ? name : quoted(name);
}

// a line of 120 columns, with what may follow a literal on its last line
const width = 118;

/** Code, which stands in a literal as it is. */
export class Code {
  constructor(readonly text: string) {}
}

/** A member of a literal that is made when it is first read, by code that takes its literal. */
export class Getter {
  constructor(
    readonly value: unknown,
    readonly helper: string,
  ) {}
}

/** A method of a literal, whose body is one call. The values in it are made at each call, not when the literal is. */
export class Method {
  constructor(
    readonly parameter: string,
    readonly helper: string,
    readonly value: unknown,
  ) {}
}

function printMethod(name: string, { parameter, helper, value }: Method, indent: string): string {
  const inner = `${indent}  `;
  const head = `${helper}(${parameter}, `;
  return `${printName(name)}(${parameter}) {\n${inner}${head}${literal(value, inner, head.length)});\n${indent}}`;
}

function printMember(name: string, value: unknown, indent: string): string {
  if (value instanceof Method) return printMethod(name, value, indent);
  if (!(value instanceof Getter)) return `${printName(name)}: ${literal(value, indent, printName(name).length + 2)}`;
  const inner = `${indent}  `;
  const head = `return ${value.helper}(this, `;
  return `get ${printName(name)}() {\n${inner}${head}${literal(value.value, inner, head.length)});\n${indent}}`;
}

/** Data as a TypeScript literal: on one line where it fits. `taken` is the width of what shares its first line. */
export function literal(value: unknown, indent = '', taken = 0): string {
  if (value instanceof Code) return value.text;
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : String(value);
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const parts = isList
    ? (value as unknown[]).map((item) => literal(item, inner))
    : Object.entries(value).map(([name, item]) => printMember(name, item, inner));
  const [open, close, pad] = isList ? ['[', ']', ''] : ['{', '}', ' '];
  if (parts.length === 0) return open + close;
  const line = `${open}${pad}${parts.join(', ')}${pad}${close}`;
  if (indent.length + taken + line.length <= width && !line.includes('\n')) return line;
  return `${open}\n${parts.map((part) => `${inner}${part},\n`).join('')}${indent}${close}`;
}

/** Texts as a union type: on one line where it fits, else one to a line. */
export function printUnion(texts: readonly string[]): string {
  if (texts.length === 0) return 'never';
  const line = texts.map((text) => literal(text)).join(' | ');
  return line.length <= 80 ? line : texts.map((text) => `\n  | ${literal(text)}`).join('');
}
