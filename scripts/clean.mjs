import { rmSync } from 'node:fs';

// a compiler never removes what an earlier run left behind
for (const folder of process.argv.slice(2)) rmSync(folder, { recursive: true, force: true });
