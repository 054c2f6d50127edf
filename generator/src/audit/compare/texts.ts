import { compareCode, compareRows, compareUnits, type FactChange, type UnitChange } from './changes.js';
import type { Difference } from './difference.js';
import type { Extent } from './extent.js';
import type { Comparison } from './operation.js';
import type { PlaceFinder } from './places.js';
import type { FactReading, Recorded, RowUnit } from './recorded.js';

const show = (facts: readonly string[]): string =>
  facts.length === 0 ? 'nothing' : facts.map((fact) => fact.replace(/^[~=":?<]/, '')).join(', ');

const describe = ({ gone, added }: FactChange): string => `${show(gone)} became ${show(added)}`;

/** Facts that other findings about the same place already show. */
function removeExplained(change: FactChange, others: readonly Difference[]): FactChange {
  const shown = others.map(({ expected, seen, text, member, word }) =>
    JSON.stringify([expected, seen, text, member, word]).toLowerCase().replace(/\s+/g, '_'),
  );
  const kinds = new Set<string>(others.flatMap(({ word }) => factMarks[word] ?? []));
  const isShown = (fact: string): boolean =>
    kinds.has(fact.slice(0, 1)) || shown.some((one) => one.includes(fact.replace(/^[~=":?<!]/, '').toLowerCase()));
  return { gone: change.gone.filter((fact) => !isShown(fact)), added: change.added.filter((fact) => !isShown(fact)) };
}

/** The marks of facts that a finding about a column of a table shows. */
const factMarks: Readonly<Record<string, string>> = { type: ':', required: '!' };

/** Kinds that show a place as a whole: nothing else is to be said about it. */
const isAboutWhole = ({ kind }: Difference): boolean => /-(?:added|gone)$/.test(kind);

const hasChange = ({ gone, added }: FactChange): boolean => gone.length + added.length > 0;

/** Names of hosts and paths in code and text are facts of their own. */
function findKind({ gone, added }: FactChange): Difference['kind'] {
  const facts = [...gone, ...added];
  if (facts.some((fact) => /^url_|^call_.*\.com|^(?:https?:\/\/)?(?:[\w{}-]+\.)+(?:com|cn)\b/.test(fact)))
    return 'host';
  return 'changed-text';
}

const makeDifference = (
  change: FactChange,
  rest: Pick<Difference, 'at' | 'quote' | 'operation' | 'member' | 'code' | 'place' | 'kind'>,
  where: string,
): Difference => ({
  ...rest,
  word: 'text',
  expected: change.gone,
  seen: change.added,
  isUnreadable: true,
  text: `${where}: ${describe(change)}`,
});

function findRowChanges(
  recorded: Recorded,
  facts: FactReading,
  found: readonly Difference[],
  { places }: Comparison,
): Difference[] {
  return compareRows(recorded, facts).flatMap(({ row, ...whole }): Difference[] => {
    const { owner, side, name, line } = row;
    const isSameName = (one: Difference): boolean => (side === 'error' ? one.code : one.member) === name;
    const here = found.filter((one) => one.quote.line === line || (one.operation === owner && isSameName(one)));
    const change = removeExplained(whole, here);
    return here.some(isAboutWhole) || !hasChange(change) ? [] : [describeRow(row, change, places)];
  });
}

function describeRow({ owner, side, name, line, text }: RowUnit, change: FactChange, places: PlaceFinder): Difference {
  const kind = findKind(change);
  const quote = { line, text };
  const label = `${owner === '' ? 'errors' : owner}.${name}`;
  if (side === 'type') {
    const at = `shapes.${owner}.${name}`;
    return makeDifference(change, { kind, member: name, at, quote, place: places.findShape(owner) }, label);
  }
  const isError = side === 'error';
  const place = places.findPart(owner, [isError ? 'errors' : side]);
  const whose = owner === '' ? {} : { operation: owner };
  const what = isError ? { code: name } : { member: name };
  return makeDifference(change, { kind, ...whose, ...what, at: `${owner}.${side}.${name}`, quote, place }, label);
}

const isOnLine =
  (line: number) =>
  ({ quote }: Difference): boolean =>
    quote.line === line;

function findParagraphChanges(
  owner: string,
  changes: readonly UnitChange[],
  found: readonly Difference[],
  fallback: number,
  kind?: Difference['kind'],
): Difference[] {
  return changes.flatMap(({ unit, above, ...whole }): Difference[] => {
    const line = unit?.line ?? above?.line ?? fallback;
    const change = unit === undefined ? whole : removeExplained(whole, found.filter(isOnLine(line)));
    if (!hasChange(change)) return [];
    return [
      makeDifference(
        change,
        {
          kind: kind ?? findKind(change),
          ...(owner === '' ? {} : { operation: owner }),
          at: owner === '' ? 'product' : owner,
          quote: { line, text: unit?.text ?? above?.text ?? '' },
        },
        owner === '' ? 'the document' : owner,
      ),
    ];
  });
}

/** Finds texts whose facts are others than when the document was recorded, and that nothing else explains. */
export function findTextChanges(
  recorded: Recorded,
  facts: FactReading,
  found: readonly Difference[],
  { isWhole }: Extent,
  comparison: Comparison,
): Difference[] {
  const isNew = (owner: string): boolean =>
    found.some(({ kind, operation }) => kind === 'operation-added' && operation === owner);
  const owners = [...new Set([...Object.keys(recorded.texts), ...facts.texts.keys()])].filter((owner) => !isNew(owner));
  const texts = owners.flatMap((owner) => {
    const now = facts.texts.get(owner) ?? [];
    const isThere = owner === '' || facts.operations.includes(owner);
    if (!isThere) return [];
    const changes = compareUnits(recorded.texts[owner] ?? [], now, isWhole);
    return findParagraphChanges(owner, changes, found, now[0]?.line ?? 1);
  });
  const tables = findParagraphChanges(
    '',
    compareUnits(recorded.tables, facts.tables, isWhole),
    found,
    facts.tables[0]?.line ?? 1,
    'table-row',
  );
  const code = compareCode(recorded, facts).flatMap(({ owner, unit, ...whole }): Difference[] => {
    const here = found.filter(({ operation }) => operation === owner || (owner === '' && operation !== undefined));
    const change = removeExplained(whole, here);
    if (!isWhole || !hasChange(change)) return [];
    const text =
      unit.text
        .split('\n')
        .find((line) =>
          change.added.some((fact) =>
            line.includes(fact.replace(/^\W|^(?:url|call|method|header|import|action)_/, '')),
          ),
        ) ?? 'code';
    return [
      makeDifference(
        change,
        {
          kind: findKind(change),
          ...(owner === '' ? {} : { operation: owner }),
          at: owner === '' ? 'product' : owner,
          quote: { line: unit.line, text },
        },
        owner === '' ? 'code of the document' : `code of ${owner}`,
      ),
    ];
  });
  return [...findRowChanges(recorded, facts, found, comparison), ...texts, ...tables, ...code];
}
