import { basename } from 'node:path';
import { createContext } from '../check/context.js';
import { type Citation, listCitations } from '../check/lines.js';
import type { Place } from '../language/findings.js';
import type { AnySpec, ProductSpecs } from '../read/load.js';
import type { SpecFile } from '../read/spec-file.js';
import { type Fate, type Shifted, selectLines, shiftLines } from './citation-lines.js';
import { createLineMap, type LineMap, splitLines } from './line-map.js';

/** Cited lines that a person has to read again: the new document does not have them as they were. */
export interface Rereading {
  readonly place: Place;
  readonly fate: Exclude<Fate, 'same' | 'moved'>;
  readonly from: string;
  /** The lines of the new document where the old ones were; the old numbers if nothing is there. */
  readonly to: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The changes of the specs of a product when one of its documents is replaced. */
export interface SourceUpdate {
  /** The numbers of citations by what became of them. */
  readonly counts: Readonly<Record<Fate, number>>;
  readonly rereadings: readonly Rereading[];
  /** The new texts of spec files, by path from the root. */
  readonly files: ReadonlyMap<string, string>;
}

/** A reason why a document cannot replace another one. */
export class SourceError extends Error {}

/** Two versions of one document share more than this part of their lines. */
const leastInCommon = 0.2;

/** The date of a day as specs write it. */
export const formatDate = (day: Date): string => {
  const pad = (number: number): string => String(number).padStart(2, '0');
  return `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`;
};

interface Edit {
  readonly place: Place;
  readonly text: string;
}

/** Makes edits in a text. Each is within one line. */
function applyEdits(text: string, edits: readonly Edit[]): string {
  const lines = text.split('\n');
  const lastFirst = [...edits].sort((a, b) => b.place.line - a.place.line || b.place.column - a.place.column);
  for (const { place, text: replacement } of lastFirst) {
    const line = lines[place.line - 1] ?? '';
    const start = place.column - 1;
    lines[place.line - 1] = line.slice(0, start) + replacement + line.slice(start + place.length);
  }
  return lines.join('\n');
}

/** Writes cited lines as YAML, in the quotes that they had. A comma needs some within `{ }`. */
function formatLines(lines: string, { text }: SpecFile, { line, column }: Place): string {
  const first = text.split('\n')[line - 1]?.[column - 1] ?? '';
  if (first === "'" || first === '"') return `${first}${lines}${first}`;
  return lines.includes(',') ? `'${lines}'` : lines;
}

const mention = /\b(lines? )(\d+(?:-\d+)?)\b/g;

/** Moves the lines that comments and reasons mention in passing: "the Action row, line 336". */
const shiftMentions = (text: string, map: LineMap): string =>
  text.replace(mention, (_, word: string, lines: string) => word + shiftLines(lines, map).lines);

interface Documents {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly map: LineMap;
}

function reread({ text }: Citation, place: Place, { lines, fate }: Shifted, documents: Documents): Rereading[] {
  if (fate === 'same' || fate === 'moved') return [];
  return [
    {
      place,
      fate,
      from: text,
      to: lines,
      before: selectLines(text, documents.before),
      after: fate === 'gone' ? [] : selectLines(lines, documents.after),
    },
  ];
}

function compareDocuments(oldText: string, newText: string): Documents {
  const [before, after] = [splitLines(oldText), splitLines(newText)];
  const map = createLineMap(before, after);
  if (map.kept < leastInCommon)
    throw new SourceError(
      `the new file has only ${Math.round(map.kept * 100)} % of the lines of the old one: it is another document`,
    );
  return { before, after, map };
}

/** Edits what sources.yaml says of a source: the name of its file, and the day on which it was retrieved. */
function editSource({ file }: AnySpec, source: string, name: string, day: string): Edit[] {
  const entry = (file.value as { sources: Record<string, Record<string, unknown>> }).sources[source] ?? {};
  const edit = (word: string, text: string): Edit[] =>
    word in entry ? [{ place: file.place(['sources', source, word], 'value'), text }] : [];
  return [...edit('file', name), ...edit('retrieved', day)];
}

/** Plans the changes of a product's specs when a document is replaced by a newer version. Writes nothing. */
export function planSourceUpdate(
  specs: ProductSpecs,
  source: string,
  oldText: string,
  newFile: { readonly path: string; readonly text: string },
  day: Date,
): SourceUpdate {
  const documents = compareDocuments(oldText, newFile.text);
  const [defaultSource = source] = Object.keys(specs.sources?.value.sources ?? {});
  const counts: Record<Fate, number> = { same: 0, moved: 0, changed: 0, gone: 0 };
  const rereadings: Rereading[] = [];
  const files = new Map<string, string>();
  const context = createContext(specs, []);
  for (const spec of specs.whole) {
    const edits: Edit[] =
      spec.node === 'sources' ? editSource(spec, source, basename(newFile.path), formatDate(day)) : [];
    for (const citation of listCitations(context, spec).filter((one) => one.source === source)) {
      const place = spec.file.place(citation.path, 'value');
      const shifted = shiftLines(citation.text, documents.map);
      counts[shifted.fate] += 1;
      rereadings.push(...reread(citation, place, shifted, documents));
      const text = formatLines(shifted.lines, spec.file, place);
      if (shifted.lines !== citation.text) edits.push({ place, text });
    }
    const edited = applyEdits(spec.file.text, edits);
    const text = source === defaultSource ? shiftMentions(edited, documents.map) : edited;
    if (text !== spec.file.text) files.set(spec.file.path, text);
  }
  return { counts, rereadings, files };
}
