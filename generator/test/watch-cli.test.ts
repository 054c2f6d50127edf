import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { type Depot, depot } from './support/depot.js';

// nothing here hangs on the time; a run loads a compiler
vi.setConfig({ testTimeout: 120_000 });

const bin = fileURLToPath(new URL('../bin/yunspec.js', import.meta.url));

/** A command that watches, and what it has printed. */
class Watch {
  readonly #child: ChildProcessWithoutNullStreams;
  #text = '';
  #onText = (): void => {};

  constructor(cwd: string, args: readonly string[]) {
    this.#child = spawn(process.execPath, [bin, ...args], { cwd, env: { PATH: process.env.PATH } });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#text += text;
        this.#onText();
      });
  }

  /** Resolves to what was printed since the last call, once the command waits for the next change. */
  async waitForRun(): Promise<string> {
    const end = 'watching specs; Ctrl-C ends\n';
    while (!this.#text.includes(end)) {
      await new Promise<void>((resolve) => {
        this.#onText = resolve;
      });
    }
    const [run = ''] = this.#text.split(end);
    this.#text = this.#text.slice(run.length + end.length);
    return run;
  }

  /** Sends a signal and resolves to the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null> {
    return new Promise((resolve) => {
      this.#child.on('close', resolve);
      this.#child.kill(signal);
    });
  }
}

let files: Depot | undefined;
let watch: Watch | undefined;

afterEach(async () => {
  await watch?.end('SIGKILL');
  files?.remove();
  watch = undefined;
});

function start(...args: readonly string[]): { root: string; watch: Watch } {
  files = depot();
  watch = new Watch(files.root, args);
  return { root: files.root, watch };
}

/** Exchanges a piece of a file below specs/depot. */
function edit(root: string, path: string, was: string, is: string): void {
  const file = join(root, 'specs/depot', path);
  writeFileSync(file, readFileSync(file, 'utf8').replace(was, is));
}

const sound = 'specs are sound: 1 product, 3 operations, 11 files\n';

test('check shows the findings after each change, and that they are gone', async () => {
  const { root, watch } = start('check', 'depot', '--watch');
  expect(await watch.waitForRun()).toBe(sound);
  edit(root, 'operations/SealBox.yaml', 'required:', 'requierd:');
  expect(await watch.waitForRun()).toContain('specs/depot/operations/SealBox.yaml:6:3 - error keyword-unknown');
  edit(root, 'operations/SealBox.yaml', 'requierd:', 'required:');
  expect(await watch.waitForRun()).toBe(sound);
  rmSync(join(root, 'specs/depot/errors.yaml'));
  expect(await watch.waitForRun()).toBe(sound.replace('11 files', '10 files'));
});

test('generate writes after each change, and shows the difference in the TypeScript', async () => {
  const { root, watch } = start('generate', '--watch');
  await watch.waitForRun();
  edit(root, 'operations/SealBox.yaml', 'Closes a box for good.', 'Closes a box for ever.');
  const run = await watch.waitForRun();
  const module = 'packages/depot/src/operations/seal-box.ts';
  expect(run).toContain(`--- ${module}\n+++ ${module}\n`);
  expect(run.split('\n')).toEqual(
    expect.arrayContaining(
      [' * Closes a box for good.', ' * Closes a box for ever.'].map((line, i) => `${'-+'[i]}${line}`),
    ),
  );
  expect(readFileSync(join(root, module), 'utf8')).toContain('Closes a box for ever.');
  edit(root, 'operations/SealBox.yaml', 'required:', 'requierd:');
  expect(await watch.waitForRun()).toContain('nothing was written');
  expect(readFileSync(join(root, module), 'utf8')).toContain('Closes a box for ever.');
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends it with %i', async (signal, code) => {
  const { watch: started } = start('check', '--watch');
  await started.waitForRun();
  expect(await started.end(signal)).toBe(code);
  watch = undefined;
});
