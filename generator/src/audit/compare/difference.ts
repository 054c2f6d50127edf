import type { KeyPath } from '../../language/walk.js';
import type { Kind } from '../harm.js';
import type { Quote } from '../reading.js';

/** The place of a fact in the specs: a file of the product, and the keys that lead to it. */
export interface SpecPlace {
  readonly file: string;
  readonly keys: KeyPath;
}

/** One place where a document and the specs differ. */
export interface Difference {
  readonly kind: Kind;
  readonly operation?: string;
  readonly member?: string;
  /** An error code. */
  readonly code?: string;
  /** The place as subjects of the ledger write it. */
  readonly at: string;
  /** The keyword of the spec language that the claim comes to. */
  readonly word: string;
  readonly quote: Quote;
  readonly place?: SpecPlace;
  /** Where the documents state a fact that this one lacks. */
  readonly docs?: string | undefined;
  /** The fact in the specs. */
  readonly expected?: unknown;
  /** The fact in the document. */
  readonly seen?: unknown;
  readonly text: string;
  /** Whether it could not be read what the document says. */
  readonly isUnreadable?: boolean;
}
