// The command of the local cloud, in a process that asks it once over HTTP and ends it.
import { get } from 'node:http';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { signPath } from '../support/sign-path.mjs';

const manifest = pathToFileURL(createRequire(import.meta.url).resolve('@yunspec/local/package.json'));

/** @param {string} url */
async function ask(url) {
  get(`${url}${await signPath({ Action: 'DescribeRegions' })}`, (response) => {
    if (response.statusCode !== 200) throw new Error(`it answered with ${response.statusCode}`);
    response.resume();
    response.on('end', () => process.kill(process.pid, 'SIGTERM'));
  });
}

process.argv.push('ecs', '--port', '0', '--json');
/** @param {unknown} line */
const readLine = (line) => {
  void ask(JSON.parse(String(line)).url);
  return true;
};
process.stdout.write = readLine;
await import(new URL('bin/yunspec-local.js', manifest).href);
