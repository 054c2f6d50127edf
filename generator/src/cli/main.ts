import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { auditCommand } from './audit.js';
import { changesetCommand } from './changeset.js';
import { checkCommand } from './check.js';
import { type Command, exit, formatHelp, parseCommandLine, print, say, UsageError } from './command.js';
import { diffCommand } from './diff.js';
import { generateCommand } from './generate.js';
import { newCommand } from './new.js';
import { sourceCommand } from './source.js';
import { testCommand } from './test.js';

const commands: readonly Command[] = [
  checkCommand,
  generateCommand,
  testCommand,
  newCommand,
  auditCommand,
  sourceCommand,
  diffCommand,
  changesetCommand,
];

function formatOverview(): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const rows = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`).join('\n');
  return `Usage: yunspec <command> [arguments] [options]\n\nCommands:\n${rows}\n\nRun yunspec <command> --help for its options.`;
}

/** Finds the nearest folder, upwards, that has a folder specs; the given one if there is none. */
function findRoot(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, 'specs'))) return at;
    if (dirname(at) === at) return folder;
  }
}

async function run(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    print(formatOverview());
    return name === undefined ? exit.usage : exit.ok;
  }
  const command = commands.find((each) => each.name === name);
  if (command === undefined) {
    throw new UsageError(`there is no command ${name}; known: ${commands.map((each) => each.name).join(', ')}`);
  }
  const { values, positionals } = parseCommandLine(command, rest);
  if (values.help) {
    print(formatHelp(command));
    return exit.ok;
  }
  return command.run(positionals, values, { root: findRoot(process.cwd()) });
}

/** Runs a command and returns its exit code. Users see no stack trace; YUNSPEC_DEBUG=1 shows it to developers. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    return await run(args);
  } catch (error) {
    const known = error instanceof UsageError;
    say(`yunspec: ${(error as Error).message}`);
    if (!known && process.env.YUNSPEC_DEBUG === '1') say((error as Error).stack ?? '');
    return known ? exit.usage : exit.failure;
  }
}
