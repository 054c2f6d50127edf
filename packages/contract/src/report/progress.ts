import type { ChapterName } from '../run/difference.js';
import { chapterNames } from '../run/difference.js';
import type { Outcome } from '../run/outcome.js';
import type { RunEvents } from '../run/run.js';

/** A stream such as `process.stderr`. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** How often a bar is drawn, in milliseconds. */
const interval = 100;
const barWidth = 24;
/** How long a plan can be read before the run goes on, in milliseconds. */
const timeToRead = 5000;

interface Counts {
  run: number;
  failed: number;
  skipped: number;
}

const countInto = (counts: Counts, { status }: Outcome): void => {
  if (status === 'skipped') counts.skipped += 1;
  else counts.run += 1;
  if (status === 'failed') counts.failed += 1;
};

/** Writes one line for each chapter that ends. */
function createLines(terminal: Terminal, chapters: readonly ChapterName[]): RunEvents {
  const counts = new Map<ChapterName, Counts>(chapters.map((name) => [name, { run: 0, failed: 0, skipped: 0 }]));
  return {
    onOutcome: (outcome) => {
      const own = counts.get(outcome.chapter);
      if (own !== undefined) countInto(own, outcome);
    },
    onPlan: (lines) => {
      terminal.write(`${lines.join('\n')}\n`);
    },
    onChapter: (name, isEnd) => {
      const own = counts.get(name);
      if (isEnd && own !== undefined)
        terminal.write(`${name}: ${own.run} run, ${own.failed} failed, ${own.skipped} skipped\n`);
    },
  };
}

/** Draws a bar in the last line of a terminal. */
function createBar(terminal: Terminal, chapters: readonly ChapterName[], operations: number): RunEvents {
  const total: Counts = { run: 0, failed: 0, skipped: 0 };
  let done = 0;
  let current: ChapterName | undefined;
  let seen = new Set<string>();
  let drawn = 0;
  const draw = (): void => {
    const share = Math.min(1, (done + Math.min(1, seen.size / Math.max(1, operations))) / Math.max(1, chapters.length));
    const filled = Math.round(share * barWidth);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}`;
    const checks = total.run === 1 ? 'check' : 'checks';
    const parts = [`${bar} ${Math.round(share * 100)} %`, current, `${total.run} ${checks}, ${total.failed} failed`];
    const text = parts.filter((part) => part !== undefined).join('  ');
    terminal.write(`\r\u001b[2K${text.slice(0, (terminal.columns ?? 80) - 1)}`);
    drawn = Date.now();
  };
  return {
    onOutcome: (outcome) => {
      countInto(total, outcome);
      if (outcome.chapter === current) seen.add(outcome.operation);
      if (Date.now() - drawn >= interval) draw();
    },
    onPlan: async (lines) => {
      terminal.write(`\r\u001b[2K${lines.join('\n')}\nIt begins in ${timeToRead / 1000} seconds; Ctrl+C stops it.\n`);
      await new Promise((resolve) => setTimeout(resolve, timeToRead));
    },
    onChapter: (name, isEnd) => {
      current = isEnd ? undefined : name;
      seen = new Set();
      if (isEnd) done += 1;
      draw();
    },
    onEnd: () => {
      terminal.write('\r\u001b[2K');
    },
  };
}

/** Shows the progress of a run: a bar on a terminal, else a line for each chapter. */
export function showProgress(
  terminal: Terminal,
  chapters: readonly ChapterName[] = chapterNames,
  operations = 1,
): RunEvents {
  return terminal.isTTY === true ? createBar(terminal, chapters, operations) : createLines(terminal, chapters);
}
