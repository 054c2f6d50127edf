import { parseArgs } from 'node:util';
import { nearest } from '@yunspec/runtime/check';
import { createLocalCloud } from './cloud.js';
import { installedModels, productNames } from './installed.js';
import type { ModelJson } from './model.js';
import { type LocalServer, listen } from './server.js';
import { localCredentials } from './settings.js';

/** The port the ECS gateway's document names. */
const defaultPort = 8000;

const help = `Usage: yunspec-local [--port n] [--json] [product ...]

Answers like the real clouds, keeps state, needs no account. It listens on this machine only.
Products: ${productNames.join(', ')}. Unless some are named, all whose packages are installed.

  --port n   the port to listen on; 0 takes any free one (default ${defaultPort})
  --json     print one line of JSON: { url, products, credentials }
  --help     print this

Credentials: access key ${localCredentials.accessKeyId} with secret ${localCredentials.accessKeySecret}; bearer key or token ${localCredentials.apiKey}
`;

/** Something the caller can put right. */
class UsageError extends Error {}

interface Arguments {
  readonly port: number;
  readonly json: boolean;
  readonly help: boolean;
  readonly products: readonly string[];
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new UsageError(`--port must be a number from 0 to 65535, not ${JSON.stringify(text)}`);
}

function parse(args: readonly string[]): Arguments {
  const options = {
    port: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return {
      port: portOf(values.port ?? String(defaultPort)),
      json: values.json ?? false,
      help: values.help ?? false,
      products: positionals,
    };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError((error as Error).message.split('. ')[0]);
  }
}

function modelsOf(products: readonly string[]): ModelJson[] {
  const known: readonly string[] = productNames;
  for (const product of products) {
    if (known.includes(product)) continue;
    const near = nearest(product, known);
    throw new UsageError(
      `there is no product ${JSON.stringify(product)}${near === undefined ? '' : `; did you mean ${near}?`} Known: ${known.join(', ')}`,
    );
  }
  const models = installedModels(products.length === 0 ? known : products);
  const missing = products.filter((product) => !models.some((model) => model.product === product));
  const wanted = missing.length > 0 ? missing : models.length === 0 ? known.slice(0, 1) : [];
  if (wanted.length === 0) return models;
  throw new UsageError(`not installed: npm install ${wanted.map((product) => `@yunspec/${product}`).join(' ')}`);
}

async function open(models: readonly ModelJson[], port: number): Promise<LocalServer> {
  try {
    return await listen(createLocalCloud({ products: models }).fetch, port);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(
      code === 'EADDRINUSE'
        ? `port ${port} is taken; --port 0 finds a free one`
        : `port ${port} cannot be had: ${code ?? 'unknown reason'}`,
    );
  }
}

const interrupted = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

/** Runs the `yunspec-local` command until it is interrupted. Returns its exit status: 0, or 2 for a wrong command line. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const { port, json, help: wantsHelp, products } = parse(args);
    if (wantsHelp) {
      process.stdout.write(help);
      return 0;
    }
    const models = modelsOf(products);
    const server = await open(models, port);
    const names = models.map((model) => model.product);
    const line = json
      ? JSON.stringify({ url: server.url, products: names, credentials: localCredentials })
      : `${server.url} answers for ${names.join(', ')}. Ctrl+C ends it.`;
    process.stdout.write(`${line}\n`);
    await interrupted();
    await server.close();
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`yunspec-local: ${error.message}\n`);
    return 2;
  }
}
