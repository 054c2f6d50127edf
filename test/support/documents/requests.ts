/** A request as a document shows it. What it leaves to a library is absent. */
export interface Shown {
  /** `16`, or `258-273`. */
  readonly lines: string;
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON without blanks, or the parameters of an RPC call. */
  readonly body: string | undefined;
}

type Request = Omit<Shown, 'lines'>;

/** Python's `json.dumps` puts a blank after each comma and colon, curl sends indented text as it is: the same JSON as here. */
const compactJson = (text: string): string => JSON.stringify(JSON.parse(text));

const lowerCaseNames = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, text]) => [name.toLowerCase(), text]));

function readCurl(text: string): Request {
  const data = /(?:-d|--data-raw) '([^']*)'/.exec(text)?.[1];
  const headers = [...text.matchAll(/(?:-H|--header) (['"])([^:]+): (.*?)\1/g)].map(([, , name = '', value = '']) => [
    name,
    value,
  ]);
  return {
    method: /(?:-X|--request) (\w+)/.exec(text)?.[1],
    url: /https?:\/\/[^\s'"\\]+/.exec(text)?.[0],
    headers: lowerCaseNames(Object.fromEntries(headers)),
    body: data === undefined ? undefined : compactJson(data),
  };
}

/** The texts and dictionaries a script gives names to, its own names inside them filled in. */
function readAssignments(script: string): { texts: Record<string, string>; dictionaries: Record<string, object> } {
  const texts = Object.fromEntries(
    [...script.matchAll(/^(\w+) = f?(['"])(.*)\2$/gm)].map(([, name = '', , text = '']) => [name, text]),
  );
  const filled = (literal: string): string =>
    Object.entries(texts).reduce(
      (at, [name, text]) => at.replaceAll(`{${name}}`, text).replaceAll(`: ${name}`, `: "${text}"`),
      literal,
    );
  const dictionaries = [...script.matchAll(/^(\w+) = (\{[\s\S]*?^\})/gm)].map(([, name = '', literal = '']) => {
    const json = filled(literal).replace(/f'/g, "'").replace(/'/g, '"');
    return [name, JSON.parse(json) as object];
  });
  return { texts, dictionaries: Object.fromEntries(dictionaries) as Record<string, object> };
}

/** `requests.get(url, headers=headers, params=params)` and its like. */
function readRequestsCall(script: string): Request {
  const { texts, dictionaries } = readAssignments(script);
  const { headers = {}, params, payload } = dictionaries;
  const query = params === undefined ? '' : `?${new URLSearchParams(params as Record<string, string>)}`;
  return {
    method: /requests\.(\w+)\(/.exec(script)?.[1]?.toUpperCase(),
    url: `${texts.url}${query}`,
    headers: lowerCaseNames(headers as Record<string, string>),
    body: payload === undefined ? undefined : JSON.stringify(payload),
  };
}

/** A `CommonRequest` of the vendor's core library: an RPC action, or a path of its own. */
function readCommonRequest(script: string): Request {
  const set = (name: string): string | undefined => new RegExp(`set_${name}\\('([^']*)'\\)`).exec(script)?.[1];
  const action = set('action_name');
  const added = [...script.matchAll(/add_query_param\('([^']*)', '([^']*)'\)/g)].map(([, name = '', text = '']) => [
    name,
    text,
  ]);
  const parameters = [['Action', action ?? ''], ['Version', set('version') ?? ''], ...added];
  return {
    method: set('method'),
    url: `https://${set('domain')}${set('uri_pattern') ?? '/'}`,
    headers: {},
    body: action === undefined ? undefined : new URLSearchParams(parameters).toString(),
  };
}

/** A function called with all its parameters, which says nothing of the address. */
const readFunctionCall = (script: string): Request => ({
  method: undefined,
  url: undefined,
  headers: {},
  body: JSON.stringify(readAssignments(script).dictionaries.params),
});

/** An address line, and JSON below it. */
function readAddressAndBody(text: string): Request {
  const [, method, url, body = ''] = /^\s*([A-Z]+) (\S+)([\s\S]*)$/.exec(text) ?? [];
  return { method, url, headers: {}, body: compactJson(body) };
}

const kinds: readonly [sign: RegExp, read: (text: string) => Request][] = [
  [/^curl /, readCurl],
  [/\brequests\.\w+\(/, readRequestsCall],
  [/\bCommonRequest\(\)/, readCommonRequest],
  [/\(\*\*params\)/, readFunctionCall],
  [/^\s*[A-Z]+ https:\/\/\S+\n\s*\{/, readAddressAndBody],
];

interface Part {
  readonly first: number;
  readonly last: number;
  readonly text: string;
}

const cutPart = (lines: readonly string[], first: number, last: number): Part => ({
  first,
  last,
  text: lines.slice(first, last + 1).join('\n'),
});

/** Returns the text between fences, without the answer that some have below a blank line after a command. */
function findFenced(lines: readonly string[]): Part[] {
  const fences = lines.flatMap((text, at) => (text.startsWith('```') ? [at] : []));
  return fences.flatMap((start, i) => {
    const end = fences[i + 1];
    if (i % 2 === 1 || end === undefined) return [];
    const answer = lines.indexOf('The response should like', start);
    const last = answer > start && answer < end ? answer - 2 : end - 1;
    return [cutPart(lines, start + 1, last)];
  });
}

/** An indented `POST https://…` up to the brace that ends its body. */
function findAddressed(lines: readonly string[]): Part[] {
  return lines.flatMap((text, first) => {
    const indent = /^(\s+)[A-Z]+ https:\/\//.exec(text)?.[1];
    const last = indent === undefined ? -1 : lines.indexOf(`${indent}}`, first);
    return last < 0 ? [] : [cutPart(lines, first, last)];
  });
}

/** Every request of a document. */
export function readRequests(lines: readonly string[]): Shown[] {
  return [...findFenced(lines), ...findAddressed(lines)].flatMap(({ first, last, text }) => {
    const read = kinds.find(([sign]) => sign.test(text))?.[1];
    return read === undefined ? [] : [{ lines: first === last ? `${first}` : `${first}-${last}`, ...read(text) }];
  });
}
