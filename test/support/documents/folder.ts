import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'vitest';

type Lines = readonly string[];

/** The folder in `YUNSPEC_DOCS`, else `shared/docs` beside the repository. */
const folder: string = process.env.YUNSPEC_DOCS ?? fileURLToPath(new URL('../../../../shared/docs', import.meta.url));

/** A document's lines, or nothing where it is absent. The first line has the index 1, as in the specs. */
function readLines(file: string): Lines | undefined {
  const path = join(folder, file);
  return existsSync(path) ? ['', ...readFileSync(path, 'utf8').split(/\r?\n/)] : undefined;
}

/** Tests that compare with a document. Where it is absent they are left out, and one line says so. */
export function compareWith(file: string | undefined, title: string, tests: (lines: Lines) => void): void {
  const lines = file === undefined ? undefined : readLines(file);
  if (lines !== undefined) {
    describe(title, () => tests(lines));
    return;
  }
  const line = `${title}: not compared, ${file} is absent (YUNSPEC_DOCS names its folder)`;
  process.stdout.write(`${line}\n`);
  test.skip(line, () => undefined);
}
