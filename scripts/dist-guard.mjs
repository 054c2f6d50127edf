// Stops npm from packing a package whose dist is missing or stale. Usage, in the package: node ../../scripts/dist-guard.mjs
import { basename } from 'node:path';
import { findBuildFault } from './build-record.mjs';

const fault = findBuildFault(process.cwd());
if (fault !== undefined) {
  console.error(`packages/${basename(process.cwd())} cannot be packed: ${fault}. Run npm run build in the root.`);
  process.exitCode = 1;
}
