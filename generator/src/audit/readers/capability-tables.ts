import { markdownExtractors } from '../prose/markdown.js';
import type {
  DocumentFile,
  ErrorRow,
  GroupReading,
  LimitReading,
  MemberRow,
  OperationReading,
  Quote,
  Reader,
  Reading,
  TableReading,
} from '../reading.js';
import { findHosts } from './addresses.js';
import { cutMarkdown, type MarkdownBlock, type MarkdownText, type PipeRow, type PipeTable } from './markdown-blocks.js';
import { readShownRequest, type Shown } from './shown-requests.js';
import { splitLines, squeezeName } from './text.js';

/** The heads of tables, by what their rows are. A word in parentheses repeats a column's name. */
const heads = {
  input: ['parameter', 'type', 'required', 'default', 'constraints', 'description'],
  errors: ['error code', 'description', 'recommended action'],
} as const;

type Kind = keyof typeof heads;

const listColumns = ({ head }: PipeTable): string[] => head.map((cell) => cell.replace(/ \(.*/, '').toLowerCase());

/** A table has all columns of its kind, in any order. */
const findKind = (table: PipeTable): Kind | undefined =>
  (Object.keys(heads) as Kind[]).find((kind) => heads[kind].every((column) => listColumns(table).includes(column)));

type Cells = Readonly<Record<string, string>>;

/** A dash means that there is nothing to say. */
const readCells = (table: PipeTable, { cells }: PipeRow): Cells =>
  Object.fromEntries(
    listColumns(table).map((column, i) => [column, /^[-–—]?$/.test(cells[i] ?? '') ? '' : (cells[i] ?? '')]),
  );

/** `Required for update/delete/get operations` names none; `Required for SetInstance, GetInstance` does. */
const findRequiredFor = (description: string): string[] =>
  [...(/\*Required for ([^)]*)\)/.exec(description)?.[1] ?? '').matchAll(/\b(?:[A-Z][a-z0-9]+){2,}\b/g)].map(
    ([name]) => name,
  );

const requiredWords: Readonly<Record<string, boolean | 'conditional'>> = {
  true: true,
  yes: true,
  false: false,
  no: false,
  'true*': 'conditional',
  'yes*': 'conditional',
};

function readMember(table: PipeTable, row: PipeRow): MemberRow {
  const {
    parameter = '',
    type = '',
    required = '',
    default: value = '',
    constraints = '',
    description = '',
  } = readCells(table, row);
  const word = requiredWords[required.toLowerCase().replace(/\s/g, '')];
  const requiredFor = findRequiredFor(description);
  return {
    line: row.line,
    text: row.text,
    name: squeezeName(parameter),
    type: squeezeName(type),
    ...(word === undefined ? {} : { required: word }),
    ...(requiredFor.length === 0 ? {} : { requiredFor }),
    description: `${constraints}; ${value === '' ? '' : `Default: ${value};`} ${description}`,
  };
}

function readError(table: PipeTable, row: PipeRow): ErrorRow {
  const cells = readCells(table, row);
  const code = squeezeName(cells['error code'] ?? '');
  return {
    line: row.line,
    text: row.text,
    code,
    ...(/^\d{3}$/.test(code) ? { http: Number(code) } : {}),
    message: `${cells.description ?? ''} ${cells['recommended action'] ?? ''}`,
  };
}

const isTable = (block: MarkdownBlock): block is PipeTable => block.is === 'table';
const isText =
  (is: MarkdownText['is']) =>
  (block: MarkdownBlock): block is MarkdownText =>
    block.is === is;

/** The ways of naming a limit of the service; each group is a number. */
const limitPatterns: readonly { readonly pattern: RegExp; readonly names: readonly LimitReading['name'][] }[] = [
  { pattern: /(\d[\d,]*)\s*(?:QPS|queries per second|requests per second)/i, names: ['requestsPerSecond'] },
  { pattern: /starting (?:at|from|with)\s*(\d+)\s*ms/i, names: ['retryBase'] },
  { pattern: /(?:max(?:imum)?(?: of)?|at most|up to|no more than)\s*(\d+)\s*retries/i, names: ['retryMost'] },
];

const findLimits = (quotes: readonly Quote[]): LimitReading[] =>
  quotes.flatMap(({ line, text }) =>
    limitPatterns.flatMap(({ pattern, names }) => {
      const groups = pattern.exec(text)?.slice(1) ?? [];
      return names.flatMap((name, i) =>
        groups[i] === undefined ? [] : [{ line, text, name, value: Number(groups[i].replaceAll(',', '')) }],
      );
    }),
  );

/** `Create Instance - Python - All Regions` is about CreateInstance. */
const nameHeading = (heading: string): string => heading.replace(/ - .*/, '').replace(/[^A-Za-z0-9]/g, '');

function nameRequest({ action, url = '' }: Shown, under: string): string {
  const last = url.split('/').at(-1) ?? '';
  return action ?? (/^[A-Z][A-Za-z]+[a-z]$/.test(last) ? last : nameHeading(under));
}

function readSample(block: MarkdownText): OperationReading[] {
  const shown = readShownRequest(block.text);
  if (shown === undefined) return [];
  const { line } = block;
  return [
    {
      line,
      text: block.under,
      operation: nameRequest(shown, block.under),
      ...(shown.input === undefined
        ? {}
        : { samples: [{ line, text: block.text.split('\n')[0] ?? '', input: shown.input }] }),
    },
  ];
}

function readDocument({ text }: DocumentFile): Reading {
  const blocks = cutMarkdown(splitLines(text));
  const tables = blocks.filter(isTable);
  const groups = tables
    .filter((table) => findKind(table) === 'input')
    .map((table): GroupReading => {
      const { line, under } = table;
      return { line, text: under, name: under, input: table.rows.map((row) => readMember(table, row)) };
    });
  const errors = tables.filter((table) => findKind(table) === 'errors');
  const commonErrors = errors.flatMap((table) => table.rows.map((row) => readError(table, row)));
  const others = tables
    .filter((table) => findKind(table) === undefined)
    .map(({ line, under, head, rows }): TableReading => ({ line, text: under, name: under, columns: head, rows }));
  const remarks = blocks.filter(isText('paragraph'));
  const code = blocks.filter(isText('code'));
  const rows = [...groups.flatMap(({ input }) => input), ...commonErrors];
  const unreadable = rows.filter((row) => ('code' in row ? row.code === '' : !/^[\w.[\]-]+$/.test(row.name)));
  return {
    isComplete: false,
    operations: code.flatMap(readSample),
    groups,
    ...(errors.length === 0 ? {} : { commonErrors }),
    tables: others,
    hosts: findHosts(remarks),
    limits: findLimits([...remarks, ...commonErrors]),
    remarks,
    code,
    rows: rows.length,
    understood: rows.length - unreadable.length,
    unreadable: unreadable.map(({ line, text: quote }) => ({ line, text: quote })),
  };
}

export const capabilityTables: Reader = {
  name: 'capability-tables',
  extractors: markdownExtractors,
  recognise: ({ text }) =>
    cutMarkdown(splitLines(text)).some((block) => isTable(block) && findKind(block) === 'input') ? 1 : 0,
  read: readDocument,
};
