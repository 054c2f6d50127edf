import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { CloudControl } from './control/control.js';
import { assertSnapshot, type Snapshot } from './control/save.js';
import { type Direct, direct, isDirect } from './request/direct.js';

/** The part of a cloud that a state file keeps. */
type Kept = Pick<CloudControl, 'fetch' | 'snapshot' | 'restore'> & Partial<Direct>;

/**
 * A file that holds the state of a cloud. It answers requests as the cloud does, and is written soon after those that have
 * changed anything.
 */
export interface StateFile extends Partial<Direct> {
  readonly fetch: CloudControl['fetch'];
  /** Writes what has changed. Throws the system's error if the file cannot be written. */
  save(): void;
}

/** The shortest pause between two writes, in milliseconds. */
const shortestPause = 50;

/** Reads a state file. Returns undefined if there is none. Throws a TypeError if it is damaged. */
export function readState(path: string): Snapshot | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new TypeError(`The state file ${path} cannot be read: ${message}`, { cause: error });
  }
  try {
    const value: unknown = JSON.parse(text);
    assertSnapshot(value);
    return value;
  } catch (error) {
    const reason = (error as Error).message;
    throw new TypeError(`The state file ${path} is damaged, and was left as it is. ${reason}`, { cause: error });
  }
}

/** Replaces a file as a whole: after a crash it has the old content or the new one. */
function replaceFile(path: string, text: string): void {
  const draft = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, text, { flush: true });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** Adds the accounts and products of an earlier state that the present one does not serve, so that they are not lost. */
function mergeSnapshots(earlier: Snapshot | undefined, { accounts, ...present }: Snapshot): Snapshot {
  const merged = { ...earlier?.accounts };
  for (const [account, products] of Object.entries(accounts)) merged[account] = { ...merged[account], ...products };
  return { ...present, accounts: merged };
}

/**
 * Keeps the state of a cloud in a file, from the state that `earlier` restores. `onError` takes the error of a write that
 * no caller waits for.
 */
export function keepState(
  cloud: Kept,
  path: string,
  earlier: Snapshot | undefined,
  onError: (error: Error) => void,
): StateFile {
  let written = '';
  let timer: NodeJS.Timeout | undefined;
  let pause = shortestPause;
  if (earlier !== undefined) cloud.restore(earlier);
  const save = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const start = performance.now();
    const text = JSON.stringify(mergeSnapshots(earlier, cloud.snapshot()));
    if (text !== written) replaceFile(path, text);
    written = text;
    // saving a large state takes at most a tenth of the time
    pause = Math.max(shortestPause, 10 * (performance.now() - start));
  };
  const saveLater = (): void => {
    timer ??= setTimeout(() => {
      try {
        save();
      } catch (error) {
        onError(error as Error);
      }
    }, pause);
  };
  const saving =
    <Args extends unknown[], Result>(answer: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      try {
        return await answer(...args);
      } finally {
        saveLater();
      }
    };
  return { fetch: saving(cloud.fetch), ...(isDirect(cloud) ? { [direct]: saving(cloud[direct]) } : {}), save };
}
