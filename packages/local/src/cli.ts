import type { ModelJson } from '@yunspec/model';
import { createLocalCloud, type LocalCloud } from './cloud.js';
import { describeOptions, type Options, parseArguments } from './command-line/options.js';
import { installHint, loadModels } from './command-line/products.js';
import { UsageError } from './command-line/usage-error.js';
import { listInstalledProducts } from './installed.js';
import { readSeed } from './seed-file.js';
import { type LocalServer, listen } from './server.js';
import { localCredentials } from './settings.js';
import { keepState, readState, type StateFile } from './state-file.js';

function formatHelp(): string {
  const { accessKeyId, accessKeySecret, apiKey } = localCredentials;
  return `Usage: yunspec-local [option ...] [product ...]

Starts a local cloud on this machine. It answers as the vendors' documents describe, and needs no account.
By default it serves every installed product. Installed: ${listInstalledProducts().join(', ') || 'none'}.
${installHint}

${describeOptions()}
Credentials: access key ID ${accessKeyId} with secret ${accessKeySecret}, or bearer key or token ${apiKey}.
The status page is at /_yunspec/.
`;
}

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const printError = (line: string): void => {
  process.stderr.write(`yunspec-local: ${line}\n`);
};

/** Does something with the files of the user. Turns the library's complaint about them into a UsageError. */
async function useFiles<Result>(use: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await use();
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}

/** Creates the cloud. Throws a TypeError for a seed that does not fit the products. */
async function createCloud(models: readonly ModelJson[], options: Options): Promise<LocalCloud> {
  const { transition, unknown, log, seed } = options;
  return createLocalCloud({
    products: models,
    transition,
    unknown,
    ...(seed === undefined ? {} : { seed: await readSeed(seed) }),
    log: (line, level) => {
      if (log || level === 'warning') process.stderr.write(`${line}\n`);
    },
  });
}

const printSaveError = (error: Error): void => {
  printError(`The state cannot be saved: ${error.message}`);
};

/** Opens the state file, if there is one: what is in it becomes the state of the cloud. Throws a TypeError. */
function openState(cloud: LocalCloud, path: string | undefined): StateFile | undefined {
  if (path === undefined) return undefined;
  const file = keepState(cloud, path, readState(path), printSaveError);
  try {
    file.save();
  } catch (error) {
    throw new UsageError(`The state file ${path} cannot be written: ${(error as Error).message}`);
  }
  return file;
}

/** Saves the state a last time. Returns whether it is safe. */
function saveState(file: StateFile | undefined): boolean {
  try {
    file?.save();
    return true;
  } catch (error) {
    printSaveError(error as Error);
    return false;
  }
}

const listenErrors: Readonly<Record<string, (options: Options) => string>> = {
  EADDRINUSE: ({ port }) => `Port ${port} is in use. --port 0 selects a free port.`,
  EADDRNOTAVAIL: ({ host }) => `This machine does not have the address ${host}.`,
  ENOTFOUND: ({ host }) => `The host ${host} is not known.`,
};

async function startServer(cloud: LocalCloud, file: StateFile | undefined, options: Options): Promise<LocalServer> {
  const { port, host, cors } = options;
  try {
    const served = file === undefined ? cloud : { ...file, domains: cloud.domains };
    return await listen(served, { port, host, cors });
  } catch (error) {
    const { code = 'unknown reason' } = error as NodeJS.ErrnoException;
    const describe = listenErrors[code];
    throw new UsageError(describe?.(options) ?? `The local cloud cannot listen on port ${port} of ${host}: ${code}.`);
  }
}

const waitForSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

/** Serves the products until the process is interrupted. Returns the exit status. */
async function serve(products: readonly string[], options: Options): Promise<number> {
  const models = loadModels(products);
  const cloud = await useFiles(() => createCloud(models, options));
  const file = await useFiles(() => openState(cloud, options.state));
  const server = await startServer(cloud, file, options);
  const names = models.map((model) => model.product);
  print(
    options.json
      ? JSON.stringify({ url: server.url, products: names, credentials: localCredentials })
      : `The local cloud serves ${names.join(', ')} at ${server.url}, with its status at ${server.url}/_yunspec/. Press Ctrl+C to stop it.`,
  );
  await waitForSignal();
  await server.close();
  return saveState(file) ? 0 : 1;
}

/**
 * Runs `yunspec-local` until it is interrupted. Returns its exit status: 0, 1 if the last state could not be saved, or 2
 * for an error the user can correct.
 */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const { products, ...options } = parseArguments(args);
    if (!options.help) return await serve(products, options);
    process.stdout.write(formatHelp());
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    printError(error.message);
    return 2;
  }
}
