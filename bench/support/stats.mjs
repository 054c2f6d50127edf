import { CannotRun } from './process.mjs';

/**
 * Returns the median of some numbers.
 * @param {readonly number[]} numbers
 */
export function findMedian(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const lower = sorted[(sorted.length - 1) >> 1];
  const upper = sorted[sorted.length >> 1];
  if (lower === undefined || upper === undefined) throw new CannotRun('there is no sample to take the median of');
  return (lower + upper) / 2;
}

/**
 * Runs every subject once per round. Each round begins with another subject, so that a busy machine is busy for all
 * alike. Returns the samples of each subject in the order of the rounds.
 * @template T
 * @template Sample
 * @param {number} rounds
 * @param {readonly T[]} subjects
 * @param {(subject: T) => Promise<Sample> | Sample} takeSample
 * @param {(line: string) => void} say
 * @returns {Promise<Map<T, Sample[]>>}
 */
export async function interleave(rounds, subjects, takeSample, say) {
  const samples = new Map(subjects.map((subject) => [subject, /** @type {Sample[]} */ ([])]));
  for (let round = 0; round < rounds; round++) {
    say(`round ${round + 1} of ${rounds}`);
    const first = round % subjects.length;
    for (const subject of [...subjects.slice(first), ...subjects.slice(0, first)])
      samples.get(subject)?.push(await takeSample(subject));
  }
  return samples;
}

/**
 * Relates each sample to the baseline of its own round, because what slows one round slows both, and returns the
 * median.
 * @param {readonly number[]} samples
 * @param {readonly number[]} baseline
 * @param {(sample: number, base: number) => number} relate
 */
export function compareRounds(samples, baseline, relate) {
  const related = samples.flatMap((sample, round) => {
    const base = baseline[round];
    return base === undefined ? [] : [relate(sample, base)];
  });
  return findMedian(related);
}
