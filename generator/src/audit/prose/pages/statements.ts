/** An entry of a list below a sentence. */
export interface Entry {
  readonly text: string;
  readonly entries: readonly Entry[];
}

/** A sentence of a description, and the list that it announces. */
export interface Statement {
  readonly text: string;
  readonly entries: readonly Entry[];
}

interface Line {
  readonly indent: number;
  readonly isEntry: boolean;
  readonly text: string;
}

const bullet = /^(\s*)(?:[-*•]|\d+\.)\s+(.*)$/;

/** Facts that pages print without a stop between them: `[0, 100]默认值：0`. */
const glued = /(?<=[\d\]】）)A-Za-z])(?=默认值|最大值|最小值|起始值)|(?<=[\d\]])(?=Default(?: value)?:)/g;

function readLines(text: string): Line[] {
  return text.split('\n').flatMap((line) => {
    const [, indent = '', entry = ''] = bullet.exec(line) ?? [];
    const isEntry = bullet.test(line);
    const own = (isEntry ? entry : line).replace(/^\s*>\s*/, '').trim();
    return own === '' ? [] : [{ indent: indent.length, isEntry, text: own }];
  });
}

/** Cuts a paragraph into sentences. A full stop in a name, an address or brackets ends none. */
export const splitSentences = (text: string): string[] =>
  text
    .split(/(?<=[。；;！])\s*|(?<=[a-z\d\]`"*)A-Z/][.!])\s+(?=[A-Z`"([\d一-龥])|\n/)
    .flatMap((part) => part.split(glued))
    .map((part) => part.trim())
    .filter((part) => part !== '');

interface Node {
  readonly text: string;
  readonly entries: Node[];
}

/** The statements of a description: its sentences, each with the list behind it. */
export function readStatements(description: string): Statement[] {
  const roots: Node[] = [];
  let open: { readonly indent: number; readonly node: Node }[] = [];
  for (const { indent, isEntry, text } of readLines(description)) {
    if (!isEntry) {
      roots.push(...splitSentences(text).map((sentence) => ({ text: sentence, entries: [] })));
      open = [];
      continue;
    }
    const node: Node = { text, entries: [] };
    // the first entry of a cell stands one blank further to the right than the rest of its list
    open = open.filter((other) => other.indent + 1 < indent);
    const parent = open.at(-1)?.node ?? roots.at(-1);
    if (parent === undefined) roots.push(node);
    else parent.entries.push(node);
    open.push({ indent, node });
  }
  return roots;
}
