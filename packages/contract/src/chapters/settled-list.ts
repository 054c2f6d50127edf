import { type Check, Skip } from '../run/run.js';

/** How often answers are compared with a list that changes. */
const mostReadings = 3;

/**
 * Compares answers with a list. Differences that come of a change of the list do not count: `hasChanged` reads it again,
 * and the answers are compared once more. Ends the check if it goes on changing.
 */
export async function compareWithList(
  check: Check,
  compare: () => Promise<void>,
  hasChanged: () => Promise<boolean>,
): Promise<void> {
  for (let number = 1; ; number++) {
    await compare();
    if (check.differences.length === 0 || !(await hasChanged())) return;
    check.differences.length = 0;
    if (number === mostReadings) throw new Skip('the list changes while it is read');
  }
}
