import type { YAMLError } from 'yaml';

interface Problem {
  readonly code: YAMLError['code'];
  /** Part of YAML's own message, where one code stands for several things. */
  readonly says?: string;
  /** What is wrong and what would be right; `text` is what stands at the place, `line` the line it is on. */
  readonly sentence: (text: string, line: string) => string;
  /** Whether YAML reads on as if nothing had been; after any other problem it has lost its place. */
  readonly isLocal?: true;
}

const word = (text: string): string => /^[^\s:,[\]{}]*/.exec(text)?.[0] ?? '';

/** A keyword with its value glued to the colon. */
const isGlued = /^\s*(?:- )?[\w.-]+:[^\s:/]/;

/** What editing by hand goes wrong with, for people who do not know YAML's terms. The first that fits is taken. */
const problems: readonly Problem[] = [
  { code: 'TAB_AS_INDENT', sentence: () => 'a tab indents this line; indent with spaces' },
  {
    code: 'MULTILINE_IMPLICIT_KEY',
    says: 'over-indented',
    sentence: () => 'this is a value already, so the line below it must not be indented further',
  },
  { code: 'MULTILINE_IMPLICIT_KEY', sentence: (text) => `'${word(text)}' needs a colon and a value after it` },
  {
    code: 'BLOCK_AS_IMPLICIT_KEY',
    isLocal: true,
    sentence: (_, line) =>
      isGlued.test(line) ? 'put a space after the first colon' : `a text that holds ': ' must be in quotes`,
  },
  {
    code: 'BLOCK_IN_FLOW',
    sentence: () => `inside { } and [ ] a comma separates the entries, and a text that holds ': ' must be in quotes`,
  },
  {
    code: 'BAD_INDENT',
    says: 'Flow map',
    sentence: () => 'a { above is not closed by a }, or the lines inside it are not indented',
  },
  {
    code: 'BAD_INDENT',
    says: 'Flow sequence',
    sentence: () => 'a [ above is not closed by a ], or the lines inside it are not indented',
  },
  { code: 'BAD_INDENT', sentence: () => 'this line must begin in the same column as the entries it belongs to' },
  {
    code: 'BAD_SCALAR_START',
    isLocal: true,
    sentence: (text) => `a text that begins with ${text.charAt(0)} must be in quotes`,
  },
  { code: 'BAD_ALIAS', isLocal: true, sentence: () => `a * that means itself must be in quotes: '*'` },
  {
    code: 'BAD_DQ_ESCAPE',
    isLocal: true,
    sentence: () => 'this backslash means nothing in double quotes; use single quotes',
  },
  {
    code: 'TAG_RESOLVE_FAILED',
    isLocal: true,
    sentence: () => 'tags are not part of the spec language; a text that begins with ! must be in quotes',
  },
  { code: 'DUPLICATE_KEY', isLocal: true, sentence: (text) => `'${word(text)}' stands in this map twice` },
  {
    code: 'NON_STRING_KEY',
    sentence: (text) =>
      `this is read as a map or list in the place of a name; a text that begins with ${text.charAt(0)} must be in quotes`,
  },
  { code: 'MULTIPLE_DOCS', sentence: () => 'a second document begins here; a file holds one' },
  {
    code: 'MISSING_CHAR',
    says: 'quote',
    sentence: () => 'this quote is not closed; inside single quotes a quote is written twice',
  },
  { code: 'MISSING_CHAR', says: 'map keys', sentence: (text) => `'${word(text)}' needs a colon and a value after it` },
  {
    code: 'UNEXPECTED_TOKEN',
    says: 'at node end',
    sentence: () => 'the value has ended before this; put the whole text in quotes',
  },
  { code: 'UNEXPECTED_TOKEN', says: 'flow-map-end', sentence: () => 'this } closes nothing' },
  { code: 'UNEXPECTED_TOKEN', says: 'flow-seq-end', sentence: () => 'this ] closes nothing' },
];

export interface YamlProblem {
  readonly from: number;
  readonly to: number;
  readonly sentence: string;
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** YAML names the end of the text for a quote that is not closed; the quote itself is what has to be found. */
function openingQuote(text: string, end: number, message: string): number {
  const at = text.lastIndexOf(message.includes('"') ? '"' : "'", end - 1);
  return at === -1 ? end : at;
}

/** YAML names the start of a line that is indented wrongly; what stands there is what has to be moved. */
function firstWord(text: string, at: number): number {
  return at === lineStart(text, at) ? at + (/^ */.exec(text.slice(at))?.[0].length ?? 0) : at;
}

function placed(text: string, error: YAMLError): [number, number] {
  const [from, to] = error.pos;
  if (error.code === 'MISSING_CHAR' && error.message.includes('quote'))
    return [openingQuote(text, from, error.message), text.length];
  if (error.code === 'BAD_INDENT') {
    const start = firstWord(text, from);
    return [start, Math.max(start + 1, to)];
  }
  return [from, to];
}

/** YAML reports a line indented too far as two problems of the value above it. */
function isOverIndented(error: YAMLError, errors: readonly YAMLError[]): boolean {
  return (
    error.code === 'BLOCK_AS_IMPLICIT_KEY' &&
    errors.some(({ code, pos }) => code === 'MULTILINE_IMPLICIT_KEY' && pos[0] === error.pos[0])
  );
}

/** What YAML finds wrong with a text, one problem a line, up to the first after which it has lost its place. */
export function findYamlProblems(text: string, errors: readonly YAMLError[]): YamlProblem[] {
  const found: YamlProblem[] = [];
  const lines = new Set<number>();
  for (const error of [...errors].sort((a, b) => a.pos[0] - b.pos[0])) {
    const [from, to] = placed(text, error);
    const line = lineStart(text, from);
    if (lines.has(line)) continue;
    lines.add(line);
    const [code, message] = isOverIndented(error, errors)
      ? (['MULTILINE_IMPLICIT_KEY', 'over-indented'] as const)
      : [error.code, error.message];
    const known = problems.find((problem) => problem.code === code && message.includes(problem.says ?? ''));
    const own = `this is not YAML: ${error.message.replace(/\s+/g, ' ')}`;
    found.push({
      from,
      to,
      sentence: known?.sentence(text.slice(from), text.slice(line).split('\n', 1)[0] ?? '') ?? own,
    });
    if (known?.isLocal !== true) break;
  }
  return found;
}
