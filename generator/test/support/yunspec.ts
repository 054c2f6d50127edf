import { main } from '../../src/cli/main.js';

/** What a command printed, and its exit code. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Collects what is written to a stream instead of writing it. */
function capture(stream: NodeJS.WriteStream): () => string {
  const { write } = stream;
  let text = '';
  stream.write = (chunk: string | Uint8Array): boolean => {
    text += chunk;
    return true;
  };
  return () => {
    stream.write = write;
    return text;
  };
}

/** Runs `yunspec` in a folder, but in this process: most of what a process of its own costs is loading the compilers. */
export async function yunspec(cwd: string, ...args: readonly string[]): Promise<Outcome> {
  const home = process.cwd();
  const [endStdout, endStderr] = [capture(process.stdout), capture(process.stderr)];
  let code = Number.NaN;
  try {
    process.chdir(cwd);
    code = await main(args);
  } finally {
    process.chdir(home);
  }
  return { code, stdout: endStdout(), stderr: endStderr() };
}
