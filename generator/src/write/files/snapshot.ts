import { hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';

/**
 * Some files as they stood: the hash of their contents, and that of their stamps (size, times, inode), which shows without
 * reading them that nothing has changed. Without stamps, the contents decide.
 */
export interface Snapshot {
  readonly stamps?: string;
  readonly contents: string;
}

/** How far apart two changes of a file are to have different times, in milliseconds: where times have fractions, or none. */
export const settlingTime = { fine: 20, coarse: 2000 };

/** Returns whether any later change of a file will give it another time than the one it has. */
function isSettled(changed: number, now: number): boolean {
  const { fine, coarse } = settlingTime;
  return now - changed > (Number.isInteger(changed / 1000) ? coarse : fine);
}

/** Returns the stamps of files by which a later change shows; none where it might not. */
function hashStamps(label: string, paths: readonly string[]): string | undefined {
  const now = Date.now();
  const lines = [label];
  for (const path of paths) {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats !== undefined && !isSettled(stats.ctimeMs, now)) return undefined;
    lines.push(`${path} ${stats?.size} ${stats?.mtimeMs} ${stats?.ctimeMs} ${stats?.ino}`);
  }
  return hash('sha256', lines.join('\n'), 'hex');
}

/** Reads a file as it stands. One that cannot be read counts as empty here, and is a finding elsewhere. */
function readBytes(path: string): Uint8Array | string {
  try {
    return readFileSync(path);
  } catch {
    return '';
  }
}

/** Returns the hash of files by their paths below a folder, which itself may move. */
export function hashContents(folder: string, paths: readonly string[], label = ''): string {
  const lines = [label, ...paths.map((path) => `${path.slice(folder.length)} ${hash('sha256', readBytes(path), 'hex')}`)];
  return hash('sha256', lines.join('\n'), 'hex');
}

/**
 * Takes a snapshot of files below a folder; `label` stands for what else must be the same. Where the stamps are those of a
 * known snapshot, the contents are too, and the files are not read.
 */
export function takeSnapshot(folder: string, paths: readonly string[], label: string, known?: Snapshot): Snapshot {
  // before the contents: what changes meanwhile must show
  const stamps = hashStamps(label, paths);
  if (stamps === undefined) return { contents: hashContents(folder, paths, label) };
  return { stamps, contents: stamps === known?.stamps ? known.contents : hashContents(folder, paths, label) };
}
