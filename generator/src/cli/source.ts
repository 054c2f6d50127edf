import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Rereading, SourceUpdate } from '../sources/update.js';
import { type Command, exit, print, say, UsageError } from './command.js';
import { loadReadable, nameProduct } from './products.js';
import { writeAll } from './writing.js';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Reads a document. An empty or binary file is none. */
function readDocument(path: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch {
    throw new UsageError(`there is no readable file ${path}`);
  }
  if (bytes.length === 0) throw new UsageError(`${path} is empty`);
  if (bytes.includes(0)) throw new UsageError(`${path} is not a text file`);
  try {
    return decoder.decode(bytes);
  } catch {
    throw new UsageError(`${path} is not UTF-8; save it in that encoding`);
  }
}

const shownLines = 3;

const formatLines = (sign: string, lines: readonly string[]): string[] => [
  ...lines.slice(0, shownLines).map((line) => `  ${sign} ${line}`),
  ...(lines.length > shownLines ? [`  ${sign} … ${lines.length - shownLines} more`] : []),
];

function formatRereading({ place, fate, from, to, before, after }: Rereading): string {
  const what = fate === 'gone' ? `lines ${from} are gone` : `lines ${from}, now ${to}, have changed`;
  const kept = new Set(after);
  const old = new Set(before);
  return [
    `${place.file}:${place.line}:${place.column} - ${what}`,
    ...formatLines(
      '-',
      before.filter((line) => !kept.has(line)),
    ),
    ...formatLines(
      '+',
      after.filter((line) => !old.has(line)),
    ),
  ].join('\n');
}

const describe = ({ counts, rereadings, files }: SourceUpdate): string =>
  `${counts.same} citations stay, ${counts.moved} moved, ${rereadings.length} to be read again; ${files.size} files written`;

/** Finds the old document: where the caller says, or in the folder of the documents, or beside the new one. */
function findOldDocument(name: string | undefined, source: string, given: unknown, newFile: string): string {
  if (typeof given === 'string') return resolve(given);
  if (name === undefined)
    throw new UsageError(`sources.yaml names no file for '${source}'; pass the old one with --old`);
  const path = join(process.env.YUNSPEC_DOCS ?? dirname(newFile), name);
  if (resolve(path) !== newFile) return path;
  throw new UsageError(`${basename(newFile)} is the old file itself; pass the old version with --old`);
}

export const sourceCommand: Command = {
  name: 'source',
  summary: 'Moves the cited lines of a document to those of its new version, and lists what to read again.',
  usage: 'yunspec source update <product> <source> <new file> [--old <file>] [--json]',
  options: {
    old: {
      type: 'string',
      doc: 'The old version; otherwise the file of sources.yaml in $YUNSPEC_DOCS, or beside the new one.',
    },
    json: { type: 'boolean', doc: 'Print the result as JSON.' },
  },
  run: async ([action, given, source, file, ...more], { old, json }, { root }) => {
    if (action !== 'update' || given === undefined || source === undefined || file === undefined || more.length > 0)
      throw new UsageError('source takes: update <product> <source> <new file>');
    const { planSourceUpdate, SourceError } = await import('../sources/update.js');
    try {
      const specs = await loadReadable(root, nameProduct(given));
      const sources = specs.sources?.value.sources ?? {};
      const entry = sources[source];
      if (entry === undefined)
        throw new UsageError(`sources.yaml has no source '${source}'; known: ${Object.keys(sources).join(', ')}`);
      const path = resolve(file);
      const text = readDocument(path);
      const oldText = readDocument(findOldDocument(entry.file, source, old, path));
      const update = planSourceUpdate(specs, source, oldText, { path, text }, new Date());
      await writeAll(
        root,
        [...update.files].map(([name, content]) => ({ path: join(root, name), content })),
      );
      const { counts, rereadings, files } = update;
      if (json === true)
        print(JSON.stringify({ product: specs.name, source, counts, rereadings, written: [...files.keys()] }, null, 2));
      else for (const rereading of rereadings) print(formatRereading(rereading));
      say(describe(update));
      return rereadings.length === 0 ? exit.ok : exit.findings;
    } catch (error) {
      if (error instanceof SourceError) throw new UsageError(error.message);
      throw error;
    }
  },
};
