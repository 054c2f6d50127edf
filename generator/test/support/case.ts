import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { vi } from 'vitest';
import { checkSpecs } from '../../src/check/check-specs.js';
import { type Change, depot } from './depot.js';

/** One change to the sound product, and every finding it must lead to. */
export interface Case {
  readonly given: string;
  readonly change: Change;
  /** `code: sentence` for each `»` in the changed text, in their order; a finding without a mark begins with its place. */
  readonly want: readonly string[];
  /** The products asked for. */
  readonly wanted?: readonly string[];
  /** The documents at hand, by the names of their files; none when absent. */
  readonly documents?: Readonly<Record<string, string>>;
}

const code = (wanted: string): string => /^(?:specs\S* )?([a-z-]+): /.exec(wanted)?.[1] ?? '';

export const codesOf = (cases: readonly Case[]): string[] => cases.flatMap(({ want }) => want.map(code));

/** Writes documents into a folder, and names it as the place of the documents. */
function layDocuments(folder: string, documents: Case['documents']): void {
  vi.stubEnv('YUNSPEC_DOCS', documents === undefined ? '' : folder);
  if (documents !== undefined) mkdirSync(folder);
  for (const [name, text] of Object.entries(documents ?? {})) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** What the checker finds, and what it should, each as `file:line:col code: sentence`. */
export function tried({ change, want, wanted = [], documents }: Case): { found: string[]; want: string[] } {
  const { root, marks, remove } = depot(change);
  try {
    layDocuments(join(root, 'documents'), documents);
    const { findings } = checkSpecs(join(root, 'specs'), 'specs', wanted);
    const found = findings.map((one) => `${one.file}:${one.line}:${one.column} ${one.code}: ${one.message}`);
    const places = [...marks];
    return {
      found,
      want: want.map((one) => (one.startsWith('specs') ? one : `${places.shift() ?? 'nowhere'} ${one}`)),
    };
  } finally {
    remove();
  }
}
