import { asObject, inlineValue } from '../language/resolve/index.js';
import { walkValues } from '../language/walk.js';
import type { Spec } from '../read/load.js';
import type { Context } from './context.js';
import { isExplained } from './explained.js';

type OperationFile = Spec<'operation'>;
type Pagination = NonNullable<OperationFile['value']['pagination']>;

type Role = 'page' | 'token' | 'next' | 'size' | 'total';

/** What the members of a paginator are called, and the types that they have. */
const roles: Readonly<
  Record<Role, { readonly name: RegExp; readonly types: readonly string[]; readonly says: string }>
> = {
  page: { name: /page|current|number/i, types: ['integer'], says: 'an integer with the number of a page' },
  token: { name: /token|marker|cursor/i, types: ['string'], says: 'a token or marker' },
  next: { name: /token|marker|cursor/i, types: ['string'], says: 'a token or marker' },
  size: { name: /size|limit|max|most|count|number/i, types: ['integer'], says: 'an integer with the size of a page' },
  total: { name: /total|count/i, types: ['integer'], says: 'an integer with the number of all items' },
};

/** The sides of a call on which the members of a paginator are. */
const sides = { page: 'input', token: 'input', next: 'output', size: 'input', total: 'output' } as const;

/** Returns the value at a path of an input or an output. */
const findValue = ({ shapes }: Context, file: OperationFile, side: 'input' | 'output', path: string) =>
  [...walkValues(inlineValue(asObject(file.value[side]), shapes))].find((one) => one.path === path)?.value;

/** Finds members of a paginator whose names and types are those of something else. */
function findRoles(context: Context, file: OperationFile, pagination: Pagination): void {
  for (const word of ['page', 'token', 'next', 'size', 'total'] as const) {
    const name = pagination[word];
    const value = name === undefined ? undefined : findValue(context, file, sides[word], name);
    if (name === undefined || value === undefined) continue;
    const { name: form, types, says } = roles[word];
    const last = name.slice(name.lastIndexOf('.') + 1);
    const isTwice = word === 'size' && name === pagination.page;
    if (form.test(last) && types.includes(value.type ?? '') && !isTwice) continue;
    context.report(file, ['pagination', word], 'pagination-role', { word, name, says });
  }
}

/** The names of members that belong to the pages wherever they are. */
const plain = { total: /^total_?(?:count)?$|^count$/i, size: /^page_?size$|^max_?results$|^limit$/i } as const;

/** Finds members that belong to the pages by their names, and that the paginator leaves out. */
function findUnsaid(context: Context, file: OperationFile, pagination: Pagination): void {
  const { operation } = file.value;
  for (const word of ['total', 'size'] as const) {
    if (pagination[word] !== undefined) continue;
    const name = Object.keys(file.value[sides[word]].properties ?? {}).find((one) => plain[word].test(one));
    if (name === undefined || isExplained(context, [`${operation}.pagination`], new RegExp(word, 'i'))) continue;
    context.report(file, ['pagination'], 'pagination-unsaid', { word, name });
  }
}

/** Finds a paginator through another list than the one with the resources. */
function findItems(context: Context, file: OperationFile, { items }: Pagination): void {
  for (const { value: resource } of context.specs.resources) {
    const lists = resource.operations?.[file.value.operation]?.lists;
    if (lists === undefined || lists === items) continue;
    // a list that the answer does not have has another finding
    if ([lists, items].some((path) => findValue(context, file, 'output', path) === undefined)) continue;
    const params = { items, lists, resource: resource.resource };
    context.report(file, ['pagination', 'items'], 'pagination-items', params);
  }
}

/** Finds paginators that do not go with names, types and resources. */
export function findInPages(context: Context): void {
  for (const file of context.specs.operations) {
    const { pagination } = file.value;
    if (pagination === undefined) continue;
    findRoles(context, file, pagination);
    findUnsaid(context, file, pagination);
    findItems(context, file, pagination);
  }
}
