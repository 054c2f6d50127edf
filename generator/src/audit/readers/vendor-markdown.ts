import { pageExtractors } from '../prose/pages/index.js';
import type { ErrorRow, OperationReading, Quote, Reader, Reading, TypeReading } from '../reading.js';
import { findAction } from './markdown/action.js';
import { placeRows, readAnswers } from './markdown/answers.js';
import { type Column, findKind, readHeads, type TableKind } from './markdown/heads.js';
import { nestRows } from './markdown/nesting.js';
import { type Page, readProse, splitPages } from './markdown/pages.js';
import { readErrorRow, readMemberRow } from './markdown/rows.js';
import { readSamples } from './markdown/samples.js';
import { readTables, type Table } from './markdown/tables.js';
import { readText } from './markdown/text.js';

interface Part {
  readonly kind: TableKind;
  readonly columns: readonly (Column | undefined)[];
  readonly table: Table;
}

const findParts = (tables: readonly Table[]): Part[] =>
  tables.flatMap((table) => {
    const columns = readHeads(table.columns);
    const kind = findKind(columns);
    return kind === undefined ? [] : [{ kind, columns, table }];
  });

/** Reads the rows of all tables of a kind; `undefined` where a page has none. */
function readRows<R>(
  parts: readonly Part[],
  kind: TableKind,
  read: (row: Parameters<typeof readMemberRow>[0]) => R | undefined,
  unreadable: Quote[],
): R[] | undefined {
  const own = parts.filter((part) => part.kind === kind);
  if (own.length === 0) return undefined;
  return own.flatMap(({ columns, table }) => {
    unreadable.push(...table.broken);
    return table.rows.flatMap(({ line, cells }) => {
      const row = read({ line, columns, cells });
      if (row === undefined) unreadable.push({ line, text: cells.map(readText).join(' | ') });
      return row === undefined ? [] : [row];
    });
  });
}

interface PageReading {
  readonly operation?: OperationReading;
  readonly type?: TypeReading;
  readonly errors?: readonly ErrorRow[];
  readonly rows: number;
  readonly unreadable: readonly Quote[];
}

function readPage(page: Page): PageReading {
  const tables = readTables(page.text);
  const parts = findParts(tables);
  const unreadable: Quote[] = [];
  const input = readRows(parts, 'input', readMemberRow, unreadable);
  const output = readRows(parts, 'output', readMemberRow, unreadable);
  const errors = readRows(parts, 'errors', readErrorRow, unreadable);
  const rows = parts.reduce((sum, { table }) => sum + table.rows.length + table.broken.length, 0);
  const samples = readSamples(page.text);
  const operation = findAction(page, input, samples);
  const place = { line: 1, text: page.title };
  if (operation === undefined) {
    const type =
      output === undefined || input !== undefined ? {} : { type: { ...place, name: page.title, members: output } };
    return { ...type, ...(errors === undefined ? {} : { errors }), rows, unreadable };
  }
  const answers = readAnswers(page.text);
  const tableLines = new Set(
    tables.flatMap(({ lines: [from, to] }) => Array.from({ length: to - from + 1 }, (_, i) => from + i)),
  );
  return {
    rows,
    unreadable,
    operation: {
      ...place,
      operation,
      ...(input === undefined ? {} : { input: nestRows(input).filter(({ name }) => name !== 'Action') }),
      ...(output === undefined
        ? {}
        : {
            output: placeRows(
              nestRows(output),
              answers.map(({ answer }) => answer),
            ),
          }),
      ...(errors === undefined ? {} : { errors }),
      ...(samples.length === 0 ? {} : { samples }),
      ...(answers.length === 0 ? {} : { answers }),
      prose: readProse(page, tableLines),
    },
  };
}

/** Moves the lines of a page to where the page stands in its document. */
function shift<T>(value: T, by: number): T {
  if (by === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => shift(item, by)) as T;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, key === 'line' ? (member as number) + by : shift(member, by)]),
  ) as T;
}

function readDocument(text: string): Reading {
  const pages = splitPages(text).map((page) => shift(readPage(page), page.line - 1));
  const unreadable = pages.flatMap((page) => page.unreadable);
  const rows = pages.reduce((sum, page) => sum + page.rows, 0);
  const types = pages.flatMap(({ type }) => type ?? []);
  const commonErrors = pages.flatMap(({ errors }) => errors ?? []);
  return {
    isComplete: false,
    operations: pages.flatMap(({ operation }) => operation ?? []),
    ...(types.length === 0 ? {} : { types }),
    ...(commonErrors.length === 0 ? {} : { commonErrors }),
    rows,
    understood: rows - unreadable.length,
    unreadable,
  };
}

/** The pages of the vendor's help centre in Markdown, in English and Chinese, from 2018 on. */
export const vendorMarkdown: Reader = {
  name: 'vendor-markdown',
  extractors: pageExtractors,
  recognise({ text }) {
    const kinds = findParts(readTables(text)).map(({ kind }) => kind);
    if (kinds.includes('input')) return 0.9;
    return kinds.length === 0 ? 0 : 0.5;
  },
  read: ({ text }) => readDocument(text),
};
