import type { Finding } from '../language/findings.js';

const context = 1;

/** Characters a terminal shows two columns wide: Chinese, Japanese and Korean ones, full-width forms, pictures. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;

/** Blanks as wide as a text; tabs stay, since only the terminal knows their width. */
const blanks = (text: string): string =>
  [...text].map((one) => (one === '\t' ? '\t' : wide.test(one) ? '  ' : ' ')).join('');

const carets = (text: string): string => [...text].map((one) => (wide.test(one) ? '^^' : '^')).join('') || '^';

/** The lines around a finding, with the place marked. */
export function codeFrame(text: string, { line, column, length }: Finding): string {
  const lines = text.replace(/\n$/, '').split('\n');
  const first = Math.max(1, line - context);
  const last = Math.min(lines.length, line + context);
  const width = String(last).length;
  const shown: string[] = [];
  for (let number = first; number <= last; number++) {
    const content = (lines[number - 1] ?? '').replace(/\r$/, '');
    shown.push(`${number === line ? '>' : ' '} ${String(number).padStart(width)} | ${content}`.trimEnd());
    if (number !== line) continue;
    const [before, marked] = [content.slice(0, column - 1), content.slice(column - 1, column - 1 + length)];
    shown.push(`  ${' '.repeat(width)} | ${blanks(before)}${carets(marked)}`);
  }
  return shown.join('\n');
}

/** `file:line:col - error code: sentence`, then the code frame where there is text to show. */
export function formatFinding(finding: Finding, text: string | undefined): string {
  const head = `${finding.file}:${finding.line}:${finding.column} - error ${finding.code}: ${finding.message}`;
  return text === undefined || text === '' ? head : `${head}\n\n${codeFrame(text, finding)}\n`;
}
