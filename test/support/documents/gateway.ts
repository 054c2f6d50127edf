/** A request of the gateway's document and the answer below it. */
export interface Call {
  readonly line: number;
  readonly heading: string;
  readonly method: string;
  readonly path: string;
  /** Members of the query or of the body. */
  readonly sent: Readonly<Record<string, unknown>>;
  /** The whole answer, without the lines that stand for left-out entries. */
  readonly answer: string;
  /** The answer inside its envelope. */
  readonly body: Readonly<Record<string, unknown>>;
}

interface Envelope {
  readonly data: { readonly value: { readonly body: Readonly<Record<string, unknown>> } };
}

/** JSON with the lines that stand for left-out entries taken away. */
const removeEllipses = (text: string): string => text.replace(/^\s*\.\.\.\s*$/gm, '');
const parse = (text: string): unknown => JSON.parse(removeEllipses(text));

/** A query whose values stand in braces; a value without a name belongs to the parameter it is called after. */
function parseQuery(query: string): Record<string, unknown> {
  const members = query
    .split('&')
    .filter(Boolean)
    .map((part): [string, string] => {
      const [name = '', value] = part.split('=');
      return value === undefined ? ['', name] : [name, value];
    });
  return Object.fromEntries(members);
}

function readCall(block: string): Pick<Call, 'method' | 'path' | 'sent' | 'answer' | 'body'> | undefined {
  const [, method = '', address = ''] = /--request (\w+) 'http:\/\/127\.0\.0\.1:8000([^']*)'/.exec(block) ?? [];
  const [, answer] = block.split('The response should like');
  if (answer === undefined) return undefined;
  const [path = '', query = ''] = address.split('?');
  const data = /--data-raw '([^']*)'/.exec(block)?.[1];
  const { data: envelope } = parse(answer) as Envelope;
  const sent = data === undefined ? parseQuery(query) : (parse(data) as Record<string, unknown>);
  return { method, path, sent, answer: removeEllipses(answer), body: envelope.value.body };
}

/** Every call of the document. */
export function readCalls(lines: readonly string[]): Call[] {
  const headings = lines.flatMap((text, line) => (text.startsWith('## ') ? [{ line, heading: text.slice(3) }] : []));
  return headings.flatMap(({ line, heading }, i) => {
    const section = lines.slice(line, headings[i + 1]?.line);
    const [start, end] = section.flatMap((text, at) => (text.startsWith('```') ? [at] : []));
    const call =
      start === undefined || end === undefined ? undefined : readCall(section.slice(start + 1, end).join('\n'));
    return call === undefined ? [] : [{ line, heading, ...call }];
  });
}
