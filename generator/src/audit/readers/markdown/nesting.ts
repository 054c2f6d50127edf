import type { MemberRow } from '../../reading.js';

/** Members of the lists of tags, which end where another name follows. */
const tagMembers = /^(?:tag)?(?:key|value)$/i;

interface Group {
  readonly prefix: string;
  readonly isTag: boolean;
  readonly members: Set<string>;
}

const isObject = (type = ''): boolean => /^(?:object|struct|map)$/.test(type);
const isListOfObjects = (type = ''): boolean =>
  /^array<(?:object|\w+)>$/.test(type) && !/^array<(?:string|integer|long|boolean|number)>$/.test(type);

const mergeItem = (list: MemberRow, item: MemberRow): MemberRow => ({
  ...list,
  name: `${list.name}.n`,
  description: item.description === list.description ? list.description : `${list.description}\n${item.description}`,
});

/**
 * Puts members below the row of their object in tables of the present layout, which has a row without a name for the
 * items of a list. The layout does not show where an object ends, so members get a note that the place is a guess.
 */
export function nestRows(rows: readonly MemberRow[]): MemberRow[] {
  const nested: MemberRow[] = [];
  let group: Group | undefined;
  for (const row of rows) {
    const above = nested.at(-1);
    if (row.name === '') {
      if (above === undefined) continue;
      if (isObject(row.type) || isListOfObjects(above.type))
        group = { prefix: `${above.name}.n`, isTag: /^tags?$/i.test(above.name), members: new Set() };
      else nested.splice(-1, 1, mergeItem(above, row));
      continue;
    }
    const closes =
      group === undefined ||
      row.deprecated === true ||
      (group.isTag && !tagMembers.test(row.name)) ||
      group.members.has(row.name);
    if (closes) group = undefined;
    group?.members.add(row.name);
    nested.push(
      group === undefined
        ? row
        : { ...row, name: `${group.prefix}.${row.name}`, ...(group.isTag ? {} : { isPlaced: false }) },
    );
    if (isObject(row.type) && group === undefined) group = { prefix: row.name, isTag: false, members: new Set() };
  }
  return nested;
}
