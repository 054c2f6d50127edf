import { computeOnce, groupBy, type ValueModel, walkValues } from '@yunspec/model';
import { getSchemaAtPath } from '@yunspec/runtime/check';
import { countValues } from '../language/count-values.js';
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

/** The ways to say which parameter is meant: each is some words that are all said. */
interface Spoken {
  readonly name: string;
  readonly ways: readonly (readonly string[])[];
}

/** Words that say little at the end of a name. */
const weakEnds = new Set(
  ['name', 'type', 'value', 'number', 'time', 'size', 'status', 'count', 'code', 'key', 'no', 'in', 'out'].map(getStem),
);

const listStemsOf = (words: readonly string[]): string[] =>
  words.filter((word) => !/^(?:ids?|n|of|the|a|is|and|or|to|in|if)$/.test(word)).map(getStem);

/** Lists the ends of the name of a parameter: the prefix list is `SourcePrefixListId`, and the protocol `IpProtocol`. */
function listEnds(name: string, resources: ReadonlySet<string>): string[][] {
  const words = [...splitWords(name)];
  if (/^ids?$/.test(words.at(-1) ?? '') || (words.at(-1) === 'name' && words.length > 2)) words.pop();
  const stems = listStemsOf(words);
  // `DeleteWithInstance` is about no instance
  const isTelling = ([stem = '', ...more]: string[], i: number): boolean =>
    more.length > 0 || !(weakEnds.has(stem) || (i > 0 && resources.has(stem)));
  return stems.map((_, i) => stems.slice(i)).filter(isTelling);
}

const listResourceWords = computeOnce(
  ({ resources }: Context['specs']): ReadonlySet<string> =>
    new Set(resources.flatMap(({ value }) => listStems(value.resource))),
);

/** Lists the members of an input, at any depth, with the words that stand for each. What is true or false is no subject. */
const listSpoken = (input: ValueModel, resources: ReadonlySet<string>): Spoken[] =>
  [...walkValues(input)]
    .filter(({ path, value }) => path !== '' && !path.includes('*') && value.type !== 'boolean')
    .map(({ path, value }) => {
      const own = listEnds(path.replace(/\[\]/g, '').split('.').at(-1) ?? '', resources);
      return {
        name: path,
        ways: [...own, listStemsOf(splitWords(value.refers ?? ''))].filter((way) => way.length > 0),
      };
    });

/** Causes that are about the account, the service or the request as a whole. */
const isAboutCall =
  /^(?:The account|The caller|The payment|The credit card|The real name|The quota of|The request|[A-Z]+ is not authorized|A (?:required |mandatory )?parameter |Two parameters|None of the required|No (?:Elastic|public|zone)|A(?: synchronous|nother) )/;

/** Kinds of fault that a parameter has no part in. */
const callKinds: readonly unknown[] = ['server', 'throttled'];

/** Finds a row that is on no parameter, although its words are those of one. */
function findParametersForgotten(
  context: Context,
  spoken: readonly Spoken[],
  { row, file, path, subject }: PlacedRow,
): void {
  if (row.on !== undefined || callKinds.includes(row.kind) || isAboutCall.test(row.cause)) return;
  const said = new Set([...listStems(row.code), ...listStems(row.cause)]);
  const meant = spoken.filter(({ ways }) => ways.some((way) => way.every((word) => said.has(word))));
  const [first] = meant;
  if (first === undefined || isExplained(context, [subject], /\bno parameter\b/)) return;
  if (meant.some(({ name }) => isNamed(context, subject, name))) return;
  context.report(file, path, 'error-on-subject', { code: row.code, name: first.name, cause: row.cause });
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
  const resources = listResourceWords(context.specs);
  const spokenOf = computeOnce((input: ValueModel) => listSpoken(input, resources));
  for (const placed of rows) {
    const input = inputs.get(placed.file.path);
    if (input === undefined) continue;
    findParametersUnsaid(context, input, placed);
    findParametersForgotten(context, spokenOf(input), placed);
  }
}
