/** A row of one of the document's tables, which have a cell to a line. */
interface Row {
  readonly name: string;
  /** Nothing in tables of answers. */
  readonly required?: boolean;
  readonly type: string;
  readonly text: string;
}

export interface Table {
  readonly number: number;
  readonly title: string;
  readonly rows: readonly Row[];
}

type Lines = readonly string[];

const isName = (line = ''): boolean => /^[A-Za-z][\w-]*$/.test(line);
const isType = (line = ''): boolean => /^(String|Integer|Boolean|\w+ object|Array of \w+ objects)$/.test(line);
const isRequired = (line = ''): boolean => /^(Yes|No)$/.test(line);

/** Returns whether a row begins here: a name, then "Yes" or "No" in tables that have it, then a type. */
const beginsRow = (lines: Lines, at: number, hasRequired: boolean): boolean =>
  isName(lines[at]) && (hasRequired ? isRequired(lines[at + 1]) && isType(lines[at + 2]) : isType(lines[at + 1]));

function readRows(lines: Lines): Row[] {
  const hasRequired = lines[1] === 'Mandatory';
  const head = hasRequired ? 3 : 2;
  const starts = lines.flatMap((_, at) => (at > head && beginsRow(lines, at, hasRequired) ? [at] : []));
  return starts.map((start, i) => {
    const [name = '', ...rest] = lines.slice(start, starts[i + 1]);
    const required = hasRequired ? rest.shift() === 'Yes' : undefined;
    const [type = '', ...text] = rest;
    return { name, ...(required === undefined ? {} : { required }), type, text: text.join(' ') };
  });
}

/** Every table of the document, by number. */
export function readTables(document: Lines): Table[] {
  const lines = document.map((line) => line.trim()).filter(Boolean);
  const ends = /^(Table \d+ |Request Parameters|Response Parameters|Example Requests)/;
  return lines.flatMap((line, at) => {
    const [, number, title] = /^Table (\d+) (.*)$/.exec(line) ?? [];
    if (number === undefined || title === undefined) return [];
    const end = lines.findIndex((other, i) => i > at && ends.test(other));
    return [{ number: Number(number), title, rows: readRows(lines.slice(at + 1, end)) }];
  });
}

/** The status codes of the document. */
export function readStatuses(document: Lines): number[] {
  const lines = document.map((line) => line.trim()).filter(Boolean);
  return lines
    .slice(lines.lastIndexOf('Status Codes'), lines.lastIndexOf('Error Codes'))
    .filter((line) => /^\d{3}$/.test(line))
    .map(Number);
}

/** Method and path. */
export function readAddress(document: Lines): { method: string; path: string } {
  const [, method = '', path = ''] =
    document.map((line) => /^(POST|GET|PUT|DELETE) (\/\S+)$/.exec(line.trim())).find((match) => match !== null) ?? [];
  return { method, path };
}
