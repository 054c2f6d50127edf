import type { MemberRow, Reading } from '../reading.js';
import type { Matched } from './match.js';
import { findMember, type MemberView } from './model-view.js';

const findLast = (name: string): string =>
  name
    .replace(/(?:\.n)+$/, '')
    .split('.')
    .at(-1) ?? name;

const dropIndexes = (name: string): string => name.replace(/\.n(?=\.|$)/g, '');

/** Finds a member whatever is a list on the way: samples show an object in place of a list of one. */
function findAnyList(name: string, members: ReadonlyMap<string, MemberView>): MemberView | undefined {
  const plain = dropIndexes(name);
  return [...members.values()].find((member) => dropIndexes(member.name) === plain);
}

/** Finds the place of a row in the specs: where the layout puts it, and else at the top or the one place of its name. */
function placeRow(row: MemberRow, members: ReadonlyMap<string, MemberView>, taken: ReadonlySet<string>): MemberRow {
  if (findMember(members, row.name) !== undefined) return row;
  const same = findAnyList(row.name, members);
  if (same !== undefined) return { ...row, name: same.name };
  if (row.isPlaced !== false) return row;
  const last = findLast(row.name);
  const top = findMember(members, last);
  if (top !== undefined && !taken.has(top.name)) return { ...row, name: top.name };
  const [other, ...more] = [...members.values()].filter(({ name }) => findLast(name) === last && !taken.has(name));
  return other === undefined || (more.length > 0 && !row.name.includes('.')) ? row : { ...row, name: other.name };
}

function placeRows(rows: readonly MemberRow[], members: ReadonlyMap<string, MemberView>): MemberRow[] {
  const taken = new Set(
    rows.flatMap((row) => (row.isPlaced === false ? [] : (findMember(members, row.name)?.name ?? []))),
  );
  return rows.map((row) => {
    const placed = placeRow(row, members, taken);
    if (row.isPlaced === false) taken.add(placed.name);
    return placed;
  });
}

/** Leaves out what every answer of a product is wrapped in. */
function unwrapRows(rows: readonly MemberRow[], envelope: string | undefined): readonly MemberRow[] {
  const prefix = `${envelope ?? ''}.`;
  if (envelope === undefined || !rows.some(({ name }) => name.startsWith(prefix))) return rows;
  return rows
    .filter(({ name }) => name.startsWith(prefix))
    .map((row) => ({ ...row, name: row.name.slice(prefix.length) }));
}

/**
 * Gives rows whose layout does not show their level the names that the specs have for them. A name that is nowhere in
 * the specs stays as it is.
 */
export function placeReadings(
  reading: Reading,
  matched: readonly Matched[],
  envelope: string | undefined,
): { reading: Reading; matched: Matched[] } {
  const placed = new Map(
    matched.map(({ reading: one, view }) => {
      if (view === undefined) return [one, one];
      const { input, output } = one;
      return [
        one,
        {
          ...one,
          ...(input === undefined ? {} : { input: placeRows(input, view.input) }),
          ...(output === undefined ? {} : { output: placeRows(unwrapRows(output, envelope), view.output) }),
        },
      ];
    }),
  );
  return {
    reading: { ...reading, operations: reading.operations.map((one) => placed.get(one) ?? one) },
    matched: matched.map((one) => ({ ...one, reading: placed.get(one.reading) ?? one.reading })),
  };
}
