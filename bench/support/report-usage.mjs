// Preloaded into a measured Node process: reports on file descriptor 3, as JSON, what the process has used when it
// ends.
import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) process.on('exit', () => writeSync(3, JSON.stringify(process.resourceUsage())));
