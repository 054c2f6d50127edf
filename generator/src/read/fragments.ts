import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const hashText = (text: string): string => hash('sha256', text, 'base64url');

/** Returns the hash of data, which may stand for them in the data of a fragment. */
export const digest = (data: unknown): string => hashText(JSON.stringify(data));

/** Returns JSON in ASCII, which is ten times as fast to read as text with other letters. */
const toAsciiJson = (data: unknown): string =>
  JSON.stringify(data).replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Puts a line before others that holds for them and for the code that made them. */
const sign = (lines: string, code: string): string => `${hashText(code + lines)}\n${lines}`;

/** Reads what {@link Fragments.save} wrote: JSON by key. A file that is damaged, or made by other code, holds nothing. */
function readFragments(path: string, code: string): ReadonlyMap<string, string> {
  let content: string;
  try {
    content = readFileSync(path, 'latin1');
  } catch {
    return new Map();
  }
  const lines = content.slice(content.indexOf('\n') + 1);
  if (sign(lines, code) !== content) return new Map();
  return new Map(
    lines.split('\n').map((line) => {
      const cut = line.indexOf(' ');
      return [line.slice(0, cut), line.slice(cut + 1)];
    }),
  );
}

/**
 * The fragments of one product, kept between runs. A fragment is a part of a package that is made of one spec file or of
 * one operation. Its key is the hash of its kind and of the data that it is made from; as it is made of nothing else, a
 * known one is what would be made again. Only other code could make another one: the file that keeps the fragments holds
 * for the code that wrote it alone.
 */
export class Fragments {
  readonly #path: string | undefined;
  readonly #code: string;
  readonly #known: ReadonlyMap<string, string>;
  readonly #used = new Map<string, string>();
  #hasNew = false;

  /** Opens the file of an earlier run, where there is one. `code` is the hash of the code that makes fragments. */
  constructor(path?: string, code = '') {
    this.#path = path;
    this.#code = code;
    this.#known = path === undefined ? new Map() : readFragments(path, code);
  }

  /** Returns the fragment of a kind that an earlier run made of some data. */
  find<Made>(kind: string, data: unknown): Made | undefined {
    const key = digest([kind, data]);
    const json = this.#known.get(key);
    if (json === undefined) return undefined;
    this.#used.set(key, json);
    return JSON.parse(json) as Made;
  }

  /** Adds a fragment. It and its data must be as JSON has them. */
  add(kind: string, data: unknown, made: unknown): void {
    this.#used.set(digest([kind, data]), toAsciiJson(made));
    this.#hasNew = true;
  }

  /** Returns the fragment of a kind that is made of some data. */
  make<Data, Made>(kind: string, data: Data, render: (data: Data) => Made): Made {
    const known = this.find<Made>(kind, data);
    if (known !== undefined) return known;
    const made = render(data);
    this.add(kind, data, made);
    return made;
  }

  /** Writes the fragments of this run for the next one. Where that is impossible, the next run makes them again. */
  save(): void {
    if (this.#path === undefined || (!this.#hasNew && this.#used.size === this.#known.size)) return;
    const lines = [...this.#used].map(([key, json]) => `${key} ${json}`).join('\n');
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      writeFileSync(this.#path, sign(lines, this.#code), 'latin1');
    } catch {
      // a folder that takes no cache is no reason to fail
    }
  }
}
