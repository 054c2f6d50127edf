import type { Finding } from '../language/findings.js';

const context = 1;

/** Characters that a terminal shows two columns wide: Chinese, Japanese, Korean, full-width forms and pictographs. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;

/** Replaces each character by a sign, or by two where a terminal shows it two columns wide. */
const replaceCharacters = (text: string, sign: string): string =>
  [...text].map((character) => sign.repeat(wide.test(character) ? 2 : 1)).join('');

/** Returns blanks as wide as a text. Tabs are kept: only the terminal knows their width. */
const makeBlanks = (text: string): string =>
  text
    .split('\t')
    .map((part) => replaceCharacters(part, ' '))
    .join('\t');

const makeCarets = (text: string): string => replaceCharacters(text, '^') || '^';

/** Formats the lines around a finding, with its place marked. */
function formatFrame(text: string, { line, column, length }: Finding): string {
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
    shown.push(`  ${' '.repeat(width)} | ${makeBlanks(before)}${makeCarets(marked)}`);
  }
  return shown.join('\n');
}

/** Formats a finding as `file:line:col - severity code: sentence`, followed by the lines around it if there is text. */
export function formatFinding(finding: Finding, text: string | undefined): string {
  const { file, line, column, severity, code, message } = finding;
  const head = `${file}:${line}:${column} - ${severity} ${code}: ${message}`;
  return text === undefined || text === '' ? head : `${head}\n\n${formatFrame(text, finding)}\n`;
}
