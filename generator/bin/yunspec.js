#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

// A run takes seconds, and V8 would spend a third of them optimizing code that is called no more. With a larger budget it
// optimizes only what is called very often. Between collections, V8 would let the heap grow to five times of what is in use;
// three times is enough, and many products then take less memory. Versions of V8 without these flags would complain.
if (process.versions.v8.startsWith('11.'))
  for (const flag of ['--interrupt-budget=2000000', '--heap-growing-percent=200']) setFlagsFromString(flag);

// the reader of a pipe may close it before the end: `yunspec check | head`
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
});

const entry = new URL('../dist/cli/main.js', import.meta.url);

if (existsSync(entry)) {
  const { main } = await import(entry.href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  process.stderr.write('yunspec: the generator is not built yet; run npm run build\n');
  process.exitCode = 70;
}
