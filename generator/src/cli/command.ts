import { type ParseArgsConfig, parseArgs } from 'node:util';

/** The exit codes of the command. */
export const exit = { ok: 0, findings: 1, usage: 2, failure: 70 } as const;

const exitCodes = 'Exit codes: 0 success, 1 findings or differences, 2 wrong usage, 70 failure of the command itself.';

/** The repository that a command works on. */
export interface Place {
  readonly root: string;
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  /** The first line of its `--help`, without the options. */
  readonly usage: string;
  readonly options: Readonly<Record<string, { readonly type: 'boolean' | 'string'; readonly doc: string }>>;
  run(
    products: readonly string[],
    options: Readonly<Record<string, string | boolean | undefined>>,
    place: Place,
  ): number | Promise<number>;
}

/** Thrown when the command is called in a wrong way. The message says what would be right. */
export class UsageError extends Error {}

/** Parses the arguments of a command. */
export function parseCommandLine(
  command: Command,
  args: readonly string[],
): { values: Record<string, string | boolean | undefined>; positionals: string[] } {
  const options: NonNullable<ParseArgsConfig['options']> = { help: { type: 'boolean', short: 'h' } };
  for (const [name, { type }] of Object.entries(command.options)) options[name] = { type };
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { values: values as Record<string, string | boolean | undefined>, positionals };
  } catch (error) {
    const known = Object.keys(options).map((name) => `--${name}`);
    throw new UsageError(
      `${(error as Error).message.replace(/\.\s+(?:To specify|Did you).*$/s, '')}; yunspec ${command.name} takes ${known.join(', ')}`,
    );
  }
}

/** Formats the help of a command. */
export function formatHelp(command: Command): string {
  const rows = [
    ...Object.entries(command.options).map(([name, { doc }]) => [`--${name}`, doc] as const),
    ['--help', 'Show this help.'] as const,
  ];
  const width = Math.max(...rows.map(([flag]) => flag.length));
  const options = rows.map(([flag, doc]) => `  ${flag.padEnd(width)}  ${doc}`).join('\n');
  return [command.summary, `Usage: ${command.usage}`, `Options:\n${options}`, exitCodes].join('\n\n');
}

/** Writes a line for people, to stderr. */
export const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Writes a line of results, to stdout. */
export const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
