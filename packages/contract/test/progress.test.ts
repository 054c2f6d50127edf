import { expect, test } from 'vitest';
import { showProgress } from '../src/report/progress.js';
import { createLiar, runAgainst } from './support/liar.js';
import { ecs } from './support/models.js';

const chapters = ['answers', 'pages', 'formats'] as const;
const clear = '\r\u001b[2K';

/** Runs a few chapters, and returns what a stream gets meanwhile. */
async function watch(terminal: { isTTY?: boolean; columns?: number }): Promise<string[]> {
  const written: string[] = [];
  const stream = { ...terminal, write: (text: string) => written.push(text) };
  await runAgainst(ecs, createLiar(ecs), {
    only: ['DescribeZones'],
    chapters,
    events: showProgress(stream, chapters, 1),
  });
  return written;
}

test('a terminal has a bar in its last line, which is cleared at the end', async () => {
  const written = await watch({ isTTY: true, columns: 60 });
  expect(written.every((text) => text.startsWith(clear))).toBe(true);
  const lines = written.map((text) => text.slice(clear.length));
  expect(lines.filter((line) => line.length > 59 || line.includes('\n'))).toEqual([]);
  expect(lines[0]).toMatch(/^░{24} 0 % {2}1 check, 0 failed$/);
  expect(lines.some((line) => / % {2}pages {2}\d+ checks, /.test(line))).toBe(true);
  expect(lines.at(-2)).toMatch(/^█{24} 100 % {2}\d+ checks, 0 failed$/);
  expect(lines.at(-1)).toBe('');
  const shares = lines.flatMap((line) => /(\d+) %/.exec(line)?.[1] ?? []).map(Number);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
});

test('anything else gets a plain line for each chapter', async () => {
  const lines = (await watch({})).join('').split('\n').slice(0, -1);
  expect(lines.map((line) => line.replace(/\d+/g, 'n'))).toEqual(
    chapters.map((name) => `${name}: n run, n failed, n skipped`),
  );
});
