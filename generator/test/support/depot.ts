import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const fixture = fileURLToPath(new URL('depot', import.meta.url));

/** A file's new text, pieces of it to exchange, or nothing for no file. Paths are below specs/depot unless they begin with /. */
export type Change = Readonly<
  Record<string, string | Uint8Array | null | readonly (readonly [was: string, is: string])[]>
>;

export interface Depot {
  /** The folder that holds specs/. */
  readonly root: string;
  /** The place of each `»` in the changed files, as findings show it. The marks themselves are not written. */
  readonly marks: readonly string[];
  remove(): void;
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));

function exchanged(text: string, edits: readonly (readonly [string, string])[]): string {
  return edits.reduce((current, [was, is]) => {
    if (current.split(was).length !== 2) throw new Error(`the text does not hold ${JSON.stringify(was)} once`);
    return current.replace(was, () => is);
  }, text);
}

const mark = '»';

function withoutMarks(shown: string, text: string): { text: string; marks: string[] } {
  const lines = text.split('\n');
  const marks = lines.flatMap((line, i) => {
    const [first = '', ...rest] = line.split(mark);
    let column = first.length + 1;
    return rest.map((piece) => {
      const place = `${shown}:${i + 1}:${column}`;
      column += piece.length;
      return place;
    });
  });
  return { text: text.replaceAll(mark, ''), marks };
}

type Texts = Map<string, string | Uint8Array>;

/** Applies one entry of a change to the texts of a folder, and returns the places of its marks. */
function applyEdit(texts: Texts, path: string, edit: Change[string]): readonly string[] {
  if (edit === null) {
    for (const other of [...texts.keys()]) if (other === path || other.startsWith(`${path}/`)) texts.delete(other);
    return [];
  }
  if (edit instanceof Uint8Array) {
    texts.set(path, edit);
    return [];
  }
  const changed = typeof edit === 'string' ? edit : exchanged(String(texts.get(path)), edit);
  const { text, marks } = withoutMarks(path, changed);
  texts.set(path, text);
  return marks;
}

/** Makes a folder with the sound product `depot` in specs/, changed. */
export function depot(change: Change = {}): Depot {
  const root = mkdtempSync(join(tmpdir(), 'yunspec-'));
  const texts: Texts = new Map(
    filesBelow(fixture).map((path) => [`specs/depot/${path}`, readFileSync(join(fixture, path), 'utf8')]),
  );
  const marks = Object.entries(change).flatMap(([name, edit]) =>
    applyEdit(texts, name.startsWith('/') ? name.slice(1) : `specs/depot/${name}`, edit),
  );
  for (const [path, text] of texts) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return { root, marks, remove: () => rmSync(root, { recursive: true, force: true }) };
}
