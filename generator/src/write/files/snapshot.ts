import { hash } from 'node:crypto';
import { readFileSync, type Stats, statSync } from 'node:fs';

/** A file as it stood. */
interface FileState {
  /** The hash of its content. */
  readonly hash: string;
  /** Its size, times and inode, where any later change shows in them. */
  readonly stamp?: string;
}

/** Files as they stood, by their path below a folder, which itself may move. */
export type Snapshot = Readonly<Record<string, FileState>>;

/** How far apart two changes of a file are to have different times, in milliseconds: where times have fractions, or none. */
const resolution = { fine: 20, coarse: 2000 };

/** Returns whether any later change of a file will give it another time than the one it has. */
function isSettled({ ctimeMs }: Stats, now: number): boolean {
  const { fine, coarse } = resolution;
  return now - ctimeMs > (Number.isInteger(ctimeMs / 1000) ? coarse : fine);
}

function makeStamp(path: string, now: number): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined || !isSettled(stats, now)) return undefined;
  return `${stats.size} ${stats.mtimeMs} ${stats.ctimeMs} ${stats.ino}`;
}

/** Returns the hash of a file as it stands. One that cannot be read counts as empty here, and is a finding elsewhere. */
function hashFile(path: string): string {
  try {
    return hash('sha256', readFileSync(path), 'base64url');
  } catch {
    return '';
  }
}

/** Takes a snapshot of files. One with the stamp that it has in a known snapshot is not read again. */
export function takeSnapshot(folder: string, names: readonly string[], known: Snapshot = {}): Snapshot {
  const now = Date.now();
  const takeState = (name: string): FileState => {
    const path = `${folder}/${name}`;
    // before the content: what changes meanwhile must show
    const stamp = makeStamp(path, now);
    const before = known[name];
    if (stamp === undefined) return { hash: hashFile(path) };
    return before?.stamp === stamp ? before : { hash: hashFile(path), stamp };
  };
  return Object.fromEntries(names.map((name) => [name, takeState(name)]));
}

/** Returns whether two snapshots are of the same files with the same contents. */
export function isSame(one: Snapshot, other: Snapshot | undefined): boolean {
  const names = Object.keys(one);
  return (
    other !== undefined &&
    names.length === Object.keys(other).length &&
    names.every((name) => one[name]?.hash === other[name]?.hash)
  );
}
