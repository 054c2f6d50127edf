import { codes, type Diagnostic, diagnostic, type Place } from './diagnostics.js';
import type { SpecFile } from './spec-file.js';
import { didYouMean } from './structure.js';

interface Suppression {
  readonly place: Place;
  /** Whether it has the line to itself. */
  readonly isAlone: boolean;
  readonly code: string;
  readonly reason: string;
}

const comment = /(?<=^|\s)#\s*yunspec-ignore(?![\w-])\s*(.*)$/;
const form = /^(\S+)\s+--\s*(.*)$/;

function suppressionsIn({ path: file, text }: SpecFile): Suppression[] {
  return text.split('\n').flatMap((content, i) => {
    const found = comment.exec(content.trimEnd());
    if (found === null) return [];
    const place = { file, line: i + 1, column: found.index + 1, length: found[0].length };
    const [, code, reason = ''] = form.exec(found[1] ?? '') ?? [undefined, (found[1] ?? '').split(/\s/)[0]];
    return [{ place, isAlone: content.slice(0, found.index).trim() === '', code: code ?? '', reason: reason.trim() }];
  });
}

/** The line a suppression speaks about: the next that is not a comment. */
function target(lines: readonly string[], from: number): number {
  let line = from + 1;
  while (/^\s*(#|$)/.test(lines[line - 1] ?? 'end')) line++;
  return line;
}

/** What is wrong with a suppression itself. */
function faultOf({ place, isAlone, code, reason }: Suppression): Diagnostic | undefined {
  if (!isAlone) return diagnostic(place, 'suppression-misplaced', {});
  if (code !== '' && !(codes as readonly string[]).includes(code))
    return diagnostic(place, 'suppression-unknown', { code, hint: didYouMean(code, codes) });
  return reason === '' ? diagnostic(place, 'suppression-without-reason', {}) : undefined;
}

/**
 * Takes out what is suppressed, and adds a finding for each suppression that lacks a reason or suppresses nothing. Whether
 * one suppresses a code that was not looked for, nobody knows.
 */
export function applySuppressions(
  files: readonly SpecFile[],
  found: readonly Diagnostic[],
  isLookedFor: (code: string) => boolean,
): Diagnostic[] {
  let left = [...found];
  for (const file of files) {
    const lines = file.text.split('\n');
    for (const suppression of suppressionsIn(file)) {
      const { place, code } = suppression;
      const fault = faultOf(suppression);
      if (fault !== undefined) {
        left.push(fault);
        continue;
      }
      const line = target(lines, place.line);
      const kept = left.filter((one) => !(one.file === file.path && one.line === line && one.code === code));
      const isUnused = kept.length === left.length && isLookedFor(code);
      left = isUnused ? [...kept, diagnostic(place, 'suppression-unused', { code })] : kept;
    }
  }
  return left;
}
