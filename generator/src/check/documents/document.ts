import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A source document at hand. */
export interface Document {
  readonly file: string;
  /** Whether names in it may be written in another case: code of a client library does so. */
  readonly isCode: boolean;
  readonly lines: readonly string[];
}

/** The folder that holds the documents; without it, nothing is compared with them. */
const folder = (): string | undefined => process.env.YUNSPEC_DOCS || undefined;

/** Returns whether there are documents to compare with. */
export const hasDocuments = (): boolean => folder() !== undefined;

const code = /\.(?:ts|go|py|java)$/;

/** Returns whether there is a folder or a file of a name among the documents. */
export function isAtHand(name: string): boolean {
  const at = folder();
  return at !== undefined && existsSync(join(at, name));
}

/** Reads a document; undefined where it is not at hand. */
export function readDocument(file: string): Document | undefined {
  const at = folder();
  const path = at === undefined ? undefined : join(at, file);
  if (path === undefined || !existsSync(path)) return undefined;
  const text = readFileSync(path, 'utf8');
  return { file, isCode: code.test(file), lines: text.replace(/\r?\n$/, '').split(/\r?\n/) };
}

/** Removes what a scan or a layout may put into a name: blanks, and marks of Markdown and HTML. */
export const compact = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/<\/?(?:br|b|i|p|td|th|tr|sup|sub|code|em|strong)\s*\/?>|&nbsp;|[\s\\*`#|\u200b]/gi, '')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('’', "'");
