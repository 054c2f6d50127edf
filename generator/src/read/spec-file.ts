import { createRequire } from 'node:module';
import type { Document, LineCounter, Node } from 'yaml';
import { createFinding, type Finding, type Place } from '../language/findings.js';
import type { KeyPath } from '../language/walk.js';
import { readQuickly } from './quick-yaml.js';
import { findYamlProblems } from './yaml-problems.js';

/** A parsed YAML file that finds the place of each of its values. */
export interface SpecFile {
  /** The path as messages show it. */
  readonly path: string;
  readonly text: string;
  readonly value: unknown;
  /** Finds the place of the value at a path; with `key`, of the key that leads to it. */
  place(path: KeyPath, part?: 'key' | 'value'): Place;
}

const require = createRequire(import.meta.url);

/** Loads the parser that knows the place of every token. A run without findings does without it. */
const loadYaml = (): typeof import('yaml') => require('yaml') as typeof import('yaml');

interface Ranged {
  readonly range?: readonly [number, number, number] | null | undefined;
}

function findChild(at: unknown, step: string | number, part: 'key' | 'value'): unknown {
  const { isMap, isScalar, isSeq } = loadYaml();
  if (isMap(at)) {
    const pair = at.items.find(({ key }) => (isScalar(key) ? String(key.value) : undefined) === String(step));
    if (part === 'key') return pair?.key;
    // an empty value has no place of its own; its key has
    return isEmpty(pair?.value) ? pair?.key : pair?.value;
  }
  return isSeq(at) ? at.items[Number(step)] : undefined;
}

const isEmpty = (node: unknown): boolean =>
  node === undefined || node === null || (loadYaml().isScalar(node) && node.value === null);

function findNode(document: Document, path: KeyPath, part: 'key' | 'value'): Ranged | undefined {
  let at: unknown = document.contents;
  for (const [i, step] of path.entries()) {
    const next = findChild(at, step, i === path.length - 1 ? part : 'value');
    if (next === undefined || next === null) return at as Ranged;
    at = next;
  }
  return at as Ranged;
}

function measureFirstLine(text: string, from: number, to: number): number {
  const end = text.slice(from, to).search(/[ \t]*\r?(\n|$)/);
  return Math.max(1, end);
}

type PlaceAt = (from: number, to: number) => Place;

function createPlacer(path: string, text: string): { lines: LineCounter; placeAt: PlaceAt } {
  const lines = new (loadYaml().LineCounter)();
  const placeAt: PlaceAt = (from, to) => {
    const { line, col } = lines.linePos(from);
    return { file: path, line: Math.max(1, line), column: Math.max(1, col), length: measureFirstLine(text, from, to) };
  };
  return { lines, placeAt };
}

function isAliasOrAnchor(node: unknown): node is Node {
  const { isAlias, isNode, isScalar } = loadYaml();
  return (
    isAlias(node) ||
    (isNode(node) && Boolean((node as { anchor?: string }).anchor)) ||
    (isScalar(node) && node.value === '<<' && node.type === 'PLAIN')
  );
}

function findAliases(document: Document, text: string, placeAt: PlaceAt): Finding[] {
  const found: Finding[] = [];
  loadYaml().visit(document, (_, node) => {
    if (!isAliasOrAnchor(node)) return;
    const [from, to] = node.range ?? [0, 1];
    const { anchor } = node as { anchor?: string };
    // the range of a node begins behind its anchor
    const start = anchor === undefined ? from : text.lastIndexOf(`&${anchor}`, from);
    found.push(createFinding(placeAt(start, to), 'yaml-alias', {}));
  });
  return found;
}

interface ParsedText {
  readonly document: Document;
  readonly placeAt: PlaceAt;
}

function parseText(path: string, text: string): ParsedText {
  const { lines, placeAt } = createPlacer(path, text);
  const document = loadYaml().parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    version: '1.2',
  });
  return { document, placeAt };
}

/** Finds places in a text. The text is parsed again when the first place is asked for: most files have no finding. */
function createPlaceFinder(path: string, text: string): SpecFile['place'] {
  let parsed: ParsedText | undefined;
  return (keyPath, part = 'value') => {
    parsed ??= parseText(path, text);
    const range = findNode(parsed.document, keyPath, part)?.range;
    return range ? parsed.placeAt(range[0], range[1]) : { file: path, line: 1, column: 1, length: 1 };
  };
}

/** Returns a file whose data is known. */
export const createSpecFile = (path: string, text: string, value: unknown): SpecFile => ({
  path,
  text,
  value,
  place: createPlaceFinder(path, text),
});

/** Parses a file, with a finding for everything that is wrong with its YAML. */
export function parseSpecFile(path: string, text: string): { file: SpecFile; findings: Finding[] } {
  const quick = readQuickly(text);
  if (quick !== undefined) return { file: createSpecFile(path, text, quick.value), findings: [] };
  const { document, placeAt } = parseText(path, text);
  const problems = findYamlProblems(text, [...document.errors, ...document.warnings]);
  const syntax = problems.map(({ from, to, sentence }) =>
    createFinding(placeAt(from, to), 'yaml-syntax', { problem: sentence }),
  );
  const forbidden = syntax.length === 0 ? findAliases(document, text, placeAt) : [];
  const isUsable = syntax.length === 0 && forbidden.length === 0;
  const value = isUsable ? (document.toJS() as unknown) : undefined;
  return { file: createSpecFile(path, text, value), findings: [...syntax, ...forbidden] };
}
