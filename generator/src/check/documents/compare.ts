import type { KeyPath } from '../../language/walk.js';
import type { SpecFile } from '../../read/spec-file.js';
import type { Context } from '../context.js';
import { listUses } from '../context.js';
import { type Citation, listCitations } from '../lines.js';
import { findCopied, indexSentences, type SentenceIndex } from './copied.js';
import { compact, type Document, hasDocuments, isAtHand, readDocument } from './document.js';
import { type Fact, findFact } from './facts.js';

/** The documents of a product that are at hand, by name. */
type Documents = Map<string, Document>;

function readDocuments(context: Context): Documents {
  const documents: Documents = new Map();
  for (const [key, { file }] of Object.entries(context.specs.sources?.value.sources ?? {})) {
    const document = file === undefined ? undefined : readDocument(file);
    if (document !== undefined) documents.set(key, document);
  }
  for (const spec of context.specs.whole) {
    for (const { value, path } of listUses(spec, ['docs'])) {
      if (typeof value === 'string' && !documents.has(value)) readOneOfMany(context, documents, spec.file, path, value);
    }
  }
  return documents;
}

/** Reads the file that a place names, where its source has many. A source of which no file is at hand is not looked at. */
function readOneOfMany(context: Context, documents: Documents, file: SpecFile, path: KeyPath, docs: string): void {
  const [key = '', ...headings] = docs.split(' > ');
  const pattern = context.specs.sources?.value.sources?.[key]?.files;
  if (pattern === undefined || headings.length === 0) return;
  const name = pattern.replace('{}', headings.join('/'));
  const document = readDocument(name);
  if (document !== undefined) documents.set(docs, document);
  else if (isAtHand(pattern.replace(/[^/]*\{\}.*$/, ''))) context.report(file, path, 'docs-file', { file: name });
}

function findBeyond(context: Context, { file, path, text, ranges }: Citation, document: Document): boolean {
  const last = document.lines.length;
  if (ranges.every(({ to }) => to <= last)) return false;
  context.report(file, path, 'lines-beyond', { lines: text, last: String(last), file: document.file });
  return true;
}

/** Returns the form of a text in which a document is searched for names. */
const simplify = ({ isCode }: Document, text: string): string =>
  isCode ? compact(text).toLowerCase().replace(/[-_]/g, '') : compact(text);

/** Finds the lines nearest to some where a text is. */
function findNearestLine(document: Document, text: string, from: number): number | undefined {
  const found = document.lines.flatMap((line, i) => (simplify(document, line).includes(text) ? [i + 1] : []));
  return found.sort((a, b) => Math.abs(a - from) - Math.abs(b - from))[0];
}

function findMissing(context: Context, citation: Citation, document: Document, { anyOf, ifAnywhere }: Fact): void {
  const cited = citation.ranges.map(({ from, to }) => document.lines.slice(from - 1, to).join(' ')).join(' ');
  const text = simplify(document, cited);
  const wanted = anyOf.map((each) => simplify(document, each)).filter((each) => each !== '');
  if (wanted.length === 0 || wanted.some((each) => text.includes(each))) return;
  const near = findNearestLine(document, wanted[0] ?? '', citation.ranges[0]?.from ?? 1);
  if (near === undefined && ifAnywhere) return;
  const hint = near === undefined ? '; no line of it does' : `; the nearest that does is ${near}`;
  context.report(citation.file, citation.path, 'lines-without-fact', {
    lines: citation.text,
    fact: anyOf[0] ?? '',
    hint,
  });
}

/** Finds cited lines that the document does not have, or that do not contain what they are cited for. */
function findInCitations(context: Context, documents: Documents): void {
  for (const spec of context.specs.whole) {
    for (const citation of listCitations(context, spec)) {
      const document = documents.get(citation.document);
      if (document === undefined || findBeyond(context, citation, document)) continue;
      const fact = findFact(spec, citation.path);
      if (fact !== undefined) findMissing(context, citation, document, fact);
    }
  }
}

/** The forms of a line that a heading is compared with. */
interface Heading {
  /** Without blanks and marks, so that no damage by a scan matters. */
  readonly bare: string;
  /** The same with that of the next line, which may continue it. */
  readonly joined: string;
  readonly words: string;
}

const simplifyHeading = (text: string): string =>
  compact(text)
    .toLowerCase()
    .replace(/^[\d.]+/, '')
    .replace(/[.:"',…]/g, '');

const listHeadingWords = (text: string): string =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ').replace(/^(?:\d+ )+/, '');

function listHeadings({ lines }: Document): Heading[] {
  const filled = lines.filter((line) => simplifyHeading(line) !== '');
  return filled.map((line, i) => ({
    bare: simplifyHeading(line),
    joined: `${simplifyHeading(line)}${simplifyHeading(filled[i + 1] ?? '')}`,
    words: listHeadingWords(line),
  }));
}

/** Returns whether a line has a name as its heading, or begins with it: `List Regions - Python` is about `List Regions`. */
function isHeading({ bare, joined, words }: Heading, name: string): boolean {
  const wanted = simplifyHeading(name);
  return bare === wanted || joined === wanted || `${words} `.startsWith(`${listHeadingWords(name)} `);
}

/** Finds headings that the document does not have. */
function findHeadings(context: Context, documents: Documents): void {
  const headings = new Map([...documents].map(([key, document]) => [key, listHeadings(document)]));
  const known = new Map<string, boolean>();
  const isKnown = (key: string, name: string): boolean => {
    const id = `${key} ${name}`;
    const found = known.get(id) ?? headings.get(key)?.some((heading) => isHeading(heading, name)) ?? true;
    known.set(id, found);
    return found;
  };
  for (const spec of context.specs.whole) {
    for (const { value, path } of listUses(spec, ['docs'])) {
      if (typeof value !== 'string') continue;
      const [key = '', ...names] = value.split(' > ');
      const document = documents.get(key);
      const heading = names.find((name) => document !== undefined && !isKnown(key, name));
      if (document === undefined || heading === undefined) continue;
      context.report(spec.file, path, 'docs-heading', { heading, file: document.file });
    }
  }
}

/** The keywords whose texts are in our own words. What a claim of the ledger says may be a quotation. */
const ownWords = ['description', 'summary', 'cause', 'remedy', 'hint', 'decision', 'reason', 'server'];

function findSentences(context: Context, documents: Documents): void {
  const index: SentenceIndex = indexSentences([...documents.values()]);
  for (const spec of context.specs.whole) {
    for (const { value, path } of listUses(spec, ownWords)) {
      if (typeof value !== 'string') continue;
      const copied = findCopied(index, value);
      if (copied === undefined) continue;
      const { words, line, file } = copied;
      context.report(spec.file, path, 'sentence-copied', { words, line: String(line), file });
    }
  }
}

/** Compares the specs with the documents at hand. */
export function findInDocuments(context: Context): void {
  if (!hasDocuments()) return;
  const documents = readDocuments(context);
  if (documents.size === 0) return;
  findInCitations(context, documents);
  findHeadings(context, documents);
  findSentences(context, documents);
}
