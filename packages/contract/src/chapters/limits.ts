import type { OperationModel } from '@yunspec/model';
import type { Timed } from '../run/pace.js';
import { type Check, Skip } from '../run/run.js';
import type { Context } from './context.js';

/** How often a slow read is repeated. */
const repeats = 3;

/** Measures an operation that had a slow answer: a read once more with the same input, a write by its other answers. */
async function measure(check: Check, { input }: Timed): Promise<number | undefined> {
  const { operation, run } = check;
  if (!operation.safe) return run.pace.findFastest(operation.name);
  const times: number[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) times.push((await check.call(input as object)).ms);
  return Math.min(...times);
}

/** Reports an operation whose slow answer was no exception. */
async function confirmSlowness({ run }: Context, operation: OperationModel, slow: Timed): Promise<void> {
  await run.check(
    'limits',
    operation,
    'slow answers',
    async (check) => {
      const fastest = await measure(check, slow);
      if (fastest === undefined || !run.pace.isSlow(fastest))
        throw new Skip('one answer was slow, and others were not');
      check.differ({
        code: 'slow',
        expected: `answers about as fast as those of other operations, ${Math.round(run.pace.usual)} ms`,
        seen: `${Math.round(fastest)} ms`,
      });
    },
    true,
  );
}

/** Looks at the times of all answers. */
export async function runLimits(context: Context): Promise<void> {
  const { run } = context;
  for (const operation of context.operations) {
    const slow = run.pace.findSlow(operation.name);
    if (slow !== undefined) await confirmSlowness(context, operation, slow);
    else if (run.pace.hasAnswers(operation.name))
      await run.check('limits', operation, 'answers in time', async () => {});
  }
}
