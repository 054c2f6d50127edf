import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const beside = fileURLToPath(new URL('../../../shared/docs', import.meta.url));

/** Where the documents are looked for: the folder in `YUNSPEC_DOCS`, else `shared/docs` beside the repository. */
export const documentFolder: string = process.env.YUNSPEC_DOCS ?? beside;

/** A document's lines, or nothing where it is absent. The first line has the index 1, as in the specs. */
export function documentLines(file: string | undefined): readonly string[] | undefined {
  if (file === undefined || !existsSync(join(documentFolder, file))) return undefined;
  return ['', ...readFileSync(join(documentFolder, file), 'utf8').split('\n')];
}

/** Says in one line why the tests of a document are left out. */
export const absence = (file: string): string => `${file} is not here; its folder goes into YUNSPEC_DOCS`;
