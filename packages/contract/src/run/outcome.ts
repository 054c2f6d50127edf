import type { Exchange } from '../wire/session.js';
import { type ChapterName, chapterNames, type Difference, differenceKey } from './difference.js';
import type { KnownDifference, KnownDifferences } from './known.js';

/** The result of one check. */
export interface Outcome {
  readonly chapter: ChapterName;
  readonly operation: string;
  readonly name: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  /** Why it was skipped. */
  readonly reason?: string;
  readonly differences: readonly Difference[];
  readonly exchanges: readonly Exchange[];
}

/** The counts of a chapter. */
export interface ChapterCounts {
  readonly name: ChapterName;
  readonly run: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The most outcomes of one chapter and operation whose exchanges are kept. Failed ones come on top. */
const mostKept = 12;

/** Collects the outcomes of a run. */
export class Report {
  readonly outcomes: Outcome[] = [];
  readonly #differences = new Map<string, Difference>();
  readonly #kept = new Map<string, number>();

  constructor(
    readonly chapters: readonly ChapterName[],
    readonly known: KnownDifferences,
  ) {}

  /** Adds an outcome. What is known is no difference. */
  add(outcome: Outcome): void {
    if (!this.chapters.includes(outcome.chapter)) return;
    const differences = outcome.differences.filter((difference) => !this.known.covers(difference));
    for (const difference of differences) {
      const key = differenceKey(difference);
      if (!this.#differences.has(key)) this.#differences.set(key, difference);
    }
    const isKnown = outcome.status === 'failed' && differences.length === 0;
    const status = isKnown ? { status: 'skipped' as const, reason: 'a known difference' } : {};
    this.outcomes.push({ ...this.#trim(outcome), differences, ...status });
  }

  /** Drops the exchanges of outcomes that nobody will look at. */
  #trim(outcome: Outcome): Outcome {
    const key = `${outcome.chapter} ${outcome.operation} ${outcome.status}`;
    const count = (this.#kept.get(key) ?? 0) + 1;
    this.#kept.set(key, count);
    const isKept = count <= (outcome.status === 'failed' ? mostKept * 4 : mostKept);
    return isKept ? outcome : { ...outcome, exchanges: [] };
  }

  /** Adds the difference of an entry of known differences that no longer applies. */
  addUnused({ chapter, operation = '', member = '', code = '', reason }: KnownDifference): void {
    const name = [chapter, operation, member, code].filter((word) => word).join(', ');
    const difference: Difference = {
      chapter: (chapter ?? this.chapters[0] ?? 'inputs') as ChapterName,
      operation,
      member,
      code: 'known',
      expected: `the known difference ${name} (${reason})`,
      seen: 'no such difference: the entry no longer applies',
      requestId: '',
      text: `The known difference ${name} no longer applies; take it out of the file`,
    };
    const { chapter: own } = difference;
    this.#differences.set(differenceKey(difference), difference);
    this.outcomes.push({
      chapter: own,
      operation,
      name: 'a known difference',
      status: 'failed',
      differences: [difference],
      exchanges: [],
    });
  }

  get differences(): readonly Difference[] {
    return [...this.#differences.values()];
  }

  /** Counts the outcomes of each chapter. `run` leaves out what was skipped. */
  count(): ChapterCounts[] {
    return chapterNames
      .filter((name) => this.chapters.includes(name))
      .map((name) => {
        const own = this.outcomes.filter(({ chapter }) => chapter === name);
        const tally = (status: Outcome['status']): number => own.filter((outcome) => outcome.status === status).length;
        const [passed, failed, skipped] = [tally('passed'), tally('failed'), tally('skipped')];
        return { name, run: passed + failed, passed, failed, skipped };
      });
  }
}
