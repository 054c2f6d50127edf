import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

// A busy machine changes times, so they are printed only. Memory depends on when garbage is collected, but is far from a GiB.
test('a GiB of zeros in gzip is refused in little memory', { timeout: 120_000 }, async () => {
  const program = fileURLToPath(new URL('support/large-answer.mjs', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [program]);
  const { name, ms, blocked, rss } = JSON.parse(stdout) as Record<string, unknown>;
  console.log(`${String(name)} after ${ms} ms; the event loop was blocked for at most ${blocked} ms; RSS ${rss} MB`);
  expect(name).toBe('ResponseError');
  expect(rss).toBeLessThan(400);
});
