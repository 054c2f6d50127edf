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

/** A folder with the sound product `depot` in specs/, changed. */
export function depot(change: Change = {}): Depot {
  const root = mkdtempSync(join(tmpdir(), 'yunspec-'));
  const texts = new Map<string, string | Uint8Array>(
    filesBelow(fixture).map((path) => [`specs/depot/${path}`, readFileSync(join(fixture, path), 'utf8')]),
  );
  const marks: string[] = [];
  for (const [name, to] of Object.entries(change)) {
    const path = name.startsWith('/') ? name.slice(1) : `specs/depot/${name}`;
    if (to === null) {
      for (const one of [...texts.keys()]) if (one === path || one.startsWith(`${path}/`)) texts.delete(one);
    } else if (to instanceof Uint8Array) texts.set(path, to);
    else {
      const marked = withoutMarks(path, typeof to === 'string' ? to : exchanged(String(texts.get(path)), to));
      texts.set(path, marked.text);
      marks.push(...marked.marks);
    }
  }
  for (const [path, text] of texts) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return { root, marks, remove: () => rmSync(root, { recursive: true, force: true }) };
}
