import { type ErrorRow, groupBy } from '@yunspec/model';
import { type Change, type ChangePlace, createChange } from './change.js';
import { isSame, omitDeep, subtract } from './values.js';

const groupByCode = (rows: readonly ErrorRow[]): Map<string, ErrorRow[]> => groupBy(rows, ({ code }) => code);

const show = (values: readonly unknown[]): string =>
  values.map((value) => String(value ?? 'none')).join(', ') || 'none';

const listOnce = <Word extends keyof ErrorRow>(rows: readonly ErrorRow[], word: Word): ErrorRow[Word][] => [
  ...new Set(rows.map((row) => row[word])),
];

const unsaid = ['docs', 'lines'];
const says = (rows: readonly ErrorRow[], omitted: readonly string[] = unsaid): readonly unknown[] =>
  omitDeep(rows, omitted) as unknown[];

const isSameSet = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && subtract(a, b).length === 0 && subtract(b, a).length === 0;

/** The parts of an error row with a rule of their own. */
const parts = [
  ['http', 'error-status-changed'],
  ['retry', 'error-retry-changed'],
] as const;

/** Compares the rows of one code. Their order does not count. */
function compareRows(
  place: ChangePlace,
  name: string,
  before: readonly ErrorRow[],
  after: readonly ErrorRow[],
): Change[] {
  if (isSame(before, after)) return [];
  if (isSameSet(says(before), says(after)))
    return isSameSet(before, after) ? [] : [createChange('source-changed', place, {})];
  const changes: Change[] = parts.flatMap(([word, rule]) => {
    const [was, is] = [listOnce(before, word), listOnce(after, word)];
    return isSameSet(was, is) ? [] : [createChange(rule, place, { name, was: show(was), is: show(is) })];
  });
  const isListed = [before, after].map((rows) => rows.some(({ withdrawn }) => !withdrawn));
  if (isListed[0] !== isListed[1]) {
    const about = isListed[1] ? 'list it again' : 'no longer list it; a server may still answer it';
    changes.push(createChange('error-listing-changed', place, { name, about }));
  }
  const rest = [...unsaid, 'http', 'retry', 'withdrawn'];
  const isRestSame = isSameSet(says(before, rest), says(after, rest));
  return isRestSame && changes.length > 0 ? changes : [...changes, createChange('error-wording', place, { name })];
}

/** Pairs a code that went with one that came, where the rows say the same. */
function findRenamed(before: Map<string, ErrorRow[]>, after: Map<string, ErrorRow[]>): Map<string, string> {
  const renamed = new Map<string, string>();
  const core = (rows: readonly ErrorRow[]): unknown => omitDeep(rows, [...unsaid, 'code']);
  for (const [was, rows] of before) {
    if (after.has(was)) continue;
    const found = [...after].find(
      ([is, others]) => !before.has(is) && !renamed.has(is) && isSame(core(rows), core(others)),
    );
    if (found !== undefined) renamed.set(found[0], was);
  }
  return renamed;
}

/** Compares two error tables. `place` is the operation, or for common errors the product. */
export function compareErrors(place: ChangePlace, before: readonly ErrorRow[], after: readonly ErrorRow[]): Change[] {
  if (isSame(before, after)) return [];
  const [was, is] = [groupByCode(before), groupByCode(after)];
  const renamed = findRenamed(was, is);
  const gone = new Set(renamed.values());
  return [
    ...[...is].flatMap(([code, rows]) => {
      const at = { ...place, code };
      const old = was.get(code);
      if (old !== undefined) return compareRows(at, code, old, rows);
      const oldName = renamed.get(code);
      return oldName === undefined
        ? [createChange('error-added', at, { name: code })]
        : [createChange('error-renamed', at, { was: oldName, is: code })];
    }),
    ...[...was.keys()].flatMap((code) =>
      is.has(code) || gone.has(code) ? [] : [createChange('error-removed', { ...place, code }, { name: code })],
    ),
  ];
}
