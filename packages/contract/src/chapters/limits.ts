import type { OperationModel } from '@yunspec/model';
import { Skip } from '../run/run.js';
import { type Context, casesOf } from './context.js';

/** Sends an operation that had a slow answer once more, and reports it if it is slow again. */
async function confirmSlowness(context: Context, operation: OperationModel, longest: number): Promise<void> {
  const { run, world } = context;
  await run.check('limits', operation, 'slow answers', async (check) => {
    const times = [longest];
    if (operation.safe)
      for (let repeat = 0; repeat < 2; repeat++) {
        const exchange = await check.call(world.prepare(operation, {}, casesOf(context, operation).base).input);
        times.push(exchange.ms);
      }
    const fastest = Math.min(...times);
    if (!run.pace.isSlow(fastest)) throw new Skip(`slow once: ${Math.round(longest)} ms`);
    check.differ({
      code: 'slow',
      expected: `answers as fast as those of other operations, ${Math.round(run.pace.median)} ms`,
      seen: `${Math.round(fastest)} ms`,
    });
  });
}

/** Looks at the times of all answers. */
export async function runLimits(context: Context): Promise<void> {
  const { run } = context;
  const suspects = run.pace.listSuspects();
  for (const operation of context.operations) {
    const suspect = suspects.find((one) => one.operation === operation.name);
    if (suspect !== undefined) await confirmSlowness(context, operation, suspect.ms);
  }
}
