import { referenceExtractors } from '../prose/reference/index.js';
import type {
  DocumentFile,
  ErrorRow,
  MemberRow,
  OperationReading,
  Quote,
  Reader,
  Reading,
  Remark,
  Sample,
  TableReading,
  TypeReading,
} from '../reading.js';
import { findHosts, readQuery } from './addresses.js';
import { type Block, cutBlocks, joinRows, type Paragraph, type TabRow, type TabTable } from './tab-blocks.js';
import { normalizeText, splitLines, squeezeName } from './text.js';

/** The heads of tables, by what their rows are. */
const heads = {
  input: /^name\|type\|required\??\|description$/i,
  output: /^name\|type\|description$/i,
  errors: /^error codes?\|(description|message)\|http status( code)?(\|meaning)?$/i,
} as const;

type Kind = keyof typeof heads | 'other';

const formatHead = (cells: readonly string[]): string => cells.filter(Boolean).join('|');

const findKind = (cells: readonly string[]): Kind =>
  (Object.keys(heads) as (keyof typeof heads)[]).find((kind) => heads[kind].test(formatHead(cells))) ?? 'other';

const isHead = (cells: readonly string[]): boolean => findKind(cells) !== 'other';

/** The words of a Required column. */
const requiredWords: Readonly<Record<string, boolean | 'conditional'>> = {
  yes: true,
  true: true,
  no: false,
  false: false,
  conditional: 'conditional',
};

const isStatus = (cell: string | undefined): boolean => /^\d{3}$/.test(cell ?? '');

/** Returns whether a line begins a row: a name and something beside it; an error needs its status. */
const rowStarts: Readonly<Record<Kind, (cells: readonly string[]) => boolean>> = {
  input: ([name, type, required]) => Boolean(name) && (Boolean(type) || Boolean(required)),
  output: ([name, type]) => Boolean(name) && Boolean(type),
  errors: ([code, , http]) => Boolean(code) && isStatus(http),
  other: (cells) => cells.filter(Boolean).length > 1,
};

const quoteRow = ({ line, cells }: TabRow): Quote => ({ line, text: normalizeText(cells.filter(Boolean).join(' | ')) });

function readInput(row: TabRow): MemberRow {
  const [name = '', type = '', required = '', ...text] = row.cells;
  const word = requiredWords[required.toLowerCase()];
  return {
    ...quoteRow(row),
    name: squeezeName(name),
    type: squeezeName(type),
    ...(word === undefined ? {} : { required: word }),
    description: normalizeText(text.join(' ')),
  };
}

function readOutput(row: TabRow): MemberRow {
  const [name = '', type = '', ...text] = row.cells;
  return {
    ...quoteRow(row),
    name: squeezeName(name),
    type: squeezeName(type),
    description: normalizeText(text.join(' ')),
  };
}

function readError(row: TabRow): ErrorRow {
  const [code = '', message = '', http = '', meaning = ''] = row.cells;
  return {
    ...quoteRow(row),
    code: squeezeName(code),
    ...(isStatus(http) ? { http: Number(http) } : {}),
    message: normalizeText(`${message} ${meaning}`),
  };
}

const readRows = <T>({ rows }: TabTable, kind: Kind, read: (row: TabRow) => T): T[] =>
  joinRows(rows, rowStarts[kind]).map(read);

const isAction = ({ name }: MemberRow): boolean => name === 'Action';

/** The name in a row `Action`: the word behind "value". */
const readName = ({ description }: MemberRow): string =>
  squeezeName(
    /values?\s*(?:is|of)?\s*:?\s*([\w ]+?)\.?$/i.exec(description)?.[1] ?? description.split(' ').at(-1) ?? '',
  );

interface Section {
  readonly from: number;
  readonly table: number;
  readonly heading: Paragraph | undefined;
}

const isParagraph = (block: Block | undefined): block is Paragraph => block?.is === 'paragraph';

/** Finds where the text of a section begins: behind the code or the table before it, at the heading above "Description". */
function findSectionStart(blocks: readonly Block[], table: number): Section {
  let from = table;
  let marked: number | undefined;
  while (from > 0) {
    const above = blocks[from - 1];
    if (isParagraph(above) && above.text === 'Description') {
      marked = from - 2;
      break;
    }
    if (above === undefined || (above.is === 'table' && findKind(above.head) !== 'other')) break;
    from -= 1;
  }
  const start = Math.max(0, marked ?? skipCode(blocks, from, table));
  return { from: start, table, heading: readHeading(blocks[start]) };
}

/** A heading may have been taken for code: `# Querying images` between fences. */
function readHeading(block: Block | undefined): Paragraph | undefined {
  if (isParagraph(block)) return block;
  const text = block?.is === 'code' ? /^#\s+(.*)$/.exec(block.text.trim())?.[1] : undefined;
  return text === undefined || block === undefined ? undefined : { is: 'paragraph', line: block.line + 1, text };
}

/** Without a marker a section begins behind the last code. */
function skipCode(blocks: readonly Block[], from: number, to: number): number {
  for (let at = to - 1; at >= from; at--) if (blocks[at]?.is === 'code') return at + 1;
  return from;
}

const isTable = (block: Block | undefined): block is TabTable => block?.is === 'table';

const titles =
  /^(Description|Request Parameters|Return Parameters|Error Codes?|Examples?|Request Example|Return Example|(XML|JSON) (format|Examples?):?)$/i;

function readOperation(blocks: readonly Block[], section: Section, end: number): OperationReading {
  const table = blocks[section.table] as TabTable;
  const rows = readRows(table, 'input', readInput);
  const action = rows.find(isAction);
  const inside = blocks.slice(section.table + 1, end);
  const tables = inside.filter(isTable);
  const output = tables.find(({ head }) => findKind(head) === 'output');
  const errors = tables.find(({ head }) => findKind(head) === 'errors');
  const prose = blocks
    .slice(section.from + 1, end)
    .filter(isParagraph)
    .filter(({ text }) => !titles.test(text));
  const samples = inside.flatMap((block): Sample[] => {
    if (block.is !== 'code') return [];
    const input = readQuery(block.text);
    return input === undefined ? [] : [{ line: block.line, text: block.text.split('\n')[0] ?? '', input }];
  });
  return {
    line: section.heading?.line ?? table.line,
    text: section.heading?.text ?? '',
    operation: action === undefined ? '' : readName(action),
    input: rows.filter((row) => !isAction(row)),
    ...(output === undefined ? {} : { output: readRows(output, 'output', readOutput) }),
    ...(errors === undefined ? {} : { errors: readRows(errors, 'errors', readError) }),
    samples,
    prose,
  };
}

const firstTable = (blocks: readonly Block[], kind: Kind): number =>
  blocks.findIndex((block) => isTable(block) && findKind(block.head) === kind);

/** The data types: tables of members below "Subnode", under the name of the type. */
function readTypes(blocks: readonly Block[]): { readonly at: number; readonly types: readonly TypeReading[] } {
  const marks = blocks.flatMap((block, at) => (isParagraph(block) && /^Subnodes?$/.test(block.text) ? [at] : []));
  const starts = marks.map((mark) => {
    let at = mark;
    while (at > 0 && isParagraph(blocks[at - 1])) at -= 1;
    const description = blocks.findIndex(
      (block, i) => i > at && i < mark && isParagraph(block) && block.text === 'Description',
    );
    return description > 0 ? description - 1 : at;
  });
  const types = marks.flatMap((mark, i) => {
    const inside = blocks.slice(mark, starts[i + 1]);
    const table = inside[firstTable(inside, 'output')];
    const heading = blocks[starts[i] ?? mark];
    if (!isTable(table) || !isParagraph(heading)) return [];
    return [{ ...heading, name: squeezeName(heading.text), members: readRows(table, 'output', readOutput) }];
  });
  return { at: starts[0] ?? blocks.length, types };
}

function readOther(blocks: readonly Block[], at: number): TableReading {
  const table = blocks[at] as TabTable;
  const heading = blocks.slice(0, at).findLast(isParagraph);
  return {
    line: table.line,
    text: heading?.text ?? '',
    name: heading?.text ?? '',
    columns: table.head.filter(Boolean),
    rows: joinRows(table.rows, rowStarts.other).map((row) => ({
      ...quoteRow(row),
      cells: row.cells.map(normalizeText),
    })),
  };
}

interface Cut {
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
  /** The index of the block behind the last operation. */
  readonly end: number;
}

const findSection = ({ sections, end }: Cut, at: number): number =>
  at >= end ? -1 : sections.findLastIndex(({ from }) => from <= at);

function readDocument({ text }: DocumentFile): Reading {
  const blocks = cutBlocks(splitLines(text), isHead);
  const { at: end, types } = readTypes(blocks);
  const sections = blocks.flatMap((block, at) =>
    at < end && isTable(block) && findKind(block.head) === 'input' && readRows(block, 'input', readInput).some(isAction)
      ? [findSectionStart(blocks, at)]
      : [],
  );
  const cut: Cut = { blocks, sections, end };
  const operations = sections.map((section, i) => readOperation(blocks, section, sections[i + 1]?.from ?? end));
  const typeTables = new Set(types.map(({ members }) => members[0]?.line));
  const isTaken = (block: TabTable, at: number): boolean => {
    const kind = findKind(block.head);
    const line = readRows(block, kind, ({ line: one }) => one)[0];
    const section = operations[findSection(cut, at)];
    return (
      typeTables.has(line) ||
      [section?.input, section?.output, section?.errors].some((rows) => rows?.some((row) => row.line === line)) ||
      sections.some(({ table }) => table === at)
    );
  };
  const others = blocks.flatMap((block, at) => (isTable(block) && !isTaken(block, at) ? [{ block, at }] : []));
  const commonErrors = others
    .filter(({ block }) => findKind(block.head) === 'errors')
    .flatMap(({ block }) => readRows(block, 'errors', readError));
  const inOperation = (at: number): string => operations[findSection(cut, at)]?.operation ?? '';
  const outside = blocks.flatMap((block, at) => (findSection(cut, at) === -1 ? [block] : []));
  const remarks = outside
    .filter(isParagraph)
    .map((block): Remark => ({ line: block.line, text: block.text, under: '' }));
  const code = blocks.flatMap((block, at): Remark[] =>
    block.is === 'code' ? [{ line: block.line, text: block.text, under: inOperation(at) }] : [],
  );
  const rows = [
    ...operations.flatMap(({ input = [], output = [], errors = [] }) => [...input, ...output, ...errors]),
    ...types.flatMap(({ members }) => members),
    ...commonErrors,
  ];
  const unreadable = rows.filter(isUnreadable).map(({ line, text: quote }) => ({ line, text: quote }));
  return {
    isComplete: sections.length > 1 && types.length > 0,
    operations,
    types,
    tables: others.filter(({ block }) => findKind(block.head) !== 'errors').map(({ at }) => readOther(blocks, at)),
    ...(commonErrors.length === 0 ? {} : { commonErrors }),
    hosts: findHosts(remarks),
    remarks,
    code,
    rows: rows.length,
    understood: rows.length - unreadable.length,
    unreadable,
  };
}

/** A row with a cell that means nothing here. */
function isUnreadable(row: MemberRow | ErrorRow): boolean {
  if ('code' in row) return row.http === undefined || !/^[\w.*-]+$/.test(row.code);
  return !/^[\w.\-[\]]+$/.test(row.name);
}

export const tabSeparated: Reader = {
  name: 'tab-separated',
  extractors: referenceExtractors,
  recognise: ({ text }) => {
    const found = splitLines(text).filter(
      (line) => line.includes('\t') && isHead(line.split('\t').map((cell) => cell.trim())),
    );
    return found.length === 0 ? 0 : 0.9;
  },
  read: readDocument,
};
