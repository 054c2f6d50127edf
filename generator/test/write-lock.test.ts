import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { findWriter, takeLock } from '../src/write/files/lock.js';
import { inFolder } from './support/write-specs.js';

const lockIn = (root: string): string => join(root, '.yunspec-lock');

/** Starts a process that does nothing until it is killed. */
async function startIdle(): Promise<{ readonly pid: number; stop(): Promise<void> }> {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: 'pipe' });
  await once(child, 'spawn');
  return {
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGKILL');
      await once(child, 'close');
    },
  };
}

describe('the lock of a repository', () => {
  test('names the process that holds it, and is gone when it is given back', () =>
    inFolder({}, async (root) => {
      const release = await takeLock(root, () => {});
      expect(readFileSync(lockIn(root), 'utf8')).toBe(String(process.pid));
      release();
      expect(existsSync(lockIn(root))).toBe(false);
    }));

  test('is waited for while the process that holds it lives', () =>
    inFolder({}, async (root) => {
      const other = await startIdle();
      writeFileSync(lockIn(root), String(other.pid));
      expect(findWriter(root)).toBe(other.pid);
      const stopOther = vi.fn(() => void other.stop());
      const release = await takeLock(root, stopOther);
      expect(stopOther.mock.calls).toEqual([[other.pid]]);
      expect(readFileSync(lockIn(root), 'utf8')).toBe(String(process.pid));
      release();
    }));

  test.each<[string, () => Promise<string>]>([
    [
      'a process that was killed',
      async () => {
        const other = await startIdle();
        await other.stop();
        return String(other.pid);
      },
    ],
    ['an earlier process of the same number', () => Promise.resolve(String(process.pid))],
    ['nobody', () => Promise.resolve('')],
    ['no process', () => Promise.resolve('-1')],
  ])('does not stop a run when it was left by %s', (_, leave) =>
    inFolder({}, async (root) => {
      writeFileSync(lockIn(root), await leave());
      expect(findWriter(root)).toBeUndefined();
      const onWait = vi.fn();
      (await takeLock(root, onWait))();
      expect(onWait).not.toHaveBeenCalled();
    }),
  );
});
