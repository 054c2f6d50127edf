import { fileKinds } from '../language/files.js';
import { isNodeName } from '../language/fit.js';
import { formats } from '../language/formats.js';
import { constraintKeywords, constraints } from '../language/keywords.js';
import type { Keyword, Kind, KindOf } from '../language/kinds.js';
import { faultKinds, ledgerKinds, type NodeName, nodes, verbs } from '../language/nodes/index.js';

type Row = readonly string[];

const formatCode = (text: string): string => `\`${text}\``;
const formatCodes = (words: readonly string[]): string => words.map(formatCode).join(', ');
const escapeCell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');

/** Returns a table of Markdown with a blank line on both sides. */
export function renderTable(heads: Row, rows: readonly Row[]): string[] {
  const renderRow = (cells: Row): string => `| ${cells.map(escapeCell).join(' | ')} |`;
  return ['', renderRow(heads), `|${'---|'.repeat(heads.length)}`, ...rows.map(renderRow), ''];
}

const makeAnchor = (node: string): string => `keywords-${node}`;

const descriptions: Readonly<Record<Kind['is'], (kind: never) => string>> = {
  text: ({ like }: KindOf<'text'>) => (like === undefined ? 'text' : `text such as ${formatCode(like)}`),
  integer: () => 'whole number',
  number: () => 'number',
  flag: () => 'true or false',
  yes: () => formatCode('true'),
  scalar: () => 'text, number, true or false',
  any: () => 'anything',
  word: ({ of }: KindOf<'word'>) => formatCodes(of),
  list: ({ of }: KindOf<'list'>) => `list of: ${describeKind(of)}`,
  map: ({ of }: KindOf<'map'>) => `map of: ${describeKind(of)}`,
  node: ({ node }: KindOf<'node'>) => `[${node}](#${makeAnchor(node)})`,
  either: ({ of }: KindOf<'either'>) => of.map(describeKind).join('; or '),
};

function describeKind(kind: Kind): string {
  return descriptions[kind.is](kind as never);
}

type Entries = readonly (readonly [word: string, keyword: Keyword])[];

function renderKeywords(keywords: Entries): string[] {
  const hasTypes = keywords.some(([, { on }]) => on !== undefined);
  const rows = keywords.map(([word, { kind, doc, required, on }]) => [
    `${formatCode(word)}${required ? ' (required)' : ''}`,
    ...(hasTypes ? [on === undefined ? 'any' : on.join(', ')] : []),
    describeKind(kind),
    doc,
  ]);
  return renderTable(['keyword', ...(hasTypes ? ['type of value'] : []), 'holds', 'meaning'], rows);
}

/** Returns whether the table of another node lists a keyword of this one. */
const isListedElsewhere = (node: NodeName, word: string, keyword: Keyword): boolean =>
  (node === 'rule' && Object.hasOwn(verbs, word)) || (node === 'shape' && nodes.value[word] === keyword);

function renderNode(node: NodeName): string[] {
  const own = Object.entries(nodes[node]).filter(([word, keyword]) => !isListedElsewhere(node, word, keyword));
  return ['', `<a id="${makeAnchor(node)}"></a>Keywords of \`${node}\`:`, ...renderKeywords(own)];
}

const renderMeanings = (head: string, meanings: Readonly<Record<string, string>>): string[] =>
  renderTable(
    [head, 'meaning'],
    Object.entries(meanings).map(([word, meaning]) => [formatCode(word), meaning]),
  );

/** What is as firm as no word of stability says, beside limits. */
const otherFirmness = {
  closed: ['`type`', '`required` of a member with `wire: path`'],
  volatile: ['`required` of other members', 'rules, but for their lists of values', 'members that are not documented'],
  open: ['lists of values in rules'],
} as const;

const renderStabilities = (): string[] =>
  renderTable(
    ['stability', 'by default'],
    Object.entries(otherFirmness).map(([stability, others]) => [
      stability,
      [
        ...constraintKeywords.filter((keyword) => constraints[keyword].stability === stability).map(formatCode),
        ...others,
      ].join(', '),
    ]),
  );

const lists: Readonly<Record<string, () => string[]>> = {
  'kinds of file': () =>
    renderTable(
      ['file', 'content'],
      fileKinds.map(({ home, doc }) => [formatCode(home.endsWith('/') ? `${home}*.yaml` : home), doc]),
    ),
  formats: () =>
    renderTable(
      ['format', 'the text must', 'example'],
      Object.entries(formats).map(([name, { hint, example }]) => [formatCode(name), hint, formatCode(example.trim())]),
    ),
  'default stabilities': renderStabilities,
  verbs: () => renderKeywords(Object.entries<Keyword>(verbs)),
  'kinds of fault': () => renderMeanings('kind', faultKinds),
  'kinds of ledger entry': () => renderMeanings('kind', ledgerKinds),
};

/** Makes the tables of docs/spec-language.md: the keywords of each node, and the lists of words. By the name of their section. */
export const languageTables: ReadonlyMap<string, () => readonly string[]> = new Map([
  ...Object.entries(lists),
  ...Object.keys(nodes)
    .filter(isNodeName)
    .map((node) => [`keywords of ${node}`, () => renderNode(node)] as const),
]);
