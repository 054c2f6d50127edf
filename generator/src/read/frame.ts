import type { Diagnostic } from './diagnostics.js';

const context = 1;

/** The lines around a finding, with the place marked. */
export function codeFrame(text: string, { line, column, length }: Diagnostic): string {
  const lines = text.split('\n');
  const first = Math.max(1, line - context);
  const last = Math.min(lines.length, line + context);
  const width = String(last).length;
  const shown: string[] = [];
  for (let number = first; number <= last; number++) {
    const content = (lines[number - 1] ?? '').replace(/\r$/, '');
    shown.push(`${number === line ? '>' : ' '} ${String(number).padStart(width)} | ${content}`);
    if (number !== line) continue;
    const room = Math.max(1, content.length - column + 1);
    shown.push(`  ${' '.repeat(width)} | ${' '.repeat(column - 1)}${'^'.repeat(Math.max(1, Math.min(length, room)))}`);
  }
  return shown.join('\n');
}

/** `file:line:col - error code: sentence`, then the code frame where there is text to show. */
export function formatDiagnostic(finding: Diagnostic, text: string | undefined): string {
  const head = `${finding.file}:${finding.line}:${finding.column} - error ${finding.code}: ${finding.message}`;
  return text === undefined || text === '' ? head : `${head}\n\n${codeFrame(text, finding)}\n`;
}
