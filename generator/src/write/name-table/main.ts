import { writeFileSync } from 'node:fs';
import { nameTableFile } from '../../language/name-table.js';
import { computeNameTable } from './compute.js';

// the last step of the build: `yunspec check` has no time to load a compiler
writeFileSync(nameTableFile, `${JSON.stringify(await computeNameTable(), null, 2)}\n`);
