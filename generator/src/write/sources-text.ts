import type { Model } from './model.js';

type Source = Model['sources'][string];

/** Returns the latest of the dates on which operations were compared with a source. */
const findLatest = (compared: NonNullable<Source['compared']>): string | undefined =>
  typeof compared === 'string' ? compared : Object.values(compared).sort().at(-1);

/** Describes a source in Markdown: its title, and how old the facts are. */
export function describeDocument({ title, url, published, retrieved, compared }: Source): string {
  const dates = [
    ...(published === undefined ? [] : [`published ${String(published)}`]),
    ...(retrieved === undefined ? [] : [`retrieved ${retrieved}`]),
    ...(compared === undefined ? [] : [`last compared ${findLatest(compared)}`]),
  ];
  const name = url === undefined ? title : `[${title}](${url})`;
  return dates.length === 0 ? name : `${name}; ${dates.join(', ')}`;
}
