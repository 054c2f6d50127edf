import type { ConstraintKeyword } from '@yunspec/runtime/check';
import type { ConstraintRow, ConstraintRows, constraints } from '../src/language/keywords.js';
import type { Difference, ModelTies, Tied } from '../src/language/model-ties.js';

// Checked by the compiler alone: `npm run types`.

type Row = ConstraintRow<'maxLength'>;

/** The facets that a row could omit and still be a row. */
type OmittableFacet = { [Facet in keyof Row]: Omit<Row, Facet> extends Row ? Facet : never }[keyof Row];
/** The keywords that could have no row. */
type OmittableKeyword = {
  [K in ConstraintKeyword]: Omit<ConstraintRows, K> extends ConstraintRows ? K : never;
}[ConstraintKeyword];

export const rows: {
  readonly omittableFacets: [OmittableFacet] extends [never] ? 'none' : OmittableFacet;
  readonly omittableKeywords: [OmittableKeyword] extends [never] ? 'none' : OmittableKeyword;
  readonly areComplete: typeof constraints extends ConstraintRows ? true : false;
} = { omittableFacets: 'none', omittableKeywords: 'none', areComplete: true };

declare const row: Row;
const { accepts: _, ...rowWithoutPhrase } = row;
// @ts-expect-error: a row needs its phrase for changelogs
export const incomplete: Row = rowWithoutPhrase;
// @ts-expect-error: the runtime has no such keyword
export const unknownKeyword: keyof ConstraintRows = 'multipleOf';

/** The model has a keyword that the language lacks, and the other way round. */
export const differences: readonly Difference<{ a: 1; b: 2 }, { b: 2; c: 3 }>[] = ['a', 'c'];
// @ts-expect-error: 'b' is in both
export const noDifference: Difference<{ a: 1; b: 2 }, { b: 2; c: 3 }> = 'b';
export type Equal = Tied<{ node: Difference<{ a: 1 }, { a?: 2 }> }>;
// @ts-expect-error: a keyword of one side alone
export type Unequal = Tied<{ node: Difference<{ a: 1; b: 2 }, { a: 1 }> }>;
/** The language and the model as they are. */
export type Present = ModelTies;
