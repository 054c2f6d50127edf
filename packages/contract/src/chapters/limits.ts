import type { OperationModel } from '@yunspec/model';
import type { Timed } from '../run/pace.js';
import { type Check, Skip } from '../run/run.js';
import { describeLoss, type Exchange } from '../wire/session.js';
import type { Context } from './context.js';

/** How often a read is repeated that was slow once, and one that was slow or lost several times. */
const fewRepeats = 3;
const manyRepeats = 9;
/** How often something has to happen, before the repetitions and in them, to be no exception. */
const enough = 2;

/** Sends a read again, up to so many times, until something has happened often enough. Returns the answers, one by one. */
async function repeat(
  check: Check,
  input: unknown,
  count: number,
  hasHappened: (exchange: Exchange) => boolean,
): Promise<Exchange[]> {
  const { operation, run } = check;
  const exchanges: Exchange[] = [];
  while (exchanges.length < count && exchanges.filter(hasHappened).length < enough) {
    const exchange = await run.session.send(check.nextKey(), operation, input as object);
    check.exchanges.push(exchange);
    exchanges.push(exchange);
  }
  return exchanges;
}

/** Measures an operation that had a slow answer: a read by repeating it, a write by its other answers. */
async function measure(check: Check, { input }: Timed): Promise<readonly number[]> {
  const { operation, run } = check;
  if (!operation.safe) return [run.pace.findFastest(operation.name) ?? 0];
  const count = run.pace.countSlow(operation.name) >= enough ? manyRepeats : fewRepeats;
  return (await repeat(check, input, count, ({ ms }) => run.pace.isSlow(ms))).map(({ ms }) => ms);
}

/** Reports an operation whose slow answer was no exception. */
async function confirmSlowness({ run }: Context, operation: OperationModel, slow: Timed): Promise<void> {
  await run.check(
    'limits',
    operation,
    'slow answers',
    async (check) => {
      const times = await measure(check, slow);
      const own = times.filter((ms) => run.pace.isSlow(ms));
      if (own.length < Math.min(times.length, enough)) throw new Skip('one answer was slow, and others were not');
      const share = own.length === times.length ? '' : `, ${own.length} of ${times.length} answers`;
      check.differ({
        code: 'slow',
        expected: `answers about as fast as those of other operations, ${Math.round(run.pace.usual)} ms`,
        seen: `${Math.round(Math.min(...own))} ms${share}`,
      });
    },
    true,
  );
}

/** Reports a read that failed several times, and succeeded when it was sent again. */
async function confirmLosses({ run }: Context, operation: OperationModel, inputs: readonly unknown[]): Promise<void> {
  await run.check('limits', operation, 'lost answers', async (check) => {
    const isLost = (exchange: Exchange): boolean => describeLoss(exchange) !== undefined;
    const exchanges = await repeat(check, inputs[0], manyRepeats, isLost);
    const lost = exchanges.filter(isLost);
    const [first] = lost;
    if (first === undefined || lost.length < enough) throw new Skip('some answers were lost, and others were not');
    check.differ(
      {
        code: 'no-answer',
        expected: 'an answer to every request',
        seen: `${describeLoss(first)}, for ${lost.length} of ${exchanges.length} requests`,
      },
      first,
    );
  });
}

/** Looks at the times of all answers. */
export async function runLimits(context: Context): Promise<void> {
  const { run } = context;
  for (const operation of context.operations) {
    const losses = run.losses.get(operation.name) ?? [];
    if (losses.length >= enough) await confirmLosses(context, operation, losses);
    const slow = run.pace.findSlow(operation.name);
    if (slow !== undefined) await confirmSlowness(context, operation, slow);
    else if (run.pace.hasAnswers(operation.name))
      await run.check('limits', operation, 'answers in time', async () => {});
  }
}
