interface Step {
  readonly title: string;
  readonly result: string;
  readonly milliseconds: number;
  readonly isOk: boolean;
}

const steps: Step[] = [];

/** Runs one step, prints what came of it, and keeps it for the table. */
export async function runStep<Result>(title: string, run: () => Promise<Result>): Promise<Result> {
  console.log(`  ${title} …`);
  const began = performance.now();
  const keep = (result: string, isOk: boolean): void => {
    steps.push({ title, result, milliseconds: performance.now() - began, isOk });
  };
  try {
    const result = await run();
    const text = Array.isArray(result) ? `${result.length} found` : String(result);
    keep(text, true);
    console.log(`    -> ${text}`);
    return result;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    keep(text, false);
    console.error(`    failed: ${text}`);
    throw error;
  }
}

/** Prints how each step ended and how long it took, and returns whether all of them succeeded. */
export function printTable(): boolean {
  const titleWidth = Math.max(...steps.map(({ title }) => title.length));
  const resultWidth = Math.min(60, Math.max(...steps.map(({ result }) => result.length)));
  console.log('');
  for (const { title, result, milliseconds, isOk } of steps) {
    const cells = [title.padEnd(titleWidth), result.slice(0, 60).padEnd(resultWidth)];
    console.log(`  ${isOk ? 'ok  ' : 'FAIL'} ${cells.join('  ')}  ${milliseconds.toFixed(0).padStart(5)} ms`);
  }
  return steps.every(({ isOk }) => isOk);
}
