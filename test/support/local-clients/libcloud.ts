import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { root } from '../repository.js';

/** Apache Libcloud of Debian 12. Its dependencies are those of the system's python3-requests. */
const version = '3.4.1-5';

const folder = join(root, '.cache/libcloud', version);
const program = fileURLToPath(new URL('use-libcloud.py', import.meta.url));
const environment = { PATH: process.env.PATH, PYTHONPATH: join(folder, 'usr/lib/python3/dist-packages') };

const run = (command: string, ...args: readonly string[]): string | undefined => {
  const options = { cwd: folder, env: environment, encoding: 'utf8', timeout: 60_000 } as const;
  const { status, stderr, error } = spawnSync(command, args, options);
  if (status === 0) return undefined;
  return error?.message ?? stderr.trim().split('\n').at(-1) ?? `${command} failed`;
};

const imports = (): string | undefined => run('python3', '-c', 'import libcloud.compute.drivers.ecs');

/** Unpacks Libcloud from Debian's archive, unless it is there already. Returns why that is not possible, if it is not. */
export function prepareLibcloud(): string | undefined {
  mkdirSync(folder, { recursive: true });
  if (existsSync(join(folder, 'usr'))) return imports();
  const reason = run('apt-get', 'download', `python3-libcloud=${version}`);
  if (reason !== undefined) return reason;
  const [archive = ''] = readdirSync(folder).filter((name) => name.endsWith('.deb'));
  return run('dpkg', '-x', archive, '.') ?? imports();
}

/** Takes the steps of an instance's life with Libcloud. Returns those that went wrong. */
export async function runLibcloud(url: string): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)('python3', [program, new URL(url).host], { env: environment });
  return JSON.parse(stdout) as string[];
}
