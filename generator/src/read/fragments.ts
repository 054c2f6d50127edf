import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const hashText = (text: string): string => hash('sha256', text, 'base64url');

/** Returns the hash of data, which may stand for them in larger data. */
export const digest = (data: unknown): string => hashText(JSON.stringify(data));

/** Returns a text in which the first line is the hash of the others and of the code that made them. */
const sign = (body: string, code: string): string => `${hashText(code + body)}\n${body}`;

/** Parses what {@link Fragments.save} wrote. A file that is damaged, or made by other code, holds nothing. */
function parseTexts(content: string, code: string): ReadonlyMap<string, string> {
  const body = content.slice(content.indexOf('\n') + 1);
  return sign(body, code) === content ? new Map(Object.entries(JSON.parse(body) as Record<string, string>)) : new Map();
}

function readTexts(path: string, code: string): ReadonlyMap<string, string> {
  try {
    return parseTexts(readFileSync(path, 'latin1'), code);
  } catch {
    return new Map();
  }
}

/** Returns JSON in ASCII, which is ten times as fast to read as text with other letters. */
const toAsciiJson = (data: object): string =>
  JSON.stringify(data).replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * The texts that a product is put together from, each made of one spec file or one operation, and kept between runs. The
 * key of a text is the hash of its kind and of the data that it is made from. Whoever makes a text is given that data and
 * nothing else, so a known text is the one that would be made again; only other code could make another one, and the file
 * of the texts holds for the code that wrote it alone.
 */
export class Fragments {
  readonly #known: ReadonlyMap<string, string>;
  readonly #used = new Map<string, string>();
  #hasNew = false;

  /** Opens the file of the texts of an earlier run, where there is one. `code` is the hash of the code that makes them. */
  constructor(
    readonly path?: string,
    readonly code = '',
  ) {
    this.#known = path === undefined ? new Map() : readTexts(path, code);
  }

  /** Returns the text of a kind that an earlier run made of some data, which must be data that JSON can hold. */
  find(kind: string, data: unknown): string | undefined {
    const key = digest([kind, data]);
    const text = this.#known.get(key);
    if (text !== undefined) this.#used.set(key, text);
    return text;
  }

  add(kind: string, data: unknown, text: string): void {
    this.#used.set(digest([kind, data]), text);
    this.#hasNew = true;
  }

  /** Returns the text of a kind that is made of some data. */
  make<Data>(kind: string, data: Data, render: (data: Data) => string): string {
    const known = this.find(kind, data);
    if (known !== undefined) return known;
    const text = render(data);
    this.add(kind, data, text);
    return text;
  }

  /** Writes the texts of this run for the next one. Where that is impossible, the next run makes them again. */
  save(): void {
    if (this.path === undefined || (!this.#hasNew && this.#used.size === this.#known.size)) return;
    try {
      mkdirSync(dirname(this.path), { recursive: true });
      writeFileSync(this.path, sign(toAsciiJson(Object.fromEntries(this.#used)), this.code), 'latin1');
    } catch {
      // a folder that takes no cache is no reason to fail
    }
  }
}
