import type { YAMLError } from 'yaml';

interface Problem {
  readonly code: YAMLError['code'];
  /** A part of the parser's message, where one code has several meanings. */
  readonly says?: string;
  /** Says what is wrong and what would be right. `text` begins at the place of the problem, `line` is its line. */
  readonly sentence: (text: string, line: string) => string;
  /** Whether the parser continues normally; after any other problem, what it reports is not reliable. */
  readonly isLocal?: true;
}

const getFirstWord = (text: string): string => /^[^\s:,[\]{}]*/.exec(text)?.[0] ?? '';

/** A keyword without a space between its colon and its value. */
const isGlued = /^\s*(?:- )?[\w.-]+:[^\s:/]/;

/**
 * The usual mistakes of editing by hand, for people who do not know the terms of YAML. The first that fits is taken.
 */
const problems: readonly Problem[] = [
  { code: 'TAB_AS_INDENT', sentence: () => 'a tab indents this line; indent with spaces' },
  {
    code: 'MULTILINE_IMPLICIT_KEY',
    says: 'over-indented',
    sentence: () => 'this already is a value, so the line below it must not be indented further',
  },
  { code: 'MULTILINE_IMPLICIT_KEY', sentence: (text) => `'${getFirstWord(text)}' needs a colon and a value after it` },
  {
    code: 'BLOCK_AS_IMPLICIT_KEY',
    isLocal: true,
    sentence: (_, line) =>
      isGlued.test(line) ? 'put a space after the first colon' : `a string that contains ': ' must be in quotes`,
  },
  {
    code: 'BLOCK_IN_FLOW',
    sentence: () =>
      `inside { } and [ ] a comma separates the entries, and a string that contains ': ' must be in quotes`,
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
    sentence: (text) => `a string that begins with ${text.charAt(0)} must be in quotes`,
  },
  { code: 'BAD_ALIAS', isLocal: true, sentence: () => `a literal * must be in quotes: '*'` },
  {
    code: 'BAD_DQ_ESCAPE',
    isLocal: true,
    sentence: () => 'this is not an escape sequence; use single quotes for a literal backslash',
  },
  {
    code: 'TAG_RESOLVE_FAILED',
    isLocal: true,
    sentence: () => 'tags are not part of the spec language; a string that begins with ! must be in quotes',
  },
  { code: 'DUPLICATE_KEY', isLocal: true, sentence: (text) => `'${getFirstWord(text)}' appears twice in this map` },
  {
    code: 'NON_STRING_KEY',
    sentence: (text) =>
      `this is read as a map or list where a key belongs; a string that begins with ${text.charAt(0)} must be in quotes`,
  },
  { code: 'MULTIPLE_DOCS', sentence: () => 'a second document begins here; a file holds one' },
  {
    code: 'MISSING_CHAR',
    says: 'quote',
    sentence: () => 'this quote is not closed; inside single quotes a quote is written twice',
  },
  {
    code: 'MISSING_CHAR',
    says: 'map keys',
    sentence: (text) => `'${getFirstWord(text)}' needs a colon and a value after it`,
  },
  {
    code: 'UNEXPECTED_TOKEN',
    says: 'at node end',
    sentence: () => 'the value ends before this; put the whole string in quotes',
  },
  { code: 'UNEXPECTED_TOKEN', says: 'flow-map-end', sentence: () => 'this } closes nothing' },
  { code: 'UNEXPECTED_TOKEN', says: 'flow-seq-end', sentence: () => 'this ] closes nothing' },
];

export interface YamlProblem {
  readonly from: number;
  readonly to: number;
  readonly sentence: string;
}

const findLineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** Finds the quote that is not closed: the parser gives the end of the text instead. */
function findOpeningQuote(text: string, end: number, message: string): number {
  const at = text.lastIndexOf(message.includes('"') ? '"' : "'", end - 1);
  return at === -1 ? end : at;
}

/** Finds the first word of a line that is indented wrongly: the parser gives the start of the line instead. */
function findFirstWord(text: string, at: number): number {
  return at === findLineStart(text, at) ? at + (/^ */.exec(text.slice(at))?.[0].length ?? 0) : at;
}

/** Finds the part of the text that has to be changed. */
function findRange(text: string, error: YAMLError): [from: number, to: number] {
  const [from, to] = error.pos;
  if (error.code === 'MISSING_CHAR' && error.message.includes('quote'))
    return [findOpeningQuote(text, from, error.message), text.length];
  if (error.code === 'BAD_INDENT') {
    const start = findFirstWord(text, from);
    return [start, Math.max(start + 1, to)];
  }
  return [from, to];
}

/** Returns whether an error is about a line that is indented too far. The parser reports two for the value above it. */
function isOverIndented(error: YAMLError, errors: readonly YAMLError[]): boolean {
  return (
    error.code === 'BLOCK_AS_IMPLICIT_KEY' &&
    errors.some(({ code, pos }) => code === 'MULTILINE_IMPLICIT_KEY' && pos[0] === error.pos[0])
  );
}

/**
 * Lists the problems that the parser finds, at most one for each line, up to the first after which it is not reliable.
 */
export function findYamlProblems(text: string, errors: readonly YAMLError[]): YamlProblem[] {
  const found: YamlProblem[] = [];
  const lines = new Set<number>();
  for (const error of [...errors].sort((a, b) => a.pos[0] - b.pos[0])) {
    const [from, to] = findRange(text, error);
    const line = findLineStart(text, from);
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
