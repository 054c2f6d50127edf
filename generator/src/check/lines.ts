import type { KeyPath } from '../language/walk.js';
import type { AnySpec, Spec } from '../read/load.js';
import type { SpecFile } from '../read/spec-file.js';
import { type Context, listUses } from './context.js';

/** A range of lines; both ends belong to it. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Lines of a document, as a node of a spec cites them. */
export interface Citation {
  readonly file: SpecFile;
  readonly path: KeyPath;
  /** The text of the keyword. */
  readonly text: string;
  readonly ranges: readonly Range[];
  /** The key of the document in sources.yaml. */
  readonly source: string;
  /** The name of the document, as `nameDocument` has it. */
  readonly document: string;
  /** Where in the document, as the nearest `docs` says. */
  readonly docs: string;
}

function readRange(text: string): Range {
  const [from = 0, to = from] = text.split('-').map(Number);
  return { from, to };
}

/** Reads the ranges of a `lines`, which is a number or a text such as `12, 40-52`. */
export const readRanges = (lines: string | number): Range[] =>
  String(lines)
    .split(',')
    .map((part) => readRange(part.trim()));

/** Names the document that a place is in: the key of its source, or the whole place where each has a file of its own. */
export function nameDocument({ specs }: Pick<Context, 'specs'>, docs: string): string {
  const [key = ''] = docs.split(' > ');
  return specs.sources?.value.sources?.[key]?.files === undefined ? key : docs;
}

/** Finds the `docs` that applies at a path of a file: the nearest one around it. */
function findDocs(value: unknown, path: KeyPath): string | undefined {
  let at = value;
  let found: string | undefined;
  for (const step of [undefined, ...path]) {
    at = step === undefined ? at : (at as Record<string | number, unknown>)[step];
    const docs = (at as { readonly docs?: unknown } | undefined)?.docs;
    if (typeof docs === 'string') found = docs;
  }
  return found;
}

/** Lists every citation of a file. Where no node names a document, it is the product's first one. */
export function listCitations(context: Context, spec: AnySpec): Citation[] {
  const { specs } = context;
  const { file } = spec;
  const [first = ''] = Object.keys(specs.sources?.value.sources ?? {});
  return listUses(spec, ['lines'])
    .filter(({ value }) => typeof value === 'string' || typeof value === 'number')
    .map(({ value, path }) => {
      const docs = findDocs(file.value, path.slice(0, -1)) ?? first;
      const text = String(value);
      const source = docs.split(' > ')[0] ?? '';
      return { file, path, text, ranges: readRanges(text), source, document: nameDocument(context, docs), docs };
    });
}

export const formatRange = ({ from, to }: Range): string => (from === to ? String(from) : `${from}-${to}`);

/** Finds ranges that end before they begin, begin at line 0, or repeat each other. */
function findReversed(context: Context, { file, path, text, ranges }: Citation): void {
  for (const [i, { from, to }] of ranges.entries()) {
    const report = (hint: string): void => context.report(file, path, 'lines-reversed', { lines: text, hint });
    if (from === 0) report('the first line has the number 1');
    else if (from > to) report(`write ${to}-${from}`);
    else if (ranges.slice(0, i).some((other) => other.from <= to && from <= other.to)) {
      report('two of its ranges overlap');
    }
  }
}

/** An operation with the lines of its section. */
interface Section {
  readonly file: Spec<'operation'>;
  readonly document: string;
  readonly ranges: readonly Range[];
  readonly text: string;
}

const listSections = (context: Context): Section[] =>
  context.specs.operations.flatMap((file) => {
    const { docs, lines } = file.value;
    if (lines === undefined) return [];
    return [{ file, document: nameDocument(context, docs), ranges: readRanges(lines), text: String(lines) }];
  });

/** Returns whether two sections overlap. A range that both have is about both. */
const doOverlap = (a: readonly Range[], b: readonly Range[]): boolean =>
  a.some((one) => b.some(({ from, to }) => one.from <= to && from <= one.to && !(one.from === from && one.to === to)));

const contains = (outer: readonly Range[], { from, to }: Range): boolean =>
  outer.some((range) => range.from <= from && to <= range.to);

/** Finds operations whose sections overlap. */
function findOverlaps(context: Context, sections: readonly Section[]): void {
  const sorted = [...sections].sort((a, b) => (a.ranges[0]?.from ?? 0) - (b.ranges[0]?.from ?? 0));
  for (const [i, { file, document, ranges, text }] of sorted.entries()) {
    const other = sorted.slice(0, i).find((one) => one.document === document && doOverlap(one.ranges, ranges));
    if (other === undefined) continue;
    const params = { lines: text, operation: other.file.value.operation, other: other.text };
    context.report(file, ['lines'], 'lines-overlap', params);
  }
}

/** Finds lines in an operation that are in the section of another one, where no `docs` names that section. */
function findElsewhere(context: Context, sections: readonly Section[], citation: Citation, own: Section): void {
  if (citation.docs !== own.file.value.docs) return;
  for (const range of citation.ranges) {
    if (contains(own.ranges, range)) continue;
    const home = sections.find((one) => one.document === citation.document && contains(one.ranges, range));
    if (home === undefined) continue;
    const params = { lines: formatRange(range), operation: home.file.value.operation, own: home.text };
    context.report(citation.file, citation.path, 'lines-elsewhere', params);
  }
}

/** Finds lines that are no lines, and lines of another operation. */
export function findInLines(context: Context): void {
  const sections = listSections(context);
  findOverlaps(context, sections);
  for (const spec of context.specs.whole) {
    const own = sections.find(({ file }) => file === spec.file);
    for (const citation of listCitations(context, spec)) {
      findReversed(context, citation);
      if (own !== undefined && citation.path.length > 1) findElsewhere(context, sections, citation, own);
    }
  }
}
