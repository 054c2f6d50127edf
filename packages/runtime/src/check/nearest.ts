/** The two rows above the one that is computed. */
interface Rows {
  readonly beforeLast: readonly number[];
  readonly last: readonly number[];
}

/** Computes one row of the edit distance: from the first `i` letters of `a` to each beginning of `b`. */
function computeRow(a: string, b: string, i: number, { beforeLast, last }: Rows): number[] {
  const row = [i];
  for (let j = 1; j <= b.length; j++) {
    const replace = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
    row[j] = Math.min(replace, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
    const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
    if (isSwap) row[j] = Math.min(row[j] ?? 0, (beforeLast[j - 2] ?? 0) + 1);
  }
  return row;
}

/** Counts the edits between two words, capped at `limit + 1`. Swapping two neighbours is one edit. */
function countEdits(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = computeRow(a, b, i, { beforeLast, last });
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}

/** Returns the candidate closest to a word, ignoring case, or nothing if more than a third of the word differs. */
export function findNearest(word: string, candidates: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(word.length / 3));
  let best: string | undefined;
  let fewest = limit + 1;
  for (const candidate of candidates) {
    const edits = countEdits(word.toLowerCase(), candidate.toLowerCase(), limit);
    if (edits < fewest) {
      fewest = edits;
      best = candidate;
    }
  }
  return best;
}
