import type { MemberRow } from '../reading.js';
import type { Difference } from './difference.js';
import type { MatchedGroup } from './match.js';
import { compareMembers, isRequired } from './members.js';
import { findMember, type MemberView, type OperationView } from './model-view.js';
import { suggestRename } from './names.js';
import { type Comparison, compareLimits } from './operation.js';

interface Share {
  readonly view: OperationView;
  readonly rows: readonly MemberRow[];
}

/** The rows of all tables that are for each operation. */
function listShares(groups: readonly MatchedGroup[]): Share[] {
  const shares = new Map<OperationView, MemberRow[]>();
  for (const { group, views } of groups) {
    for (const view of views) {
      const own = group.input.filter(({ name }) => findMember(view.input, name) !== undefined);
      shares.set(view, [...(shares.get(view) ?? []), ...own]);
    }
  }
  return [...shares].map(([view, rows]) => ({ view, rows }));
}

/** Rows that none of the operations of their table has. */
function findHomeless({ group, views }: MatchedGroup, { places }: Comparison): Difference[] {
  const [first] = views;
  const others = views.flatMap(({ input }) => [...input.keys()]);
  return group.input
    .filter(({ name }) => !views.some((view) => findMember(view.input, name) !== undefined))
    .flatMap((row): Difference[] => {
      const operation = first?.operation.name;
      return [
        {
          kind: 'parameter-added',
          ...(operation === undefined ? {} : { operation }),
          member: row.name,
          at: `${operation ?? group.name}.input.${row.name}`,
          word: 'member',
          quote: { line: row.line, text: row.text },
          ...(operation === undefined ? {} : { place: places.findMember(operation, 'input') }),
          seen: { type: row.type, required: row.required },
          text: `none of the operations under "${group.name}" has ${row.name}${suggestRename(row.name, others)}`,
        },
      ];
    });
}

/** Members that no row of the document has, and whose place in the documents is not another one. */
function findGone({ view, rows }: Share, { places }: Comparison, groups: readonly MatchedGroup[]): Difference[] {
  const { name: operation, docs } = view.operation;
  const group = groups.find(({ views }) => views.includes(view))?.group;
  return [...view.input.values()].flatMap((member): Difference[] => {
    const isElsewhere = member.value.docs !== undefined && member.value.docs.split(' > ')[0] !== docs.split(' > ')[0];
    const isCovered = rows.some(({ name }) => member.name === name || member.name.startsWith(`${name}.`));
    if (group === undefined || isElsewhere || isCovered) return [];
    return [
      {
        kind: 'parameter-gone',
        operation,
        member: member.name,
        at: `${operation}.input.${member.subject}`,
        word: 'member',
        quote: { line: group.input.at(-1)?.line ?? group.line, text: group.input.at(-1)?.text ?? group.text },
        place: places.findMember(operation, 'input', member),
        expected: { type: member.value.type },
        docs: member.docs,
        text: `no table of the document has ${operation}.${member.name}${suggestRename(
          member.name,
          group.input.map(({ name }) => name).filter((name) => !view.input.has(name)),
        )}`,
      },
    ];
  });
}

const compareShare = ({ view, rows }: Share, comparison: Comparison): Difference[] => {
  const { name } = view.operation;
  const owner = {
    operation: name,
    side: 'input',
    at: `${name}.input`,
    members: view.input,
    place: (member?: MemberView) => comparison.places.findMember(name, 'input', member),
  } as const;
  const end = { line: rows.at(-1)?.line ?? 1, text: rows.at(-1)?.text ?? '' };
  return [
    ...compareMembers(
      owner,
      rows.map((row) => settleRequired(row, name, comparison)),
      comparison.model.shapes,
      { isWhole: false, end },
    ),
    ...compareLimits(view, rows, comparison),
  ];
};

/** A row that is required for some operations is not for the others, if the specs have those. */
function settleRequired(row: MemberRow, operation: string, { model }: Comparison): MemberRow {
  const isKnown = row.requiredFor?.some((name) => model.operations.some((one) => one.name === name)) ?? false;
  const own = row.required === 'conditional' ? true : row.required;
  const required = isKnown ? isRequired(row, operation) : own;
  return required === undefined ? row : { ...row, required };
}

/** One finding for a row that several operations share. */
const joinShared = (differences: readonly Difference[]): Difference[] =>
  differences.filter(
    (one, i) =>
      differences.findIndex(
        (other) =>
          other.kind === one.kind &&
          other.word === one.word &&
          other.member === one.member &&
          other.code === one.code &&
          other.quote.line === one.quote.line &&
          (other.operation !== one.operation || other === one) &&
          JSON.stringify(other.seen) === JSON.stringify(one.seen),
      ) === i,
  );

/** Compares the tables that are for several operations. */
export function compareGroups(
  groups: readonly MatchedGroup[],
  comparison: Comparison,
): { found: Difference[]; join: typeof joinShared } {
  const shares = listShares(groups);
  return {
    found: [
      ...groups.flatMap((group) => findHomeless(group, comparison)),
      ...shares.flatMap((share) => findGone(share, comparison, groups)),
      ...shares.flatMap((share) => compareShare(share, comparison)),
    ],
    join: joinShared,
  };
}
