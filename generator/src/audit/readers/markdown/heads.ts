/** A column of the vendor's tables, by what it says. */
export type Column =
  | 'name'
  | 'type'
  | 'required'
  | 'example'
  | 'description'
  | 'position'
  | 'code'
  | 'http'
  | 'message';

/** The heads of columns, in English and Chinese, without marks, blanks and case. The first column of a role counts. */
const heads: Readonly<Record<Column, RegExp>> = {
  http: /^(?:https?|https?sta(?:tus|uts)codes?|https?code|statuscode|https?状态码|状态码|https?返回码|http代码)$/,
  code: /^(?:errors?codes?|code|错误码|错误代码|errorcode错误码)$/,
  message: /^(?:errors?(?:messages?|information|info)|messages?|错误信息|错误消息|信息)$/,
  name: /^(?:names?|parameters?|parametername|field|fieldname|member|名称|参数|参数名|参数名称|字段|字段名|字段名称)$/,
  type: /^(?:types?|datatype|parametertype|类型|数据类型|参数类型|字段类型)$/,
  required:
    /^(?:required|mandatory|isrequired|optional\/required|是否必需|是否必选|是否必须|是否必填|必填|必选|必需|必须)$/,
  example: /^(?:examples?|examplevalues?|sample|samplevalues?|示例|示例值|样例|样例值)$/,
  description:
    /^(?:descriptions?|meanings?|notes?|explanation|semantics|remarks?|描述|说明|语义|含义|备注|参数说明|参数描述)$/,
  position: /^(?:positions?|location|in|位置|参数位置)$/,
};

const normalise = (head: string): string =>
  head
    .replace(/\{#[^}]*\}/g, '')
    .replace(/[*`\\?？\s_]/g, '')
    .toLowerCase();

/** The role of each column; `undefined` for one that no table of these pages has. */
export function readHeads(columns: readonly string[]): (Column | undefined)[] {
  const taken = new Set<Column>();
  return columns.map((column) => {
    const head = normalise(column);
    const found = (Object.keys(heads) as Column[]).find((role) => heads[role].test(head));
    if (found === undefined || taken.has(found)) return found === 'code' ? 'message' : undefined;
    taken.add(found);
    return found;
  });
}

export type TableKind = 'input' | 'output' | 'errors';

const kinds: readonly {
  readonly kind: TableKind;
  readonly has: readonly Column[];
  readonly lacks: readonly Column[];
}[] = [
  { kind: 'errors', has: ['code', 'http'], lacks: ['type', 'required'] },
  { kind: 'errors', has: ['code', 'message'], lacks: ['type', 'required', 'name'] },
  { kind: 'input', has: ['name', 'type', 'required'], lacks: ['code', 'http'] },
  { kind: 'output', has: ['name', 'type', 'description'], lacks: ['code', 'http', 'required'] },
];

/** The kind of a table by its heads. A head that these pages do not know makes it a table of another dialect. */
export function findKind(columns: readonly (Column | undefined)[]): TableKind | undefined {
  if (columns.includes(undefined)) return undefined;
  return kinds.find(
    ({ has, lacks }) =>
      has.every((column) => columns.includes(column)) && !lacks.some((column) => columns.includes(column)),
  )?.kind;
}
