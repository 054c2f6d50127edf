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

/** Takes the rows of a table one after the other, and puts each where the rows before it say. */
class Nest {
  readonly rows: MemberRow[] = [];
  #group: Group | undefined;

  add(row: MemberRow): void {
    if (row.name === '') this.#addItem(row);
    else this.#addNamed(row);
  }

  /** A row without a name is about the items of the list above. */
  #addItem(row: MemberRow): void {
    const above = this.rows.at(-1);
    if (above === undefined) return;
    if (isObject(row.type) || isListOfObjects(above.type))
      this.#group = { prefix: `${above.name}.n`, isTag: /^tags?$/i.test(above.name), members: new Set() };
    else this.rows.splice(-1, 1, mergeItem(above, row));
  }

  #addNamed(row: MemberRow): void {
    const group = this.#findGroup(row);
    this.#group = group;
    if (group === undefined) {
      this.rows.push(row);
      if (isObject(row.type)) this.#group = { prefix: row.name, isTag: false, members: new Set() };
      return;
    }
    group.members.add(row.name);
    const name = `${group.prefix}.${row.name}`;
    this.rows.push(group.isTag ? { ...row, name } : { ...row, name, isPlaced: false });
  }

  /** The group that a row belongs to; a name that it already has, or that tags do not have, ends it. */
  #findGroup(row: MemberRow): Group | undefined {
    const group = this.#group;
    if (group === undefined || row.deprecated === true || group.members.has(row.name)) return undefined;
    return group.isTag && !tagMembers.test(row.name) ? undefined : group;
  }
}

/**
 * Puts members below the row of their object in tables of the present layout, which has a row without a name for the
 * items of a list. The layout does not show where an object ends, so members get a note that the place is a guess.
 */
export function nestRows(rows: readonly MemberRow[]): MemberRow[] {
  const nest = new Nest();
  for (const row of rows) nest.add(row);
  return nest.rows;
}
