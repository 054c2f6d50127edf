import { join, relative, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { say } from './command.js';

/** An editor may save a file in several steps; what follows within this time, in milliseconds, is one change. */
const settleTime = 40;

/** Work to do after each change. No products means all of them. */
export type Step = (products: readonly string[]) => void | Promise<void>;

/** The products that changed since they were taken last. A change outside of all products counts for each of them. */
class ChangedProducts {
  readonly #wanted: readonly string[];
  readonly #names = new Set<string>();
  #all = true;

  constructor(wanted: readonly string[]) {
    this.#wanted = wanted;
  }

  /** Notes a changed file by its path below specs/. Returns whether it counts. */
  add(path: string): boolean {
    const [name = '', ...rest] = path.split(sep);
    if (name.startsWith('.') || path.endsWith('~')) return false;
    if (rest.length === 0) this.#all = true;
    else if (this.#wanted.length === 0 || this.#wanted.includes(name)) this.#names.add(name);
    else return false;
    return true;
  }

  /** Returns the changed products and forgets them; `undefined` if there are none. */
  take(): readonly string[] | undefined {
    const [names, all] = [[...this.#names].sort(), this.#all];
    this.#names.clear();
    this.#all = false;
    if (all) return this.#wanted;
    return names.length === 0 ? undefined : names;
  }
}

/** Runs a step now and after each change of the specs, one at a time. A step that fails is reported, and watching goes on. */
async function runSteps(changed: ChangedProducts, step: Step): Promise<void> {
  for (let products = changed.take(); products !== undefined; products = changed.take()) {
    try {
      await step(products);
    } catch (error) {
      say(`yunspec: ${(error as Error).message}`);
    }
  }
  say('watching specs; Ctrl-C ends');
}

/** Watches the specs of some products, or of all, until a signal ends the command. Returns its exit code. */
export async function watchSpecs(root: string, wanted: readonly string[], step: Step): Promise<number> {
  const { watch } = await import('chokidar');
  const specs = join(root, 'specs');
  const changed = new ChangedProducts(wanted);
  const watcher = watch(specs, { ignoreInitial: true });
  let isRunning = true;
  const run = async (): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    await setTimeout(settleTime);
    await runSteps(changed, step);
    isRunning = false;
  };
  watcher.on('all', (_, path) => {
    if (changed.add(relative(specs, path))) void run();
  });
  const ended = new Promise<number>((resolve) => {
    process.once('SIGINT', () => resolve(130));
    process.once('SIGTERM', () => resolve(143));
  });
  await new Promise<void>((resolve) => watcher.once('ready', resolve));
  await runSteps(changed, step);
  isRunning = false;
  const code = await ended;
  await watcher.close();
  return code;
}
