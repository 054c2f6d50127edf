import { type Document, isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import { type Diagnostic, diagnostic, type Place } from './diagnostics.js';

export type KeyPath = readonly (string | number)[];

/** One YAML file, parsed once, that can say where each of its values stands. */
export interface SpecFile {
  /** Path as messages show it. */
  readonly path: string;
  readonly text: string;
  readonly value: unknown;
  /** Where the value at a path stands; with `key`, the key that leads to it. */
  place(path: KeyPath, part?: 'key' | 'value'): Place;
}

interface Ranged {
  readonly range?: readonly [number, number, number] | null | undefined;
}

function child(at: unknown, step: string | number, part: 'key' | 'value'): unknown {
  if (isMap(at)) {
    const pair = at.items.find(({ key }) => (isScalar(key) ? String(key.value) : undefined) === String(step));
    return part === 'key' ? pair?.key : (pair?.value ?? pair?.key);
  }
  return isSeq(at) ? at.items[Number(step)] : undefined;
}

function nodeAt(document: Document, path: KeyPath, part: 'key' | 'value'): Ranged | undefined {
  let at: unknown = document.contents;
  for (const [i, step] of path.entries()) {
    const next = child(at, step, i === path.length - 1 ? part : 'value');
    if (next === undefined || next === null) return at as Ranged;
    at = next;
  }
  return at as Ranged;
}

function firstLine(text: string, from: number, to: number): number {
  const end = text.indexOf('\n', from);
  return Math.max(1, (end === -1 ? to : Math.min(to, end)) - from);
}

function placer(path: string, text: string, document: Document, lines: LineCounter): SpecFile['place'] {
  return (keyPath, part = 'value') => {
    const range = nodeAt(document, keyPath, part)?.range;
    if (!range) return { file: path, line: 1, column: 1, length: 1 };
    const { line, col } = lines.linePos(range[0]);
    return { file: path, line, column: col, length: firstLine(text, range[0], range[1]) };
  };
}

function aliases(document: Document, at: (node: Node) => Place): Diagnostic[] {
  const found: Diagnostic[] = [];
  visit(document, (_, node) => {
    if (isAlias(node) || (!isPair(node) && node !== null && typeof node === 'object' && 'anchor' in node && node.anchor)) {
      found.push(diagnostic(at(node as Node), 'yaml-alias', {}));
    }
  });
  return found;
}

/** Parses a file and says everything YAML itself finds wrong with it. */
export function parseSpecFile(path: string, text: string): { file: SpecFile; diagnostics: Diagnostic[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2' });
  const placeAt = (from: number, to: number): Place => {
    const { line, col } = lines.linePos(from);
    return { file: path, line: Math.max(1, line), column: Math.max(1, col), length: firstLine(text, from, to) };
  };
  const syntax = [...document.errors, ...document.warnings].map((problem) =>
    diagnostic(placeAt(problem.pos[0], problem.pos[1]), 'yaml-syntax', { problem: problem.message.replace(/\s+/g, ' ') }),
  );
  const forbidden = aliases(document, (node) => placeAt(node.range?.[0] ?? 0, node.range?.[1] ?? 1));
  const usable = syntax.length === 0 && forbidden.length === 0;
  const file = { path, text, value: usable ? (document.toJS() as unknown) : undefined, place: placer(path, text, document, lines) };
  return { file, diagnostics: [...syntax, ...forbidden] };
}
