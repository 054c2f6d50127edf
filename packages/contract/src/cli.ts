import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Model } from '@yunspec/model';
import { findNearest } from '@yunspec/runtime/check';
import { formatHtml } from './report/html.js';
import { formatJunit } from './report/junit.js';
import { showProgress } from './report/progress.js';
import { type ContractResult, toReport } from './report/result.js';
import { formatText } from './report/text.js';
import { type ChapterName, chapterNames } from './run/difference.js';
import { listInstalled, readInstalled } from './run/installed.js';
import { type KnownDifference, KnownError, parseKnown } from './run/known.js';
import { RecordError, type RecordedRun, readRecord, writeRecord } from './run/record.js';
import { ContractError, type ContractOptions, runContract } from './run/run-contract.js';

/** The exit codes. */
const exitCodes = { same: 0, differs: 1, usage: 2, unreachable: 3 } as const;

const help = (): string => `Usage: yunspec-contract <product> --endpoint <url> [options]

Runs the contract of a product, as its vendor documents it, against an endpoint: the service, an emulator, a proxy.
Installed products: ${listInstalled().join(', ') || 'none; install @yunspec/<product>'}.
Credentials come from the environment variables that the clients read. Only reads are sent unless writes are allowed.

  --endpoint <url>     the address to call
  --chapter <name>     run only this chapter; may be repeated, or name several with commas
                       ${chapterNames.join(', ')}
  --only <operation>   check only this operation; may be repeated, or name several with commas
  --allow-writes       also create, change and delete resources, after showing the plan; they are removed at the end
  --most <number>      the most resources to create (default 20)
  --known <file>       a YAML file of differences that are known, each with a reason
  --json               print the result as JSON
  --junit <file>       write the result as JUnit XML
  --html <file>        write the result as one page, with requests and answers
  --record <file>      write down all answers, without secrets
  --replay <file>      answer from such a file instead of the endpoint
  -h, --help           print this help

Exit codes: 0 no difference, 1 differences, 2 wrong call, 3 the endpoint cannot be reached or stops answering.
`;

/** A call that its user can correct. */
class UsageError extends Error {}

const optionTypes = {
  endpoint: { type: 'string' },
  chapter: { type: 'string', multiple: true },
  only: { type: 'string', multiple: true },
  'allow-writes': { type: 'boolean' },
  most: { type: 'string' },
  known: { type: 'string' },
  json: { type: 'boolean' },
  junit: { type: 'string' },
  html: { type: 'string' },
  record: { type: 'string' },
  replay: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: optionTypes, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('. ')[0]?.replace(/\.$/, '')}.`);
  }
}

type Values = ReturnType<typeof parse>['values'];

const splitList = (list: readonly string[] | undefined): string[] | undefined =>
  list
    ?.flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter((text) => text !== '');

const suggest = (name: string, known: readonly string[]): string => {
  const nearest = findNearest(name, known);
  return nearest === undefined ? '' : ` Did you mean ${nearest}?`;
};

function loadModel(positionals: readonly string[]): Model {
  const [product, second] = positionals;
  const installed = listInstalled();
  const known = `Installed: ${installed.join(', ') || 'none; install @yunspec/<product>'}.`;
  if (product === undefined) throw new UsageError(`Name a product. ${known}`);
  if (second !== undefined) throw new UsageError(`Name one product, not ${positionals.join(' and ')}.`);
  const model = readInstalled(product);
  if (model === undefined)
    throw new UsageError(
      `The product ${JSON.stringify(product)} is not installed.${suggest(product, installed)} ${known}`,
    );
  return model;
}

function parseChapters(names: readonly string[] | undefined): ChapterName[] | undefined {
  const stranger = names?.find((name) => !chapterNames.includes(name as ChapterName));
  if (stranger === undefined) return names as ChapterName[] | undefined;
  throw new UsageError(
    `There is no chapter ${JSON.stringify(stranger)}.${suggest(stranger, chapterNames)} The chapters are ${chapterNames.join(', ')}.`,
  );
}

function parseOperations(model: Model, names: readonly string[] | undefined): readonly string[] | undefined {
  const operations = model.operations.map(({ name }) => name);
  const stranger = names?.find((name) => !operations.includes(name));
  if (stranger === undefined) return names;
  throw new UsageError(
    `${model.product} has no operation ${JSON.stringify(stranger)}.${suggest(stranger, operations)}`,
  );
}

function parseMost(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new UsageError(`--most must be a whole number, not ${JSON.stringify(text)}.`);
}

function loadKnown(path: string | undefined): KnownDifference[] | undefined {
  if (path === undefined) return undefined;
  try {
    return parseKnown(readFileSync(path, 'utf8'));
  } catch (error) {
    const reason =
      error instanceof KnownError ? error.message : ((error as NodeJS.ErrnoException).code ?? 'unreadable');
    throw new UsageError(`The file of known differences ${path} cannot be used: ${reason}.`);
  }
}

function loadReplay(model: Model, { replay, record }: Values): RecordedRun | undefined {
  if (replay === undefined) return undefined;
  if (record !== undefined) throw new UsageError('Give either --record or --replay.');
  const run = readRecord(replay);
  if (run.product !== model.product)
    throw new UsageError(`${replay} is a run of ${run.product}, not of ${model.product}.`);
  return run;
}

function writeOutput(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`${path} cannot be written: ${(error as NodeJS.ErrnoException).code}.`);
  }
}

/** Creates the options of a run from those of the command line. */
function createOptions(model: Model, values: Values): ContractOptions {
  const replay = loadReplay(model, values);
  const endpoint = values.endpoint ?? replay?.endpoint;
  if (endpoint === undefined) throw new UsageError('Name the endpoint: --endpoint <url>.');
  const chapters = parseChapters(splitList(values.chapter)) ?? (replay?.chapters as ChapterName[] | undefined);
  const only = parseOperations(model, splitList(values.only)) ?? replay?.only;
  const { record } = values;
  return {
    endpoint,
    chapters,
    only,
    allowWrites: replay?.allowWrites ?? values['allow-writes'],
    most: parseMost(values.most) ?? replay?.most,
    known: loadKnown(values.known),
    replay,
    ...(record === undefined ? {} : { onRecord: (run: RecordedRun) => writeRecord(record, run) }),
    events: showProgress(process.stderr, chapters, only?.length ?? model.operations.length),
  };
}

function writeResult(result: ContractResult, values: Values): void {
  if (values.junit !== undefined) writeOutput(values.junit, formatJunit(result));
  if (values.html !== undefined) writeOutput(values.html, formatHtml(result));
  const text = values.json
    ? `${JSON.stringify(toReport(result))}\n`
    : formatText(result, process.stdout.columns ?? 140);
  process.stdout.write(text);
}

/** Aborts at the first Ctrl+C, so that the run can clean up, and ends the process at the second. */
function listenForInterrupts(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(130);
      process.stderr.write('\nInterrupted: cleaning up. Once more ends without that.\n');
      controller.abort();
    });
  return controller.signal;
}

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args);
  if (values.help) {
    process.stdout.write(help());
    return exitCodes.same;
  }
  const model = loadModel(positionals);
  const options = createOptions(model, values);
  const result = await runContract(model, { ...options, signal: listenForInterrupts() });
  if (result.unreachable === undefined || values.json) writeResult(result, values);
  if (result.unreachable !== undefined) {
    process.stderr.write(`yunspec-contract: ${result.endpoint} cannot be reached: ${result.unreachable}\n`);
    return exitCodes.unreachable;
  }
  if (result.lost !== undefined) {
    process.stderr.write(`yunspec-contract: the run at ${result.endpoint} ended early: ${result.lost}\n`);
    return exitCodes.unreachable;
  }
  return result.differences.length === 0 && !result.isInterrupted ? exitCodes.same : exitCodes.differs;
}

/** Runs `yunspec-contract`. Returns its exit code. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    return await run(args);
  } catch (error) {
    const isUsage = error instanceof UsageError || error instanceof ContractError || error instanceof RecordError;
    if (!isUsage) throw error;
    process.stderr.write(`yunspec-contract: ${error.message}\n`);
    return exitCodes.usage;
  }
}
