import type { Model, OperationModel, Provenance } from '@yunspec/model';

/** Names the place of a fact in the documents: the title, the headings and the lines. */
export function citePlace({ sources }: Pick<Model, 'sources'>, { docs, lines }: Provenance): string {
  if (docs === undefined) return '';
  const [key = '', ...headings] = docs.split(' > ');
  const title = Object.hasOwn(sources, key) ? sources[key]?.title : undefined;
  const parts = [title ?? key, ...headings];
  return `${parts.join(' > ')}${lines === undefined ? '' : `, lines ${lines}`}`;
}

/** The place of an operation. */
export const placeOf = ({ docs, lines }: OperationModel): Provenance => ({
  docs,
  ...(lines === undefined ? {} : { lines }),
});
