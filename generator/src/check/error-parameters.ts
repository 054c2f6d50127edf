import { computeOnce, type ValueModel, walkValues } from '@yunspec/model';
import { getSchemaAtPath } from '@yunspec/runtime/check';
import { countValues, groupBy } from '../language/group-by.js';
import { asObject, inlineValue } from '../language/resolve/index.js';
import { escapeText, getStem, listStems, quoteWords, splitWords } from './code-words.js';
import type { Context } from './context.js';
import type { PlacedRow } from './error-rows.js';
import { isExplained } from './explained.js';

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

const listTopics = (text: string): string[] =>
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
  const own = listTopics(name);
  const words = own.length === 0 ? listStems(name) : own;
  return { name, words: [...words, ...listTopics(value.refers ?? '')], described: listTopics(value.description ?? '') };
}

const isSpokenOf = ({ words, described }: Parameter, { row: { code, cause } }: PlacedRow): boolean => {
  const said = new Set(listTopics(`${code} ${cause}`));
  const joined = code.toLowerCase().replace(/[^a-z\d]/g, '');
  if (words.some((word) => said.has(word) || (word.length > 3 && joined.includes(word)))) return true;
  return new Set(described.filter((word) => said.has(word))).size > 1;
};

/** Returns the first part of a code that is a name: `DiskId` of `InvalidDiskId.NotFound`. */
const readNamed = (code: string): string | undefined =>
  /^(?:Invalid|Missing|Incorrect)?([A-Z][A-Za-z\d]*)(?:\.|$)/.exec(code)?.[1];

/** Lists the names of the members of an input, at any depth. */
const listNames = computeOnce((input: ValueModel): readonly string[] => [
  ...new Set([...walkValues(input)].map(({ path }) => path.replace(/\[\]$/, '').split('.').at(-1) ?? '')),
]);

/** Returns the name of the member, at any depth, that a code names: in full, or by the end of one name alone. */
function findNamed(input: ValueModel, named: string): string | undefined {
  const names = listNames(input);
  const alike = names.filter((name) => splitWords(named).length > 1 && name.endsWith(named));
  if (names.includes(named)) return named;
  return alike.length === 1 ? alike[0] : undefined;
}

/** Returns whether an entry of the ledger about a row names a parameter. */
const isNamed = (context: Context, subject: string, name: string): boolean =>
  isExplained(context, [subject], new RegExp(`(?<!\\w)${escapeText(name)}(?!\\w)`));

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
  const describe = (names: readonly string[]): string => (names.length === 0 ? 'no parameter' : quoteWords(names));
  for (const group of groupBy(rows, ({ row }) => `${row.code} ${row.cause}`).values()) {
    for (const placed of group) {
      const on = listOn(placed);
      const peers = group.filter((peer) => has(peer, on) && has(placed, listOn(peer)));
      const [[usual = '', times] = ['', 0]] = countValues(peers.map((peer) => listOn(peer).join(' ')));
      const names = usual.split(' ').filter(Boolean);
      const { row, file, path, subject } = placed;
      if (times < 2 || on.join(' ') === usual || on.some((name) => isNamed(context, subject, name))) continue;
      const params = { code: row.code, on: describe(on), usual: describe(names), rows: `${times} rows` };
      context.report(file, row.on === undefined ? path : [...path, 'on'], 'error-on-unlike', params);
    }
  }
}

/** Finds rows that are on other parameters than their words, or than rows that say the same. */
export function findInErrorParameters(context: Context, rows: readonly PlacedRow[]): void {
  findParametersUnlike(context, rows);
  const inputs = new Map(
    context.specs.operations.map(({ path, value }) => [path, inlineValue(asObject(value.input), context.shapes)]),
  );
  for (const placed of rows) {
    const input = inputs.get(placed.file.path);
    if (input !== undefined) findParametersUnsaid(context, input, placed);
  }
}
