import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';

const locate = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Reads the command of an instruction in the form of a list. */
const readCommand = (instruction: string): string[] => {
  const [, list = '[]'] = new RegExp(`^${instruction}\\b.*?(\\[.*\\])$`, 'm').exec(
    readFileSync(locate('Dockerfile'), 'utf8'),
  ) as string[];
  return JSON.parse(list);
};

it('the command of the container listens for other machines, and its health check passes', async () => {
  const [bin = '', ...args] = readCommand('ENTRYPOINT');
  expect(bin).toMatch(/\/yunspec-local$/);
  const child = spawn(process.execPath, [locate('bin/yunspec-local.js'), ...args, '--port', '0', '--json', 'cas'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const { url } = JSON.parse(line.toString());
  expect(url).toMatch(/^http:\/\/0\.0\.0\.0:/);
  const [node = '', ...check] = readCommand('HEALTHCHECK');
  const checkAt = (port: string): number | null =>
    spawnSync(
      node,
      check.map((text) => text.replace(':8000', `:${port}`)),
    ).status;
  expect([checkAt(new URL(url).port), checkAt('1')]).toEqual([0, 1]);
});
