import { type ValueModel, walkValues } from '@yunspec/model';
import { getSchemaAtPath } from '@yunspec/runtime/check';
import { asObject, inlineValue } from '../language/resolve/index.js';
import { getStem, splitWords } from './code-words.js';
import type { Context } from './context.js';
import { findUnlikeCauses } from './error-causes.js';
import { listTables, type PlacedRow } from './error-rows.js';
import { codeEndings, kindWords } from './error-words.js';
import { isExplained } from './explained.js';

type SpokenKind = keyof typeof kindWords;

const kinds = Object.keys(kindWords) as SpokenKind[];

const speaksOf = (kind: SpokenKind, { row: { code, cause } }: PlacedRow): boolean =>
  kindWords[kind].code.test(code) || kindWords[kind].cause.test(cause);

const quote = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** Finds rows whose kind of fault is not that of their words. */
function findKindsUnsaid(context: Context, placed: PlacedRow): void {
  const { row, file, path, subject } = placed;
  const { kind, code } = row;
  if (kind === undefined) return;
  const isMeant = (): boolean => isExplained(context, [subject], new RegExp(`\\b${kind}\\b`));
  const [ending, allowed] = codeEndings.find(([end]) => end.test(code)) ?? [];
  if (ending !== undefined && allowed !== undefined && !allowed.includes(kind)) {
    if (isMeant()) return;
    const end = ending.exec(code)?.[0] ?? code;
    context.report(file, [...path, 'kind'], 'error-kind-code', { code, kind, end, kinds: quote(allowed) });
    return;
  }
  if (kind !== 'other' && speaksOf(kind, placed)) return;
  const spoken = kinds.filter((one) => speaksOf(one, placed));
  // a row that has no words of any kind may be about any of them
  if (spoken.length === 0 || isMeant()) return;
  context.report(file, [...path, 'kind'], 'error-kind-unsaid', { code, kind, likely: quote(spoken) });
}

/** Counts how often each value occurs; the most frequent one comes first. */
function count<T>(values: readonly T[]): [value: T, count: number][] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

const groupBy = <T>(values: readonly T[], key: (value: T) => string): T[][] => {
  const groups = new Map<string, T[]>();
  for (const value of values) groups.set(key(value), [...(groups.get(key(value)) ?? []), value]);
  return [...groups.values()];
};

/** Lists the codes of missing resources, as rows. */
const listMissing = ({ specs }: Context): PlacedRow[] =>
  specs.resources.flatMap((file) => {
    const { missing, resource } = file.value;
    if (missing === undefined) return [];
    const row = { ...missing, cause: '' } as PlacedRow['row'];
    return { row, file, path: ['missing'], subject: `resources.${resource}` };
  });

/** Returns whether a row has a status of a failure; others have another finding. */
const hasStatus = ({ row: { http = 0 } }: PlacedRow): boolean => http >= 400 && http <= 599;

/**
 * Returns whether a row stands beside another one of its own table: what both say is a finding of its own, and a newer row
 * may have another status than the one that it replaced.
 */
const isSaidInTable = ({ row, file }: PlacedRow, group: readonly PlacedRow[]): boolean =>
  group.some(
    (other) =>
      other.row !== row &&
      other.file === file &&
      (other.row.withdrawn !== row.withdrawn ||
        (other.row.kind === row.kind && String(other.row.on) === String(row.on) && row.on !== undefined)),
  );

/** Finds rows whose status is not that of most rows with the same code. */
function findStatusesUnlike(context: Context, rows: readonly PlacedRow[]): void {
  const known = rows.filter(hasStatus);
  for (const group of groupBy(known, ({ row }) => row.code)) {
    const [[usual, times] = [undefined, 0]] = count(group.map(({ row }) => row.http));
    for (const placed of group) {
      const { row, file, path, subject } = placed;
      if (row.http === usual || isSaidInTable(placed, group)) continue;
      const http = String(row.http);
      if (isExplained(context, [subject], new RegExp(`\\b${http}\\b`))) continue;
      const params = { code: row.code, http, usual: String(usual), rows: `${times} ${times === 1 ? 'row' : 'rows'}` };
      context.report(file, [...path, 'http'], 'error-status-unlike', params);
    }
  }
}

/** A status that so few rows have is looked at, in a product that has so many. */
const rare = { rows: 1, of: 100 };

/** Finds statuses that contradict a code which is one, and those that hardly any other row has. */
function findStatusesOdd(context: Context, rows: readonly PlacedRow[]): void {
  const known = rows.filter(hasStatus);
  const times = new Map(count(known.map(({ row }) => row.http)));
  for (const { row, file, path, subject } of known) {
    const http = String(row.http);
    const isOther = /^[45]\d\d$/.test(row.code) && row.code !== http;
    const isRare = known.length > rare.of && (times.get(row.http) ?? 0) <= rare.rows;
    if ((!isOther && !isRare) || isExplained(context, [subject], new RegExp(`\\b${http}\\b`))) continue;
    const why = isOther ? 'which is another status' : 'which no other row of the product has';
    context.report(file, [...path, 'http'], 'error-status-odd', { code: row.code, http, why });
  }
}

/** Finds missing resources that are answered with another status than Not Found. */
function findMissingStatuses(context: Context): void {
  for (const { row, file, subject } of listMissing(context).filter(hasStatus)) {
    const http = String(row.http);
    if (row.http === 404 || isExplained(context, [subject], new RegExp(`\\b${http}\\b`))) continue;
    const isDocumented = listTables(context)
      .flat()
      .some((one) => one.row.code === row.code && one.row.http === row.http);
    if (!isDocumented) context.report(file, ['missing', 'http'], 'missing-status', { code: row.code, http });
  }
}

/** Finds rows that may be sent again although most rows with the same code may not, and the reverse. */
function findRetriesUnlike(context: Context, rows: readonly PlacedRow[]): void {
  for (const group of groupBy(rows, ({ row }) => row.code)) {
    const [[usual, times] = [undefined, 0]] = count(group.map(({ row }) => row.retry));
    for (const { row, file, path, subject } of group) {
      if (row.retry === usual || times < 2 || isExplained(context, [subject], /\b(?:again|retry|retries)\b/i)) continue;
      const name = (retry: string | undefined): string => (retry === undefined ? 'no retry' : `retry: ${retry}`);
      const params = { code: row.code, retry: name(row.retry), usual: name(usual), rows: `${times} rows` };
      context.report(file, path, 'error-retry-unlike', params);
    }
  }
}

/** Words that are in the names of many members, and tell none of them. */
const weak = new Set([
  'id',
  'ids',
  'n',
  'of',
  'the',
  'a',
  'is',
  'and',
  'or',
  'to',
  'in',
  'if',
  'name',
  'type',
  'value',
  'with',
  'for',
  'that',
  'it',
  'only',
  'new',
]);

const listStems = (text: string): string[] =>
  splitWords(text)
    .filter((word) => !weak.has(word))
    .map(getStem);

/** The parameters of an operation, each with the words by which a row may speak of it. */
interface Parameter {
  readonly name: string;
  /** The words of its name and of its resource. */
  readonly words: readonly string[];
  /** The words of its description, of which one alone says little. */
  readonly described: readonly string[];
}

/** Describes a parameter. One that the operation does not have has another finding. */
function makeParameter(input: ValueModel, name: string): Parameter | undefined {
  const value = getSchemaAtPath(input, name) as ValueModel | undefined;
  if (value === undefined) return undefined;
  const own = listStems(name);
  const words = own.length === 0 ? splitWords(name).map(getStem) : own;
  return { name, words: [...words, ...listStems(value.refers ?? '')], described: listStems(value.description ?? '') };
}

const isSpokenOf = ({ words, described }: Parameter, { row: { code, cause } }: PlacedRow): boolean => {
  const said = new Set(listStems(`${code} ${cause}`));
  const joined = code.toLowerCase().replace(/[^a-z\d]/g, '');
  if (words.some((word) => said.has(word) || (word.length > 3 && joined.includes(word)))) return true;
  return new Set(described.filter((word) => said.has(word))).size > 1;
};

/** Returns the first part of a code that is a name: `DiskId` of `InvalidDiskId.NotFound`. */
const readNamed = (code: string): string | undefined =>
  /^(?:Invalid|Missing|Incorrect)?([A-Z][A-Za-z\d]*)(?:\.|$)/.exec(code)?.[1];

/** Returns the name of the member, at any depth, that a code names: in full, or by the end of one name alone. */
function findNamed(input: ValueModel, named: string): string | undefined {
  const names = [
    ...new Set([...walkValues(input)].map(({ path }) => path.replace(/\[\]$/, '').split('.').at(-1) ?? '')),
  ];
  const alike = names.filter((name) => splitWords(named).length > 1 && name.endsWith(named));
  if (names.includes(named)) return named;
  return alike.length === 1 ? alike[0] : undefined;
}

/** Returns whether an entry of the ledger about a row names a parameter. */
const isNamed = (context: Context, subject: string, name: string): boolean =>
  isExplained(context, [subject], new RegExp(`(?<!\\w)${name.replace(/[[\].]/g, '\\$&')}(?!\\w)`));

/** Returns the one parameter that is the subject of a cause, or names the resource that is: `The disk is …`. */
function findSubject({ properties = {} }: ValueModel, cause: string): string | undefined {
  const [, words] =
    /^(?:The|No|An?)\s+(?:(?:format|size|length|list) of (?:the|an?)\s+)?((?:\w+[ -]?){1,4}?)\s+(?:is|are|does|has|cannot|was|of)\b/.exec(
      cause,
    ) ?? [];
  const said = words
    ?.replace(/ ID$/, '')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  const meant = Object.entries(properties).filter(
    ([name, { refers = '' }]) => name.replace(/Ids?$/, '').toLowerCase() === said || refers.toLowerCase() === said,
  );
  return meant.length === 1 ? meant[0]?.[0] : undefined;
}

/** Finds rows that are on a parameter which nothing in them speaks of, and rows that are not on the one of their code. */
function findParametersUnsaid(context: Context, input: ValueModel, placed: PlacedRow): void {
  const { row, file, path, subject } = placed;
  const on = [row.on ?? []].flat();
  for (const name of on) {
    const parameter = makeParameter(input, name);
    if (parameter === undefined) continue;
    if (isSpokenOf(parameter, placed) || isNamed(context, subject, name)) continue;
    context.report(file, [...path, 'on'], 'error-on-unsaid', { code: row.code, name });
  }
  const about = row.kind === 'server' || on.length > 0 ? undefined : findSubject(input, row.cause);
  if (about !== undefined && !isNamed(context, subject, about)) {
    context.report(file, path, 'error-on-subject', { code: row.code, name: about, cause: row.cause });
    return;
  }
  const named = readNamed(row.code);
  const meant = named === undefined ? undefined : findNamed(input, named);
  const isOn = on.some((name) =>
    name
      .replace(/\[\]/g, '')
      .split('.')
      .some((step) => step === meant),
  );
  // what is missing is another parameter than the one that makes it necessary
  if (meant === undefined || isOn || row.kind === 'missing' || isNamed(context, subject, meant)) return;
  context.report(file, [...path, 'on'], 'error-on-missing', { code: row.code, name: meant });
}

/** Lists the parameters that a row is on, without the members inside them. */
const listOn = ({ row }: PlacedRow): string[] =>
  [row.on ?? []]
    .flat()
    .map((name) => name.replace(/[.[].*/, ''))
    .sort();

/** Finds rows that say the same as others, and are not on the same parameters although their operation has them. */
function findParametersUnlike(context: Context, rows: readonly PlacedRow[]): void {
  const inputs = new Map(context.specs.operations.map(({ path, value }) => [path, value.input.properties ?? {}]));
  const has = ({ file }: PlacedRow, names: readonly string[]): boolean =>
    names.every((name) => Object.hasOwn(inputs.get(file.path) ?? {}, name));
  const describe = (names: readonly string[]): string => (names.length === 0 ? 'no parameter' : quote(names));
  for (const group of groupBy(rows, ({ row }) => `${row.code} ${row.cause}`)) {
    for (const placed of group) {
      const on = listOn(placed);
      const peers = group.filter((peer) => has(peer, on) && has(placed, listOn(peer)));
      const [[usual = '', times] = ['', 0]] = count(peers.map((peer) => listOn(peer).join(' ')));
      const names = usual.split(' ').filter(Boolean);
      const { row, file, path, subject } = placed;
      if (times < 2 || on.join(' ') === usual || on.some((name) => isNamed(context, subject, name))) continue;
      const params = { code: row.code, on: describe(on), usual: describe(names), rows: `${times} rows` };
      context.report(file, row.on === undefined ? path : [...path, 'on'], 'error-on-unlike', params);
    }
  }
}

/** Finds error rows that contradict their own words, or other rows of the product. */
export function findInErrorMeanings(context: Context): void {
  const rows = listTables(context).flat();
  for (const placed of rows) findKindsUnsaid(context, placed);
  findStatusesUnlike(context, [...rows, ...listMissing(context)]);
  findStatusesOdd(context, rows);
  findMissingStatuses(context);
  findRetriesUnlike(context, rows);
  findUnlikeCauses(context, rows);
  findParametersUnlike(context, rows);
  const inputs = new Map(
    context.specs.operations.map(({ path, value }) => [path, inlineValue(asObject(value.input), context.shapes)]),
  );
  for (const placed of rows) {
    const input = inputs.get(placed.file.path);
    if (input !== undefined) findParametersUnsaid(context, input, placed);
  }
}
