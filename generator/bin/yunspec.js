#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

// a run of seconds spends more on optimizing its code than it gains: only the hottest functions are worth it
setFlagsFromString('--interrupt-budget=2000000');

const entry = new URL('../dist/cli/main.js', import.meta.url);

if (existsSync(entry)) {
  const { main } = await import(entry.href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  process.stderr.write('yunspec: the generator is not built yet; run npm run build\n');
  process.exitCode = 70;
}
