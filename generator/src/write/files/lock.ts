import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const lockName = '.yunspec-lock';

const locate = (root: string): string => join(root, lockName);

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Returns the process that is writing in a repository. One that was killed left its lock behind and does not count. */
export function findWriter(root: string): number | undefined {
  let text: string;
  try {
    text = readFileSync(locate(root), 'utf8');
  } catch {
    return undefined;
  }
  const pid = Number(text);
  return Number.isInteger(pid) && pid > 0 && pid !== process.pid && isAlive(pid) ? pid : undefined;
}

/** Creates the lock unless there is one. */
function createLock(root: string): boolean {
  try {
    writeFileSync(locate(root), String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

const pause = 50;
const longest = 120_000;

/**
 * Waits until no other process is writing in a repository. Throws after two minutes: a new process may have the number of
 * one that was killed. `onWait` is called before the first pause.
 */
export async function waitForWriter(root: string, onWait: (pid: number) => void): Promise<void> {
  for (let waited = 0; ; waited += pause) {
    const pid = findWriter(root);
    if (pid === undefined) return;
    if (waited === 0) onWait(pid);
    if (waited >= longest)
      throw new Error(`process ${pid} holds ${lockName}; if that is no run of yunspec, remove the file and try again`);
    await setTimeout(pause);
  }
}

/** Takes the lock of a repository, after any other process that writes there, and returns the function that gives it back. */
export async function takeLock(root: string, onWait: (pid: number) => void): Promise<() => void> {
  while (!createLock(root)) {
    await waitForWriter(root, onWait);
    // a third process may have come first
    if (findWriter(root) === undefined) rmSync(locate(root), { force: true });
  }
  return () => rmSync(locate(root), { force: true });
}
