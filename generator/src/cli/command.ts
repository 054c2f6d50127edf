import { type ParseArgsConfig, parseArgs } from 'node:util';

/** Exit codes: done; found something wrong; called wrongly; failed itself. */
export const exit = { ok: 0, findings: 1, usage: 2, failure: 70 } as const;

/** The repository a command works on. */
export interface Place {
  readonly root: string;
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  /** What `--help` shows, without the options. */
  readonly usage: string;
  readonly options: Readonly<Record<string, { readonly type: 'boolean' | 'string'; readonly doc: string }>>;
  run(
    products: readonly string[],
    options: Readonly<Record<string, string | boolean | undefined>>,
    place: Place,
  ): number | Promise<number>;
}

/** A call that makes no sense; the message says what would. */
export class UsageError extends Error {}

export function parse(
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
      `${(error as Error).message.replace(/\. To specify.*$/s, '')}; yunspec ${command.name} takes ${known.join(', ')}`,
    );
  }
}

export function helpOf(command: Command): string {
  const rows = [
    ...Object.entries(command.options).map(([name, { doc }]) => [`--${name}`, doc] as const),
    ['--help', 'Show this.'] as const,
  ];
  const width = Math.max(...rows.map(([flag]) => flag.length));
  const options = rows.map(([flag, doc]) => `  ${flag.padEnd(width)}  ${doc}`).join('\n');
  return `${command.summary}\n\nUsage: ${command.usage}\n\nOptions:\n${options}\n\nExit codes: 0 done, 1 something was found, 2 called wrongly, 70 the command itself failed.`;
}

/** Lines for people go to stderr, results to stdout. */
export const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

export const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
