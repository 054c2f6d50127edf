import { moved } from './ecs-damage.js';
import { identifier, type IsRow, plain, type Row, rowsBelow } from './table.js';

export interface Parameter {
  readonly line: number;
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly text: string;
}

export interface Member {
  readonly line: number;
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

export interface ErrorRow {
  readonly line: number;
  readonly code: string;
  readonly http: number;
}

export interface Section {
  readonly name: string;
  readonly heading: string;
  /** The line of the heading, and the first line of the next section. */
  readonly line: number;
  readonly end: number;
  /** What stands between the heading and the table of parameters. */
  readonly prose: string;
  readonly parameters: readonly Parameter[];
  readonly members: readonly Member[];
  readonly errors: readonly ErrorRow[];
}

export interface DataType {
  readonly name: string;
  readonly line: number;
  readonly members: readonly Member[];
}

type Lines = readonly string[];

const named: IsRow = ([name]) => Boolean(name);
const coded: IsRow = ([code, , http]) => Boolean(code) && /^[0-9]{3}$/.test(http ?? '');

const member = ({ line, cells: [name = '', type = '', text = ''] }: Row): Member => ({ line, name: identifier(name), type: identifier(type), text: plain(text) });

const errorRow = ({ line, cells: [code = '', , http = ''] }: Row): ErrorRow => ({ line, code: identifier(code), http: Number(http) });

const parameter = ({ line, cells: [name = '', type = '', required = '', text = ''] }: Row): Parameter => ({
  line,
  name: identifier(name),
  type: identifier(type),
  required: required === 'Yes',
  text: plain(text),
});

/** The first line from `from` on, before `end`, that a pattern matches; `end` when there is none. */
function next(lines: Lines, pattern: RegExp, from: number, end: number): number {
  for (let at = from; at < end; at++) if (pattern.test(lines[at] ?? '')) return at;
  return end;
}

function last(lines: Lines, pattern: RegExp, from: number): number {
  for (let at = from; at > 0; at--) if (pattern.test(lines[at] ?? '')) return at;
  return 0;
}

/** The heading that stands above the line `Description` of a section or a data type. */
function headingAbove(lines: Lines, at: number): { line: number; heading: string } {
  const line = last(lines, /[A-Za-z]/, last(lines, /^Description$/, at) - 1);
  return { line, heading: (lines[line] ?? '').replace(/^#\s*/, '').trim() };
}

const requestHeader = /^Name\tType\tRequired\??\tDescription/;
const memberHeader = /^Name\tType\tDescription/;
const errorHeader = /^Error Code\tDescription\tHttp status code/i;

/** Line numbers of the rows that name an operation. */
const actionRows = (lines: Lines): number[] => lines.flatMap((line, at) => (/^Action\tString\tYes\t/.test(line) ? [at] : []));

/** Every operation of the reference, in its order. The row `Action` itself is left out of the parameters. */
export function sectionsOf(lines: Lines): Section[] {
  const chapterEnd = lines.indexOf('Data Type');
  const starts = actionRows(lines).map((action) => ({ action, ...headingAbove(lines, action) }));
  return starts.map(({ line, heading, action }, i) => {
    const end = starts[i + 1]?.line ?? chapterEnd;
    const table = last(lines, requestHeader, action);
    const [actionRow, ...parameters] = rowsBelow(lines, table, named, moved);
    const results = next(lines, memberHeader, action, end);
    const errors = next(lines, errorHeader, action, end);
    return {
      name: /value:\s*(\w+)/.exec(plain(actionRow?.cells[3] ?? ''))?.[1] ?? '',
      heading,
      line,
      end,
      prose: plain(lines.slice(line + 1, table).join(' ')),
      parameters: parameters.map(parameter),
      members: results === end ? [] : rowsBelow(lines, results, named).map(member),
      errors: errors === end ? [] : rowsBelow(lines, errors, coded).map(errorRow),
    };
  });
}

/** The data types that answers are made of. */
export function dataTypesOf(lines: Lines): DataType[] {
  const end = lines.indexOf('Appendix');
  return lines.flatMap((line, at) => {
    if (line !== 'Subnode') return [];
    const { line: start, heading } = headingAbove(lines, at);
    return [{ name: heading, line: start, members: rowsBelow(lines, next(lines, memberHeader, at, end), named).map(member) }];
  });
}

/** The rows of the table that stands below a heading, blank texts and all. */
export function rowsUnder(lines: Lines, heading: RegExp, header: RegExp, isRow: IsRow): Row[] {
  const start = last(lines, heading, lines.length - 1);
  return rowsBelow(lines, next(lines, header, start, lines.length), isRow);
}

export const publicErrors = (lines: Lines): ErrorRow[] => rowsUnder(lines, /^Public Error Codes$/, errorHeader, coded).map(errorRow);

export const serverErrors = (lines: Lines): ErrorRow[] => rowsUnder(lines, /^Server Errors$/, errorHeader, coded).map(errorRow);
