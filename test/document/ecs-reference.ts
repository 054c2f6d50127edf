import { moved } from './ecs-damage.js';
import {
  findLastLine,
  findNextLine,
  type IsRow,
  normalizeText,
  type Row,
  readRowsBelow,
  readRowsUnder,
  removeBlanks,
} from './table.js';

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
  /** The text between the heading and the table of parameters. */
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

const hasName: IsRow = ([name]) => Boolean(name);
const hasCode: IsRow = ([code, , http]) => Boolean(code) && /^[0-9]{3}$/.test(http ?? '');

const readMember = ({ line, cells: [name = '', type = '', text = ''] }: Row): Member => ({
  line,
  name: removeBlanks(name),
  type: removeBlanks(type),
  text: normalizeText(text),
});

const readErrorRow = ({ line, cells: [code = '', , http = ''] }: Row): ErrorRow => ({
  line,
  code: removeBlanks(code),
  http: Number(http),
});

const readParameter = ({ line, cells: [name = '', type = '', required = '', text = ''] }: Row): Parameter => ({
  line,
  name: removeBlanks(name),
  type: removeBlanks(type),
  required: required === 'Yes',
  text: normalizeText(text),
});

/** The heading that stands above the line `Description` of a section or a data type. */
function findHeading(lines: Lines, at: number): { line: number; heading: string } {
  const line = findLastLine(lines, /[A-Za-z]/, findLastLine(lines, /^Description$/, at) - 1);
  return { line, heading: (lines[line] ?? '').replace(/^#\s*/, '').trim() };
}

const requestHeader = /^Name\tType\tRequired\??\tDescription/;
const memberHeader = /^Name\tType\tDescription/;
const errorHeader = /^Error Code\tDescription\tHttp status code/i;

/** Line numbers of the rows that name an operation. */
const findActionRows = (lines: Lines): number[] =>
  lines.flatMap((line, at) => (/^Action\tString\tYes\t/.test(line) ? [at] : []));

/** Every operation of the reference, in its order. The row `Action` itself is left out of the parameters. */
export function readSections(lines: Lines): Section[] {
  const chapterEnd = lines.indexOf('Data Type');
  const starts = findActionRows(lines).map((action) => ({ action, ...findHeading(lines, action) }));
  return starts.map(({ line, heading, action }, i) => {
    const end = starts[i + 1]?.line ?? chapterEnd;
    const table = findLastLine(lines, requestHeader, action);
    const [actionRow, ...parameters] = readRowsBelow(lines, table, hasName, moved);
    const results = findNextLine(lines, memberHeader, action, end);
    const errors = findNextLine(lines, errorHeader, action, end);
    return {
      name: /value:\s*(\w+)/.exec(normalizeText(actionRow?.cells[3] ?? ''))?.[1] ?? '',
      heading,
      line,
      end,
      prose: normalizeText(lines.slice(line + 1, table).join(' ')),
      parameters: parameters.map(readParameter),
      members: results === end ? [] : readRowsBelow(lines, results, hasName).map(readMember),
      errors: errors === end ? [] : readRowsBelow(lines, errors, hasCode).map(readErrorRow),
    };
  });
}

/** The data types that answers are made of. */
export function readDataTypes(lines: Lines): DataType[] {
  const end = lines.indexOf('Appendix');
  return lines.flatMap((line, at) => {
    if (line !== 'Subnode') return [];
    const { line: start, heading } = findHeading(lines, at);
    return [
      {
        name: heading,
        line: start,
        members: readRowsBelow(lines, findNextLine(lines, memberHeader, at, end), hasName).map(readMember),
      },
    ];
  });
}

export const readPublicErrors = (lines: Lines): ErrorRow[] =>
  readRowsUnder(lines, /^Public Error Codes$/, errorHeader, hasCode).map(readErrorRow);

export const readServerErrors = (lines: Lines): ErrorRow[] =>
  readRowsUnder(lines, /^Server Errors$/, errorHeader, hasCode).map(readErrorRow);
