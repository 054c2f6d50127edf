/** Words whose values are data: a description among them is none of a schema. */
const holdsData = new Set(['default', 'enum', 'const', 'example', 'examples']);

/** Returns whether a comment of any such text has the same form. */
const isLine = (text: string): boolean => text !== '' && text.trim() === text && !/[\r\n]/.test(text);

const mark = '\0';

/** A document whose descriptions are replaced by their numbers. */
export interface Bare<Document> {
  readonly document: Document;
  readonly descriptions: readonly string[];
}

/** Takes the descriptions out of a document: the types printed of it are the same whatever they say. */
export function takeDescriptions<Document>(given: Document): Bare<Document> {
  const descriptions: string[] = [];
  const bare = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(bare);
    return Object.fromEntries(
      Object.entries(value).map(([word, inner]) => {
        const isText = (word === 'description' || word === 'summary') && typeof inner === 'string' && isLine(inner);
        if (isText) return [word, `${mark}${descriptions.push(inner) - 1}${mark}`];
        return [word, holdsData.has(word) ? inner : bare(inner)];
      }),
    );
  };
  return { document: bare(given) as Document, descriptions };
}

const numbers = new RegExp(`${mark}(\\d+)${mark}`, 'g');

/** Puts descriptions into the comments of printed types, as openapi-typescript does. */
export const putDescriptions = (printed: string, descriptions: readonly string[]): string =>
  printed.replace(numbers, (number, i) => descriptions[Number(i)]?.replaceAll('*/', '*\\/') ?? number);
