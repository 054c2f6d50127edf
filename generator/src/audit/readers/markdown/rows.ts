import type { ErrorRow, MemberRow } from '../../reading.js';
import type { Column } from './heads.js';
import { readDescription, readName, readText } from './text.js';

export interface CellRow {
  readonly line: number;
  readonly columns: readonly (Column | undefined)[];
  readonly cells: readonly string[];
}

const yes = /^(?:yes|true|required|是|必填|必选|必需|y)$/i;
const no = /^(?:no|false|optional|否|可选|选填|n)$/i;
const conditional = /conditional|depends|视情况|条件/i;

function readRequired(cell: string): boolean | 'conditional' | undefined {
  const text = readText(cell)
    .replace(/[.。`]/g, '')
    .trim();
  if (yes.test(text)) return true;
  if (no.test(text)) return false;
  return conditional.test(text) ? 'conditional' : undefined;
}

const findCell = ({ columns, cells }: CellRow, column: Column): string => cells[columns.indexOf(column)] ?? '';

const writeRow = ({ cells }: CellRow): string => cells.map(readText).join(' | ');

const hasName = /^[A-Za-z][\w-]*(?:\.[A-Za-z\d][\w-]*)*$/;

const isDeprecated = (name: string, description: string): boolean =>
  /`deprecated`/.test(name) || /^(?:该参数)?已废弃/.test(description);

/** Reads a row of parameters or members; `undefined` where the first cell holds no name. */
export function readMemberRow(row: CellRow): MemberRow | undefined {
  const name = readName(findCell(row, 'name'));
  const type = readText(findCell(row, 'type'));
  // rows without a name describe the items of the list above
  if (!hasName.test(name) && !(name === '' && type !== '')) return undefined;
  const required = readRequired(findCell(row, 'required'));
  const example = readText(findCell(row, 'example'));
  const description = readDescription(findCell(row, 'description'));
  return {
    line: row.line,
    text: writeRow(row),
    name,
    description,
    ...(type === '' ? {} : { type }),
    ...(required === undefined ? {} : { required }),
    ...(example === '' ? {} : { example }),
    ...(isDeprecated(findCell(row, 'name'), description) ? { deprecated: true } : {}),
  };
}

/** Reads a row of error codes; `undefined` where there is no code. */
export function readErrorRow(row: CellRow): ErrorRow | undefined {
  const code = readName(findCell(row, 'code'));
  if (!/^[A-Za-z][\w.-]*$/.test(code)) return undefined;
  const http = /\b[1-5]\d\d\b/.exec(findCell(row, 'http'))?.[0];
  const message = readText(findCell(row, 'message'));
  return {
    line: row.line,
    text: writeRow(row),
    code,
    ...(http === undefined ? {} : { http: Number(http) }),
    ...(message === '' ? {} : { message }),
  };
}
