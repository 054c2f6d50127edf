import ts from 'typescript';
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

export type Data = Readonly<Record<string, unknown>>;

/** Data of a JSON or YAML file that knows the lines it stands in. */
export interface Located {
  readonly value: unknown;
  /** The line of a member of an object, or of the object itself; `undefined` for an object that is not of the file. */
  findLine(object: unknown, key?: string): number | undefined;
  /** Puts the members of objects into one, which knows their lines as well. */
  join(objects: readonly Data[]): Data;
}

type Lines = Map<unknown, ReadonlyMap<string | undefined, number>>;

const locate = (value: unknown, lines: Lines): Located => ({
  value,
  findLine: (object, key) => lines.get(object)?.get(key) ?? lines.get(object)?.get(undefined),
  join(objects) {
    const joined = Object.assign({}, ...objects) as Data;
    lines.set(joined, new Map(objects.flatMap((object) => [...(lines.get(object) ?? [])])));
    return joined;
  },
});

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

function readJson(text: string): Located | undefined {
  if (!isJson(text)) return undefined;
  const source = ts.parseJsonText('document.json', text);
  const lines: Lines = new Map();
  const findLine = (node: ts.Node): number => ts.getLineAndCharacterOfPosition(source, node.getStart(source)).line + 1;
  const read = (node: ts.Node): unknown => {
    if (ts.isObjectLiteralExpression(node)) {
      const members = node.properties.filter(ts.isPropertyAssignment).filter(({ name }) => ts.isStringLiteral(name));
      const object = Object.fromEntries(
        members.map(({ name, initializer }) => [ts.isStringLiteral(name) ? name.text : '', read(initializer)]),
      );
      const keys = members.map(
        (member) => [ts.isStringLiteral(member.name) ? member.name.text : '', findLine(member)] as const,
      );
      lines.set(object, new Map<string | undefined, number>([[undefined, findLine(node)], ...keys]));
      return object;
    }
    if (ts.isArrayLiteralExpression(node)) {
      const list = node.elements.map(read);
      lines.set(list, new Map([[undefined, findLine(node)]]));
      return list;
    }
    return JSON.parse(node.getText(source)) as unknown;
  };
  const expression = source.statements[0]?.expression;
  return expression === undefined ? undefined : locate(read(expression), lines);
}

function readYaml(text: string): Located | undefined {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  if (document.errors.length > 0) return undefined;
  const lines: Lines = new Map();
  const findLine = (node: Node): number => counter.linePos(node.range?.[0] ?? 0).line;
  const read = (node: unknown): unknown => {
    if (isMap<Node, Node | null>(node)) {
      const pairs = node.items.map(({ key, value }) => [isScalar(key) ? String(key.value) : '', key, value] as const);
      const object = Object.fromEntries(pairs.map(([key, , value]) => [key, read(value)]));
      const keys = pairs.map(([name, key]) => [name, findLine(key)] as const);
      lines.set(object, new Map<string | undefined, number>([[undefined, findLine(node)], ...keys]));
      return object;
    }
    if (isSeq<Node>(node)) {
      const list = node.items.map(read);
      lines.set(list, new Map([[undefined, findLine(node)]]));
      return list;
    }
    return isScalar(node) ? node.value : undefined;
  };
  return locate(read(document.contents), lines);
}

/** Reads JSON or YAML; `undefined` for anything else. */
export function readLocated(text: string): Located | undefined {
  return /^\s*[{[]/.test(text) ? readJson(text) : readYaml(text);
}

export const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const readData = (value: unknown): Data => (isData(value) ? value : {});

export const readList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const readString = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
