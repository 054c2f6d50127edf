import { parentPort } from 'node:worker_threads';
import { printTypes } from './print-types.js';

parentPort?.on('message', async ({ id, schemas }: { id: number; schemas: Record<string, unknown> }) => {
  try {
    parentPort?.postMessage({ id, text: await printTypes(schemas) });
  } catch (error) {
    parentPort?.postMessage({ id, problem: (error as Error).message });
  }
});
