import { execFile } from 'node:child_process';

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
type Json = any;

/** A response as curl received it. */
export interface Received {
  /** The exit status of curl: 0, or 7 if no connection was accepted. */
  readonly exit: number;
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The body of the answer in its envelope. */
  readonly body: Json;
}

function parse(text: string): Json {
  try {
    return JSON.parse(text).data.value.body;
  } catch {
    return undefined;
  }
}

/** Runs curl. It adds the status and the headers of the response to what it prints. */
export function curl(...args: readonly string[]): Promise<Received> {
  const format = '\n%{http_code} %{header_json}';
  return new Promise((resolve) => {
    execFile('curl', ['--silent', '--max-time', '25', '--write-out', format, ...args], (error, stdout) => {
      const end = stdout.lastIndexOf('\n', stdout.search(/\n\d{3} \{/) + 1);
      const text = stdout.slice(0, end);
      const [, status = '0', headers = '{}'] = /^(\d{3}) ([\s\S]*)$/.exec(stdout.slice(end + 1)) ?? [];
      const lists = Object.entries(JSON.parse(headers) as Record<string, string[]>);
      resolve({
        exit: error === null ? 0 : Number(error.code),
        status: Number(status),
        text,
        headers: Object.fromEntries(lists.map(([name, values]) => [name.toLowerCase(), values.join(', ')])),
        body: parse(text),
      });
    });
  });
}
