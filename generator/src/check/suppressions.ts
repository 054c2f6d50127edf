import { type Code, codes, createFinding, type Finding, type Place } from '../language/findings.js';
import { suggestWord } from '../language/suggest.js';
import type { SpecFile } from '../read/spec-file.js';

interface Suppression {
  readonly place: Place;
  /** Whether it has a line of its own. */
  readonly isAlone: boolean;
  readonly code: string;
  readonly reason: string;
}

const comment = /(?<=^|\s)#\s*yunspec-ignore(?![\w-])\s*(.*)$/;
const form = /^(\S+)\s+--\s*(.*)$/;

function listSuppressions({ path: file, text }: SpecFile): Suppression[] {
  return text.split('\n').flatMap((content, i) => {
    const found = comment.exec(content.trimEnd());
    if (found === null) return [];
    const place = { file, line: i + 1, column: found.index + 1, length: found[0].length };
    const [, code, reason = ''] = form.exec(found[1] ?? '') ?? [undefined, (found[1] ?? '').split(/\s/)[0]];
    return [{ place, isAlone: content.slice(0, found.index).trim() === '', code: code ?? '', reason: reason.trim() }];
  });
}

/** Finds the line to which a suppression applies: the next one that is not a comment. */
function findTarget(lines: readonly string[], from: number): number {
  let line = from + 1;
  while (/^\s*(#|$)/.test(lines[line - 1] ?? 'end')) line++;
  return line;
}

/** Finds a fault in a suppression itself. */
function findFault({ place, isAlone, code, reason }: Suppression): Finding | undefined {
  if (!isAlone) return createFinding(place, 'suppression-misplaced', {});
  if (code !== '' && !(codes as readonly string[]).includes(code))
    return createFinding(place, 'suppression-unknown', { code, hint: suggestWord(code, codes) });
  return reason === '' ? createFinding(place, 'suppression-without-reason', {}) : undefined;
}

/**
 * Removes the findings that are suppressed, and adds one for each suppression that lacks a reason or suppresses
 * nothing. A suppression of a code that was not looked for is left alone.
 */
export function applySuppressions(
  files: readonly SpecFile[],
  found: readonly Finding[],
  isSought: (code: Code) => boolean,
): Finding[] {
  let left = [...found];
  for (const file of files) {
    const lines = file.text.split('\n');
    for (const suppression of listSuppressions(file)) {
      const { place, code } = suppression;
      const fault = findFault(suppression);
      if (fault !== undefined) {
        left.push(fault);
        continue;
      }
      const line = findTarget(lines, place.line);
      const kept = left.filter((one) => !(one.file === file.path && one.line === line && one.code === code));
      const isUnused = kept.length === left.length && isSought(code as Code);
      left = isUnused ? [...kept, createFinding(place, 'suppression-unused', { code })] : kept;
    }
  }
  return left;
}
