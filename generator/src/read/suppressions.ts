import { codes, type Diagnostic, diagnostic } from './diagnostics.js';
import type { SpecFile } from './spec-file.js';
import { didYouMean } from './structure.js';

interface Suppression {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly code: string;
  readonly reason: string;
}

const comment = /^(\s*)#\s*yunspec-ignore\s+(\S+)(?:\s+--\s*(.*))?$/;

function suppressionsIn({ text }: SpecFile): Suppression[] {
  return text.split('\n').flatMap((content, i) => {
    const found = comment.exec(content.trimEnd());
    if (found === null) return [];
    const [whole, indent = '', code = '', reason = ''] = found;
    return [{ line: i + 1, column: indent.length + 1, length: whole.length - indent.length, code, reason: reason.trim() }];
  });
}

/** The line a suppression speaks about: the next that is not a comment. */
function target(lines: readonly string[], from: number): number {
  let line = from + 1;
  while (/^\s*(#|$)/.test(lines[line - 1] ?? 'end')) line++;
  return line;
}

/** Takes out what is suppressed, and adds a finding for each suppression that lacks a reason or suppresses nothing. */
export function applySuppressions(files: readonly SpecFile[], found: readonly Diagnostic[]): Diagnostic[] {
  let left = [...found];
  for (const file of files) {
    const lines = file.text.split('\n');
    for (const { code, reason, ...place } of suppressionsIn(file)) {
      const at = { file: file.path, ...place };
      if (!(codes as readonly string[]).includes(code)) {
        left.push(diagnostic(at, 'suppression-unknown', { code, hint: didYouMean(code, codes) }));
        continue;
      }
      if (reason === '') {
        left.push(diagnostic(at, 'suppression-without-reason', {}));
        continue;
      }
      const line = target(lines, place.line);
      const kept = left.filter((one) => !(one.file === file.path && one.line === line && one.code === code));
      if (kept.length === left.length) left.push(diagnostic(at, 'suppression-unused', { code }));
      left = kept;
    }
  }
  return left;
}
