import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import { type Diagnostic, diagnostic, type Place } from './diagnostics.js';
import { yamlProblems } from './yaml-problems.js';

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
    if (part === 'key') return pair?.key;
    // an empty value has no place of its own: the key has to be looked at
    return isEmpty(pair?.value) ? pair?.key : pair?.value;
  }
  return isSeq(at) ? at.items[Number(step)] : undefined;
}

const isEmpty = (node: unknown): boolean =>
  node === undefined || node === null || (isScalar(node) && node.value === null);

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
  const end = text.slice(from, to).search(/[ \t]*\r?(\n|$)/);
  return Math.max(1, end);
}

type PlaceAt = (from: number, to: number) => Place;

function placer(path: string, text: string): { lines: LineCounter; placeAt: PlaceAt } {
  const lines = new LineCounter();
  const placeAt: PlaceAt = (from, to) => {
    const { line, col } = lines.linePos(from);
    return { file: path, line: Math.max(1, line), column: Math.max(1, col), length: firstLine(text, from, to) };
  };
  return { lines, placeAt };
}

const isRefused = (node: unknown): node is Node =>
  isAlias(node) ||
  (isNode(node) && Boolean((node as { anchor?: string }).anchor)) ||
  (isScalar(node) && node.value === '<<' && node.type === 'PLAIN');

function aliases(document: Document, text: string, placeAt: PlaceAt): Diagnostic[] {
  const found: Diagnostic[] = [];
  visit(document, (_, node) => {
    if (!isRefused(node)) return;
    const [from, to] = node.range ?? [0, 1];
    const { anchor } = node as { anchor?: string };
    // the range of a node begins behind its anchor
    const start = anchor === undefined ? from : text.lastIndexOf(`&${anchor}`, from);
    found.push(diagnostic(placeAt(start, to), 'yaml-alias', {}));
  });
  return found;
}

/** Parses a file and says everything YAML itself finds wrong with it. */
export function parseSpecFile(path: string, text: string): { file: SpecFile; diagnostics: Diagnostic[] } {
  const { lines, placeAt } = placer(path, text);
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true, version: '1.2' });
  const problems = yamlProblems(text, [...document.errors, ...document.warnings]);
  const syntax = problems.map(({ from, to, sentence }) =>
    diagnostic(placeAt(from, to), 'yaml-syntax', { problem: sentence }),
  );
  const forbidden = syntax.length === 0 ? aliases(document, text, placeAt) : [];
  const usable = syntax.length === 0 && forbidden.length === 0;
  const place: SpecFile['place'] = (keyPath, part = 'value') => {
    const range = nodeAt(document, keyPath, part)?.range;
    return range ? placeAt(range[0], range[1]) : { file: path, line: 1, column: 1, length: 1 };
  };
  return {
    file: { path, text, value: usable ? (document.toJS() as unknown) : undefined, place },
    diagnostics: [...syntax, ...forbidden],
  };
}
