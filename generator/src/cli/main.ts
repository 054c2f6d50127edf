import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkCommand } from './check.js';
import { type Command, exit, helpOf, parse, print, say, UsageError } from './command.js';
import { generateCommand } from './generate.js';
import { newCommand } from './new.js';

const commands: readonly Command[] = [checkCommand, generateCommand, newCommand];

function overview(): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const rows = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`).join('\n');
  return `Usage: yunspec <command> [arguments] [options]\n\nCommands:\n${rows}\n\nyunspec <command> --help says more.`;
}

/** The nearest folder upwards that has a specs folder; else the one we are in. */
function rootFrom(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, 'specs'))) return at;
    if (dirname(at) === at) return folder;
  }
}

async function run(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    print(overview());
    return name === undefined ? exit.usage : exit.ok;
  }
  const command = commands.find((one) => one.name === name);
  if (command === undefined)
    throw new UsageError(`there is no command ${name}; known: ${commands.map((one) => one.name).join(', ')}`);
  const { values, positionals } = parse(command, rest);
  if (values.help) {
    print(helpOf(command));
    return exit.ok;
  }
  return command.run(positionals, values, { root: rootFrom(process.cwd()) });
}

/** Runs one command and says how it ended. A user never sees a stack trace; YUNSPEC_DEBUG=1 shows it to a developer. */
export async function main(args: readonly string[]): Promise<number> {
  // the reader of a pipe may leave before we are done: `yunspec check | head`
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    return await run(args);
  } catch (error) {
    const known = error instanceof UsageError;
    say(`yunspec: ${(error as Error).message}`);
    if (!known && process.env.YUNSPEC_DEBUG === '1') say((error as Error).stack ?? '');
    return known ? exit.usage : exit.failure;
  }
}
