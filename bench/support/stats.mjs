/**
 * The middle of some numbers.
 * @param {readonly number[]} numbers
 * @returns {number}
 */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Runs every subject once per round, each round beginning with another one, so that a busy machine is busy for all
 * alike.
 * @template T
 * @param {number} rounds
 * @param {readonly T[]} subjects
 * @param {(subject: T) => Promise<number> | number} once
 * @param {(line: string) => void} say
 * @returns {Promise<Map<T, number[]>>} the samples of each subject, round by round
 */
export async function interleave(rounds, subjects, once, say) {
  const samples = new Map(subjects.map((subject) => [subject, /** @type {number[]} */ ([])]));
  for (let round = 0; round < rounds; round++) {
    say(`round ${round + 1} of ${rounds}`);
    for (let i = 0; i < subjects.length; i++) {
      const subject = subjects[(i + round) % subjects.length];
      samples.get(subject)?.push(await once(subject));
    }
  }
  return samples;
}

/**
 * The median over an own baseline, round by round: what slows one round slows both sides of it.
 * @param {readonly number[]} samples
 * @param {readonly number[]} baseline
 * @param {(sample: number, base: number) => number} relate
 */
export const medianOver = (samples, baseline, relate) =>
  median(samples.map((sample, i) => relate(sample, baseline[i])));
