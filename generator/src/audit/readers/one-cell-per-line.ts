import { oneCellPerLineExtractors } from '../prose/one-cell-per-line.js';
import type {
  DocumentFile,
  ErrorRow,
  MemberRow,
  Quote,
  Reader,
  Reading,
  Remark,
  Sample,
  SampleAnswer,
} from '../reading.js';
import { isPageBreak, normalizeText, splitLines, squeezeName } from './text.js';

/** The heads of tables: a line for each column. */
const heads = {
  input: ['Parameter', 'Mandatory', 'Type', 'Description'],
  output: ['Parameter', 'Type', 'Description'],
  status: ['Status Code', 'Description'],
} as const;

type Kind = keyof typeof heads;

const findHead = (lines: readonly Quote[], at: number): Kind | undefined =>
  (Object.keys(heads) as Kind[]).find((kind) =>
    heads[kind].every((column, i) => lines[at + i]?.text.toLowerCase() === column.toLowerCase()),
  );

const isName = (text = ''): boolean =>
  /^[A-Za-z][\w-]*$/.test(text) || (text.includes('_') && /^[a-z]\w*(?: \w+){1,2}$/.test(text));
const isType = (text = ''): boolean => /^(?:[A-Z][A-Za-z]*|\w+ object|Array of \w+(?: objects)?)$/.test(text);

const requiredWords: Readonly<Record<string, boolean | 'conditional'>> = {
  yes: true,
  no: false,
  conditional: 'conditional',
};

interface Cut {
  readonly kind: Kind;
  readonly title: string;
  readonly lines: readonly Quote[];
  readonly line: number;
}

/** Lines that end a table: the title of another, and the headings of the dialect. */
const ends =
  /^(?:Table \d+ |Request Parameters$|Response Parameters$|Example (?:Requests?|Responses?)|Status codes?:? ?\d*$|Error Codes?$|URI$)/i;

function cutTables(lines: readonly Quote[]): Cut[] {
  return lines.flatMap((_, at) => {
    const kind = findHead(lines, at);
    if (kind === undefined) return [];
    const first = at + heads[kind].length;
    const next = lines.findIndex(({ text }, i) => i >= first && (ends.test(text) || findHead(lines, i) !== undefined));
    const title = /^Table \d+ (.*)$/.exec(lines[at - 1]?.text ?? '')?.[1] ?? lines[at - 1]?.text ?? '';
    const start = lines[at];
    return start === undefined
      ? []
      : [{ kind, title, lines: lines.slice(first, next === -1 ? undefined : next), line: start.line }];
  });
}

/** Returns whether a row begins here: a name, then the word of the column Mandatory where there is one, then a type. */
const beginsRow = (lines: readonly Quote[], at: number, kind: Kind): boolean =>
  isName(lines[at]?.text) &&
  (kind === 'input'
    ? Object.hasOwn(requiredWords, lines[at + 1]?.text.toLowerCase() ?? '') && isType(lines[at + 2]?.text)
    : isType(lines[at + 1]?.text));

function readRows({ kind, lines }: Cut): MemberRow[] {
  const starts = lines.flatMap((_, at) => (beginsRow(lines, at, kind) ? [at] : []));
  return starts.map((start, i) => {
    const cells = lines.slice(start, starts[i + 1]);
    const [name, ...rest] = cells.map(({ text }) => text);
    const required = kind === 'input' ? requiredWords[(rest.shift() ?? '').toLowerCase()] : undefined;
    const [type = '', ...text] = rest;
    return {
      line: cells[0]?.line ?? 0,
      text: cells.map((cell) => cell.text).join(' | '),
      name: squeezeName(name ?? ''),
      type,
      ...(required === undefined ? {} : { required }),
      description: normalizeText(text.join(' ')),
    };
  });
}

/** The name of the type in `Flavor object` and `Array of Tag objects`. */
const findTypeName = (type = ''): string | undefined => /(\w+) objects?$/.exec(type)?.[1];

type Wire = NonNullable<MemberRow['wire']>;

const findWire = (title: string): Wire | undefined =>
  (['path', 'header', 'query', 'body'] as const).find((word) => title.toLowerCase().includes(word));

/** Members with those of the types that they refer to, which have tables of their own. */
function nestMembers(rows: readonly MemberRow[], tables: ReadonlyMap<string, Cut>, depth = 0): MemberRow[] {
  return rows.flatMap((row) => {
    const table = tables.get(findTypeName(row.type)?.toLowerCase() ?? '');
    if (table === undefined || depth > 5) return [row];
    const prefix = /^Array/.test(row.type ?? '') ? `${row.name}.n.` : `${row.name}.`;
    const inner = readRows(table).map((one) => ({ ...one, name: `${prefix}${one.name}` }));
    return [row, ...nestMembers(inner, tables, depth + 1)];
  });
}

/** A member's row is in the table of the type, whose rows are read with the prefix of the member. */
function readSide(tables: readonly Cut[], kind: 'input' | 'output'): MemberRow[] | undefined {
  const own = tables.filter((table) => table.kind === kind);
  const named = new Map(own.map((table) => [table.title.replace(/\s/g, '').toLowerCase(), table]));
  const roots = own.filter(({ title }) => findWire(title) !== undefined);
  if (roots.length === 0) return undefined;
  return roots.flatMap((table) => {
    const wire = findWire(table.title);
    const rows = readRows(table).map((row) => (wire === undefined ? row : { ...row, wire }));
    return nestMembers(rows, named);
  });
}

const readStatuses = (tables: readonly Cut[]): ErrorRow[] =>
  tables
    .filter(({ kind }) => kind === 'status')
    .flatMap(({ lines }) =>
      lines.flatMap(({ line, text }, i): ErrorRow[] =>
        /^[45]\d\d$/.test(text)
          ? [{ line, text, code: text, http: Number(text), message: lines[i + 1]?.text ?? '' }]
          : [],
      ),
    );

interface Json extends Quote {
  readonly value: unknown;
  /** The line above it, if it is a method and an address. */
  readonly address?: string;
}

/** Every JSON object in the document, whatever it is indented by. */
function findJson(lines: readonly string[]): Json[] {
  const found: Json[] = [];
  for (let at = 0; at < lines.length; at++) {
    const indent = /^(\s*)\{\s*$/.exec(lines[at] ?? '')?.[1];
    if (indent === undefined) continue;
    const end = lines.findIndex((other, i) => i > at && other.trimEnd() === `${indent}}`);
    if (end === -1) continue;
    const text = lines.slice(at, end + 1).join('\n');
    const above = lines.slice(0, at).findLast((line) => line.trim() !== '');
    const address = /^\s*([A-Z]+ https?:\/\/\S+)$/.exec((above ?? '').trimEnd())?.[1];
    try {
      found.push({ line: at + 1, text, value: JSON.parse(text), ...(address === undefined ? {} : { address }) });
    } catch {
      // not JSON: the lines stay text
    }
    at = end;
  }
  return found;
}

function listParagraphs(lines: readonly string[], tables: readonly Cut[], json: readonly Json[]): Remark[] {
  const taken = new Set<number>(tables.flatMap((table) => table.lines.map(({ line }) => line)));
  for (const { line, text } of json) for (let i = 0; i < text.split('\n').length; i++) taken.add(line + i);
  return lines.flatMap((text, at) =>
    isPageBreak(text) || taken.has(at + 1) ? [] : [{ line: at + 1, text: normalizeText(text), under: '' }],
  );
}

function readDocument({ text }: DocumentFile): Reading {
  const all = splitLines(text);
  const lines = all.flatMap((line, at): Quote[] =>
    isPageBreak(line) && !/^\s*\d{3}\s*$/.test(line) ? [] : [{ line: at + 1, text: normalizeText(line) }],
  );
  const tables = cutTables(lines);
  const json = findJson(all);
  const remarks = listParagraphs(all, tables, json);
  const address = lines.find((line) => /^(?:POST|GET|PUT|DELETE|PATCH) \/\S+$/.test(line.text));
  const [method, path] = address?.text.split(' ') ?? [];
  const title = remarks.find(({ text: one }) => !/^updated on/i.test(one)) ?? { line: 1, text: '' };
  const input = readSide(tables, 'input');
  const output = readSide(tables, 'output');
  const members = [...(input ?? []), ...(output ?? [])];
  const statuses = readStatuses(tables);
  return {
    isComplete: false,
    operations: [
      {
        line: address?.line ?? title.line,
        text: address?.text ?? title.text,
        operation: title.text,
        ...(input === undefined ? {} : { input }),
        ...(output === undefined ? {} : { output }),
        ...(method === undefined ? {} : { method }),
        ...(path === undefined ? {} : { path }),
        samples: json.filter(({ address: to }) => to !== undefined).map(toSample),
        answers: json.filter(({ address: to }) => to === undefined).map(toAnswer),
      },
    ],
    ...(statuses.length === 0 ? {} : { commonErrors: statuses }),
    remarks,
    code: json.map(({ line, text: one }) => ({ line, text: one, under: '' })),
    rows: members.length + statuses.length,
    understood: members.length + statuses.length,
    unreadable: [],
  };
}

const toSample = ({ line, text, address, value }: Json): Sample => ({
  line,
  text: address ?? text,
  input: value as Record<string, unknown>,
});

const toAnswer = ({ line, value }: Json): SampleAnswer => ({ line, text: 'the sample answer', answer: value });

/** Tables whose cells have a line each. */
export const oneCellPerLine: Reader = {
  name: 'one-cell-per-line',
  extractors: oneCellPerLineExtractors,
  recognise: ({ text }) => {
    const lines = splitLines(text)
      .filter((line) => line.trim() !== '')
      .map((line, at) => ({ line: at, text: line.trim() }));
    return lines.some((_, at) => ['input', 'output'].includes(findHead(lines, at) ?? '')) ? 0.9 : 0;
  },
  read: readDocument,
};
