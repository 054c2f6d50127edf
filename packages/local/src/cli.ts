import { parseArgs } from 'node:util';
import type { ModelJson } from '@yunspec/model';
import { findNearest } from '@yunspec/runtime/check';
import { createLocalCloud } from './cloud.js';
import { installedModels, listInstalledProducts } from './installed.js';
import { type LocalServer, listen } from './server.js';
import { localCredentials } from './settings.js';

/** The port that the ECS gateway's document uses. */
const defaultPort = 8000;

const installHint = 'Install products with: npm install --save-dev @yunspec/<product>';

function formatHelp(): string {
  const { accessKeyId, accessKeySecret, apiKey } = localCredentials;
  return `Usage: yunspec-local [--port <number>] [--json] [product ...]

Starts a local cloud on this machine. It answers as the vendors' documents describe, and needs no account.
By default it serves every installed product. Installed: ${listInstalledProducts().join(', ') || 'none'}.
${installHint}

  --port <number>  the port to listen on; 0 selects a free port (default ${defaultPort})
  --json           print one line of JSON: { url, products, credentials }
  -h, --help       print this help

Credentials: access key ID ${accessKeyId} with secret ${accessKeySecret}, or bearer key or token ${apiKey}.
`;
}

/** An error that the user of the command line can correct. */
class UsageError extends Error {}

interface Arguments {
  readonly port: number;
  readonly json: boolean;
  readonly help: boolean;
  readonly products: readonly string[];
}

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new UsageError(`--port must be a number from 0 to 65535, not ${JSON.stringify(text)}.`);
}

function parseArguments(args: readonly string[]): Arguments {
  const options = {
    port: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return {
      port: parsePort(values.port ?? String(defaultPort)),
      json: values.json ?? false,
      help: values.help ?? false,
      products: [...new Set(positionals)],
    };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    // the first sentence says what is wrong; the rest is advice about `--` that does not apply here
    throw new UsageError(`${(error as Error).message.split('. ')[0]?.replace(/\.$/, '')}.`);
  }
}

/** Explains that a product is not installed, and lists those that are. */
function describeMissing(product: string, installed: readonly string[]): string {
  if (installed.length === 0) return `No product is installed. ${installHint}`;
  const similar = findNearest(product, installed);
  const hint = similar === undefined ? '' : ` Did you mean ${similar}?`;
  return `The product ${JSON.stringify(product)} is not installed.${hint} Installed: ${installed.join(', ')}.`;
}

/** Loads the models of the named products, or of all that are installed if none is named. */
function loadModels(products: readonly string[]): ModelJson[] {
  const installed = listInstalledProducts();
  const [missing] = products.filter((product) => installedModels([product]).length === 0);
  if (missing !== undefined) throw new UsageError(describeMissing(missing, installed));
  if (products.length > 0) return installedModels(products);
  if (installed.length === 0) throw new UsageError(`No product is installed. ${installHint}`);
  return installedModels(installed);
}

async function startServer(models: readonly ModelJson[], port: number): Promise<LocalServer> {
  try {
    return await listen(createLocalCloud({ products: models, unknown: 'ignore' }), { port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(
      code === 'EADDRINUSE'
        ? `Port ${port} is in use. --port 0 selects a free port.`
        : `The local cloud cannot listen on port ${port}: ${code ?? 'unknown reason'}.`,
    );
  }
}

const waitForSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

/** Runs `yunspec-local` until it is interrupted. Returns its exit status: 0, or 2 for an error the user can correct. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const { port, json, help, products } = parseArguments(args);
    if (help) {
      process.stdout.write(formatHelp());
      return 0;
    }
    const models = loadModels(products);
    const server = await startServer(models, port);
    const names = models.map((model) => model.product);
    const line = json
      ? JSON.stringify({ url: server.url, products: names, credentials: localCredentials })
      : `The local cloud serves ${names.join(', ')} at ${server.url}. Press Ctrl+C to stop it.`;
    process.stdout.write(`${line}\n`);
    await waitForSignal();
    await server.close();
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`yunspec-local: ${error.message}\n`);
    return 2;
  }
}
