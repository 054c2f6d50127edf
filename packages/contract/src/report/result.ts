import type { Difference } from '../run/difference.js';
import type { ChapterCounts, Outcome } from '../run/outcome.js';

/** A resource that a run created and could not remove. */
export interface Leftover {
  readonly kind: string;
  readonly id: string;
  readonly operation: string;
  readonly reason: string;
}

/** What `--json` prints. */
export interface ContractReport {
  readonly product: string;
  readonly endpoint: string;
  readonly chapters: readonly ChapterCounts[];
  readonly differences: readonly Difference[];
}

/** The result of a run. */
export interface ContractResult extends ContractReport {
  readonly version: string;
  readonly outcomes: readonly Outcome[];
  /** What could not be cleaned up. */
  readonly leftovers: readonly Leftover[];
  /** Whether the run was interrupted. */
  readonly isInterrupted: boolean;
  /** Why the endpoint could not be reached, if it could not. */
  readonly unreachable?: string;
  /** Why the run ended early, if the endpoint no longer answered, or with nothing that can be read. */
  readonly lost?: string;
  /** Hides the secrets of the run in a text. */
  hide(text: string, input?: object): string;
}

/** Takes the part of a result that `--json` prints. */
export const toReport = ({ product, endpoint, chapters, differences }: ContractResult): ContractReport => ({
  product,
  endpoint,
  chapters,
  differences,
});
