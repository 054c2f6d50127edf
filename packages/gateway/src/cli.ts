import { parseArgs } from 'node:util';
import { createGateway, type Gateway } from './gateway.js';
import { type GatewayServer, listen } from './server.js';

/** The port that the gateway's document uses. */
const defaultPort = 8000;
const defaultHost = '127.0.0.1';

const help = `Usage: yunspec-gateway [--port <number>] [--host <address>] [--allow-endpoint <url>]... [--json]

Starts the HTTP gateway to Alibaba Cloud ECS. Each request carries its own access key; nothing is stored.
A line for each request, without credentials, is written to the standard error.

  --port <number>         the port to listen on; 0 selects a free port (default ${defaultPort})
  --host <address>        the address to listen on (default ${defaultHost})
  --allow-endpoint <url>  an endpoint that requests may name beside the documented hosts of ECS; can be repeated.
                          The first is also that of requests that name none
  --json                  print one line of JSON: { url }
  -h, --help              print this help
`;

/** An error that the user of the command line can correct. */
class UsageError extends Error {}

interface Arguments {
  readonly port: number;
  readonly host: string;
  readonly allowEndpoints: readonly string[];
  readonly json: boolean;
  readonly help: boolean;
}

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new UsageError(`--port must be a number from 0 to 65535, not ${JSON.stringify(text)}.`);
}

function parseArguments(args: readonly string[]): Arguments {
  const options = {
    port: { type: 'string' },
    host: { type: 'string' },
    'allow-endpoint': { type: 'string', multiple: true },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  try {
    const { values } = parseArgs({ args: [...args], options });
    return {
      port: parsePort(values.port ?? String(defaultPort)),
      host: values.host ?? defaultHost,
      allowEndpoints: values['allow-endpoint'] ?? [],
      json: values.json ?? false,
      help: values.help ?? false,
    };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    // the first sentence says what is wrong; the rest is advice about `--` that does not apply here
    throw new UsageError(`${(error as Error).message.split('. ')[0]?.replace(/\.$/, '')}.`);
  }
}

function createLoggingGateway(allowEndpoints: readonly string[]): Gateway {
  const log = (line: string): void => {
    process.stderr.write(`${new Date().toISOString()} ${line}\n`);
  };
  try {
    return createGateway({ allowEndpoints, log });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(`${error.message}.`);
    throw error;
  }
}

async function startServer({ port, host, allowEndpoints }: Arguments): Promise<GatewayServer> {
  const gateway = createLoggingGateway(allowEndpoints);
  try {
    return await listen(gateway, { port, host });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(
      code === 'EADDRINUSE'
        ? `Port ${port} is in use. --port 0 selects a free port.`
        : `The gateway cannot listen on port ${port} of ${host}: ${code ?? 'unknown reason'}.`,
    );
  }
}

/** Waits for a signal. A second one ends the process at once. */
const waitForSignal = (): Promise<void> =>
  new Promise((resolve) => {
    const signals = ['SIGINT', 'SIGTERM'] as const;
    const stop = (): void => {
      for (const signal of signals) process.off(signal, stop);
      resolve();
    };
    for (const signal of signals) process.on(signal, stop);
  });

/** Runs `yunspec-gateway` until it is interrupted. Returns its exit status: 0, or 2 for an error the user can correct. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const given = parseArguments(args);
    if (given.help) {
      process.stdout.write(help);
      return 0;
    }
    const server = await startServer(given);
    const line = given.json
      ? JSON.stringify({ url: server.url })
      : `The gateway to ECS listens at ${server.url}. Press Ctrl+C to stop it.`;
    process.stdout.write(`${line}\n`);
    await waitForSignal();
    await server.close();
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`yunspec-gateway: ${error.message}\n`);
    return 2;
  }
}
