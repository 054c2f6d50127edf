import type { Model, OperationModel, Provenance } from '@yunspec/model';

/** Names the place of a fact in the documents: the title, the headings and the lines. */
export function citePlace({ sources }: Pick<Model, 'sources'>, { docs, lines }: Provenance): string {
  if (docs === undefined) return '';
  const [key = '', ...headings] = docs.split(' > ');
  const title = Object.hasOwn(sources, key) ? sources[key]?.title : undefined;
  const parts = [title ?? key, ...headings];
  return `${parts.join(' > ')}${lines === undefined ? '' : `, lines ${lines}`}`;
}

/** Adds the place of a fact to a statement. */
function withPlace(model: Pick<Model, 'sources'>, statement: string, place: Provenance): string {
  const cited = citePlace(model, place);
  return cited === '' ? statement : `${statement} (${cited})`;
}

/** The place of an operation. */
export const placeOf = ({ docs, lines }: OperationModel): Provenance => ({
  docs,
  ...(lines === undefined ? {} : { lines }),
});
