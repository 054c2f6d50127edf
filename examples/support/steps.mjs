/** @type {{ title: string, result: string, ms: number, ok: boolean }[]} */
export const steps = [];

const shown = (result) => (Array.isArray(result) ? `${result.length} found` : String(result));

/** Runs one step, says what came of it, and remembers it for the table. */
export async function step(title, run) {
  console.log(`  ${title} …`);
  const began = performance.now();
  try {
    const result = await run();
    steps.push({ title, result: shown(result), ms: performance.now() - began, ok: true });
    console.log(`    -> ${shown(result)}`);
    return result;
  } catch (error) {
    steps.push({ title, result: error.message, ms: performance.now() - began, ok: false });
    console.error(`    failed: ${error.message}`);
    throw error;
  }
}

/** What was done, with how it ended and how long it took. */
export function printTable() {
  const width = (word) => Math.max(...steps.map((one) => one[word].length));
  const [title, result] = [width('title'), Math.min(60, width('result'))];
  console.log('');
  for (const one of steps) {
    console.log(
      `  ${one.ok ? 'ok  ' : 'FAIL'} ${one.title.padEnd(title)}  ${one.result.slice(0, 60).padEnd(result)}  ${one.ms.toFixed(0).padStart(5)} ms`,
    );
  }
}
