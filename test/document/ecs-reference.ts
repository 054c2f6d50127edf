import { moved } from './ecs-damage.js';
import { type IsRow, identifier, lastLine, nextLine, plain, type Row, rowsBelow, rowsUnder } from './table.js';

interface Parameter {
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

const member = ({ line, cells: [name = '', type = '', text = ''] }: Row): Member => ({
  line,
  name: identifier(name),
  type: identifier(type),
  text: plain(text),
});

const errorRow = ({ line, cells: [code = '', , http = ''] }: Row): ErrorRow => ({
  line,
  code: identifier(code),
  http: Number(http),
});

const parameter = ({ line, cells: [name = '', type = '', required = '', text = ''] }: Row): Parameter => ({
  line,
  name: identifier(name),
  type: identifier(type),
  required: required === 'Yes',
  text: plain(text),
});

/** The heading that stands above the line `Description` of a section or a data type. */
function headingAbove(lines: Lines, at: number): { line: number; heading: string } {
  const line = lastLine(lines, /[A-Za-z]/, lastLine(lines, /^Description$/, at) - 1);
  return { line, heading: (lines[line] ?? '').replace(/^#\s*/, '').trim() };
}

const requestHeader = /^Name\tType\tRequired\??\tDescription/;
const memberHeader = /^Name\tType\tDescription/;
const errorHeader = /^Error Code\tDescription\tHttp status code/i;

/** Line numbers of the rows that name an operation. */
const actionRows = (lines: Lines): number[] =>
  lines.flatMap((line, at) => (/^Action\tString\tYes\t/.test(line) ? [at] : []));

/** Every operation of the reference, in its order. The row `Action` itself is left out of the parameters. */
export function sectionsOf(lines: Lines): Section[] {
  const chapterEnd = lines.indexOf('Data Type');
  const starts = actionRows(lines).map((action) => ({ action, ...headingAbove(lines, action) }));
  return starts.map(({ line, heading, action }, i) => {
    const end = starts[i + 1]?.line ?? chapterEnd;
    const table = lastLine(lines, requestHeader, action);
    const [actionRow, ...parameters] = rowsBelow(lines, table, named, moved);
    const results = nextLine(lines, memberHeader, action, end);
    const errors = nextLine(lines, errorHeader, action, end);
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
    return [
      {
        name: heading,
        line: start,
        members: rowsBelow(lines, nextLine(lines, memberHeader, at, end), named).map(member),
      },
    ];
  });
}

export const publicErrors = (lines: Lines): ErrorRow[] =>
  rowsUnder(lines, /^Public Error Codes$/, errorHeader, coded).map(errorRow);

export const serverErrors = (lines: Lines): ErrorRow[] =>
  rowsUnder(lines, /^Server Errors$/, errorHeader, coded).map(errorRow);
