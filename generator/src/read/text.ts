import { readFileSync } from 'node:fs';

/** Why a file could not be read, by the code of the system error. */
const problems: Readonly<Record<string, string>> = {
  ERR_ENCODING_INVALID_ENCODED_DATA: 'it is not UTF-8; save it in that encoding',
  ENOENT: 'it is a broken link',
  EACCES: 'permission is denied',
};

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Reads the text of a file without its BOM, or says why it cannot be read. */
export function readText(path: string): { readonly text: string } | { readonly problem: string } {
  try {
    return { text: decoder.decode(readFileSync(path)) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { problem: problems[code ?? ''] ?? String(code) };
  }
}
