import { type FileKind, fileKinds } from '../language/files.js';
import { createFinding, type Finding } from '../language/findings.js';
import { describeKind, fitsKind, isMap, isNodeName } from '../language/fit.js';
import type { Kind } from '../language/kinds.js';
import { type NodeName, nodes } from '../language/nodes/index.js';
import { readPlaceholder } from '../language/placeholder.js';
import { suggestOneOf } from '../language/suggest.js';
import type { KeyPath } from '../language/walk.js';
import { explainMisfit, explainStranger, findMeant } from './hints.js';
import type { SpecFile } from './spec-file.js';

type Report = (finding: Finding) => void;

function describeValue(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (isMap(value)) return 'a map';
  const shown = JSON.stringify(value);
  return shown.length > 60 ? `${shown.slice(0, 57)}…` : shown;
}

/** A value, with its path and the beginning of a sentence about it. */
interface Subject {
  readonly value: unknown;
  readonly path: KeyPath;
  readonly title: string;
}

function reportMisfit(file: SpecFile, kind: Kind, { value, path, title }: Subject, report: Report): void {
  const place = file.place(path);
  if (path.at(-1) === 'type' && kind === nodes.value.type?.kind && kind.is === 'word' && typeof value === 'string') {
    report(createFinding(place, 'type-unknown', { type: value, hint: suggestOneOf(value, kind.of) }));
    return;
  }
  const line = file.text.split('\n')[place.line - 1] ?? '';
  const hint = explainMisfit({ kind, value, line, isEntry: typeof path.at(-1) === 'number' });
  const params = { what: title, expected: describeKind(kind), actual: describeValue(value), hint };
  report(createFinding(place, 'value-wrong', params));
}

function checkKind(file: SpecFile, kind: Kind, subject: Subject, report: Report): void {
  const { value, path, title } = subject;
  const task = readPlaceholder(value);
  if (task !== undefined) {
    report(createFinding(file.place(path), 'placeholder-left', { what: title, task }));
    return;
  }
  if (!fitsKind(kind, value)) {
    reportMisfit(file, kind, subject, report);
    return;
  }
  if (kind.is === 'either') {
    const option = kind.of.find((each) => fitsKind(each, value));
    if (option !== undefined) checkKind(file, option, subject, report);
  } else if (kind.is === 'list') {
    const item = title.startsWith('an entry of') ? title : `an entry of ${title}`;
    for (const [i, inner] of (value as unknown[]).entries())
      checkKind(file, kind.of, { value: inner, path: [...path, i], title: item }, report);
  } else if (kind.is === 'map') {
    for (const [key, inner] of Object.entries(value as object))
      checkKind(file, kind.of, { value: inner, path: [...path, key], title: `'${key}'` }, report);
  } else if (kind.is === 'node' && isNodeName(kind.node)) {
    checkNode(file, kind.node, value as Record<string, unknown>, path, report);
  }
}

/** The names of nodes in sentences, where they differ from those in the tables. */
const titles: Readonly<Partial<Record<NodeName, string>>> = {
  sources: 'a list of sources',
  errors: 'a list of common errors',
  ledger: 'a ledger',
  entry: 'an entry of the ledger',
  address: 'the http of an operation',
  input: 'an input',
  output: 'an output',
  not: 'a condition',
  error: 'an error row',
  missing: `'missing'`,
  effect: 'an operation of a resource',
};

const describeNode = (name: NodeName): string => titles[name] ?? (/^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`);

function checkNode(
  file: SpecFile,
  name: NodeName,
  value: Record<string, unknown>,
  path: KeyPath,
  report: Report,
): void {
  const keywords = nodes[name];
  const meant = new Set<string | undefined>();
  let above: string | undefined;
  for (const [word, inner] of Object.entries(value)) {
    const keyword = Object.hasOwn(keywords, word) ? keywords[word] : undefined;
    if (keyword === undefined) {
      const hint = explainStranger({ word, value: inner, node: name, above });
      const params = { word, node: describeNode(name), hint };
      report(createFinding(file.place([...path, word], 'key'), 'keyword-unknown', params));
      meant.add(findMeant(word, name));
    } else {
      above = inner === null ? word : undefined;
      checkKind(file, keyword.kind, { value: inner, path: [...path, word], title: `'${word}'` }, report);
    }
  }
  for (const [word, keyword] of Object.entries(keywords)) {
    // a misspelt keyword is one mistake, not two
    if (!keyword.required || Object.hasOwn(value, word) || meant.has(word)) continue;
    report(createFinding(file.place(path, 'key'), 'keyword-missing', { word, node: describeNode(name) }));
  }
}

/** Checks a file against its node: unknown keywords, missing ones, values of the wrong kind. */
export function checkStructure(file: SpecFile, kind: FileKind): Finding[] {
  const { value } = file;
  const [word = ''] = kind.words;
  if (value === null) return [createFinding(file.place([]), 'file-empty', { word, node: describeNode(kind.node) })];
  if (!isMap(value)) {
    const expected = `a map that begins with '${word}:'`;
    const params = { what: 'this file', expected, actual: describeValue(value), hint: '' };
    return [createFinding(file.place([]), 'value-wrong', params)];
  }
  const isAbout = ({ words }: FileKind): boolean => words.some((each) => Object.hasOwn(value, each));
  const other = isAbout(kind) ? undefined : fileKinds.find(isAbout);
  if (other !== undefined) {
    const params = { node: describeNode(other.node), home: other.home };
    return [createFinding(file.place([]), 'file-misplaced', params)];
  }
  const found: Finding[] = [];
  checkNode(file, kind.node, value, [], (finding) => found.push(finding));
  return found;
}

/** Checks one keyword on its own, with the value that a node needs for it. */
export function checkKeyword(file: SpecFile, name: NodeName, word: string, value: unknown, path: KeyPath): Finding[] {
  const found: Finding[] = [];
  const keyword = nodes[name][word];
  if (keyword !== undefined) {
    checkKind(file, keyword.kind, { value, path, title: `'${word}'` }, (finding) => found.push(finding));
  }
  return found;
}
