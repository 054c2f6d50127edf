import { spawnSync } from 'node:child_process';

/** Runs npm in a folder. Returns why it cannot, if the registry is out of reach: nothing else is an excuse. */
export function runNpm(folder: string, ...args: readonly string[]): string | undefined {
  const { status, stderr } = spawnSync('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 300_000,
    shell: process.platform === 'win32',
  });
  if (status === 0) return undefined;
  const [reason = 'npm failed'] = stderr.split('\n').filter((line) => line.startsWith('npm error'));
  if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|ECONNRESET|network/i.test(stderr)) return reason;
  throw new Error(`npm ${args.join(' ')} failed in ${folder}: ${stderr}`);
}
