import { CannotRun } from './process.mjs';
import { compareRounds, interleave } from './stats.mjs';

/**
 * Measures subjects in turn, and returns what each costs over the subject `empty`: the median of the differences,
 * round by round.
 * @param {{ rounds: number, ids: readonly string[], measure(id: string): number, say(line: string): void }} plan
 * @returns {Promise<(id: string) => number>}
 */
export async function measureOverEmpty({ rounds, ids, measure, say }) {
  const samples = await interleave(rounds, ['empty', ...ids], measure, say);
  const empty = samples.get('empty') ?? [];
  const costs = new Map(
    ids.map((id) => [id, compareRounds(samples.get(id) ?? [], empty, (cost, base) => cost - base)]),
  );
  return (id) => {
    const cost = costs.get(id);
    if (cost === undefined) throw new CannotRun(`${id} was not measured`);
    return cost;
  };
}
