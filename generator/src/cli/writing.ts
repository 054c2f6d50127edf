import { type Change, commit, recover } from '../write/files/commit.js';
import { takeLock } from '../write/files/lock.js';
import { say } from './command.js';

export const sayWaiting = (pid: number): void => say(`waiting for another run of yunspec generate (process ${pid})`);

/** Makes sure that no other process writes meanwhile, and undoes a run that was cut off. Returns the release of the lock. */
export async function prepareToWrite(root: string): Promise<() => void> {
  const release = await takeLock(root, sayWaiting);
  if (recover(root)) say('a run that was cut off has been undone');
  return release;
}

/** Makes all changes or none, while no other process writes. */
export async function writeAll(root: string, changes: readonly Change[]): Promise<void> {
  const release = await prepareToWrite(root);
  try {
    commit(root, changes);
  } finally {
    release();
  }
}
