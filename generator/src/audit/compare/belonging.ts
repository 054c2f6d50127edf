import type { DocumentFile, Reading } from '../reading.js';
import { isDefinition, type Matched, type MatchedGroup } from './match.js';
import { findMember, type ProductView } from './model-view.js';

/** The share of operations, or of rows without an operation, that a document of a product has in common with it. */
const least = { operations: 0.2, rows: 0.4 } as const;

const divide = (some: number, all: number): number => (all === 0 ? 0 : some / all);

function measureGroups(groups: readonly MatchedGroup[]): number {
  const rows = groups.flatMap(({ group, views }) => group.input.map(({ name }) => ({ name, views })));
  const known = rows.filter(({ name, views }) => views.some(({ input }) => findMember(input, name) !== undefined));
  return divide(known.length, rows.length);
}

/** Returns whether a page about something new mentions the product: its host, or several of its operations. */
function isMentioned({ text }: DocumentFile, { model, operations }: ProductView): boolean {
  const hosts = Object.values(model.endpoints).map((endpoint) => endpoint.replace(/^https?:\/\//, ''));
  const names = [...operations.keys()].filter((name) => new RegExp(`\\b${name}\\b`).test(text));
  return names.length > 1 || hosts.some((host) => text.includes(host));
}

/** Returns whether a document is about a product: most documents of others have a name in common with it, but no more. */
export function isAboutProduct(
  document: DocumentFile,
  reading: Reading,
  matched: readonly Matched[],
  groups: readonly MatchedGroup[],
  view: ProductView,
): boolean {
  const definitions = matched.filter(({ reading: one }) => isDefinition(one));
  const known = definitions.filter(({ view: own }) => own !== undefined).length;
  if (definitions.length > 0) {
    const isNew = known === 0 && definitions.length <= 3 && isMentioned(document, view);
    return isNew || divide(known, definitions.length) >= least.operations;
  }
  if (groups.length > 0) return measureGroups(groups) >= least.rows;
  const types = reading.types ?? [];
  const shapes = types.filter(({ name }) => Object.hasOwn(view.model.shapes, name)).length;
  return divide(shapes, types.length) >= least.operations || matched.some(({ view: own }) => own !== undefined);
}
