/** A request as a document shows it. What it leaves to a library is absent. */
export interface Shown {
  readonly method?: string;
  readonly url?: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The members of the query and of the body. */
  readonly input?: Readonly<Record<string, unknown>>;
  /** The operation, where the request names it. */
  readonly action?: string;
}

type Members = Record<string, unknown>;

const parseObject = (text: string): Members | undefined => {
  try {
    const value: unknown = JSON.parse(text.replace(/^\s*\.\.\.\s*$/gm, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : undefined;
  } catch {
    return undefined;
  }
};

/** A query whose values may stand in braces; a value without a name belongs to the member it is called after. */
function parseQuery(query: string): Members {
  return Object.fromEntries(
    query
      .split('&')
      .filter(Boolean)
      .map((part): [string, string] => {
        const [name = '', value] = part.split('=');
        return value === undefined ? [name.replace(/[{}]/g, ''), name] : [name, value];
      }),
  );
}

const lowerCaseNames = (headers: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, text]) => [name.toLowerCase(), String(text)]));

function readCurl(text: string): Shown {
  const data = /(?:-d|--data(?:-raw)?) '([^']*)'/.exec(text)?.[1];
  const url = /https?:\/\/[^\s'"\\]+/.exec(text)?.[0];
  const query = url?.split('?')[1];
  const method = /(?:-X|--request) (\w+)/.exec(text)?.[1];
  const headers = [...text.matchAll(/(?:-H|--header) (['"])([^:]+): (.*?)\1/g)].map(([, , name = '', value = '']) => [
    name,
    value,
  ]);
  const body = data === undefined ? undefined : parseObject(data);
  const input = { ...(query === undefined ? {} : parseQuery(query)), ...body };
  return {
    ...(method === undefined ? {} : { method }),
    ...(url === undefined ? {} : { url: url.split('?')[0] as string }),
    headers: lowerCaseNames(Object.fromEntries(headers)),
    ...(data !== undefined && body === undefined ? {} : { input }),
  };
}

/** The texts and dictionaries that a script gives names to, its own names inside them filled in. */
function readAssignments(script: string): { texts: Record<string, string>; dictionaries: Record<string, Members> } {
  const texts = Object.fromEntries(
    [...script.matchAll(/^(\w+) = f?(['"])(.*)\2$/gm)].map(([, name = '', , text = '']) => [name, text]),
  );
  const fillIn = (literal: string): string =>
    Object.entries(texts).reduce(
      (at, [name, text]) => at.replaceAll(`{${name}}`, text).replaceAll(`: ${name}`, `: "${text}"`),
      literal,
    );
  const dictionaries = [...script.matchAll(/^(\w+) = (\{[\s\S]*?^\})/gm)].flatMap(([, name = '', literal = '']) => {
    const value = parseObject(fillIn(literal).replace(/f'/g, "'").replace(/'/g, '"'));
    return value === undefined ? [] : [[name, value] as const];
  });
  return { texts, dictionaries: Object.fromEntries(dictionaries) };
}

/** `requests.get(url, headers=headers, params=params)` and its like. */
function readRequestsCall(script: string): Shown {
  const { texts, dictionaries } = readAssignments(script);
  const { headers = {}, params, payload } = dictionaries;
  const method = /requests\.(\w+)\(/.exec(script)?.[1]?.toUpperCase();
  const input = params ?? payload;
  return {
    ...(method === undefined ? {} : { method }),
    ...(texts.url === undefined ? {} : { url: texts.url }),
    headers: lowerCaseNames(headers),
    ...(input === undefined ? {} : { input }),
  };
}

/** A `CommonRequest` of the vendor's core library: an RPC action, or a path of its own. */
function readCommonRequest(script: string): Shown {
  const find = (name: string): string | undefined => new RegExp(`set_${name}\\((['"])(.*?)\\1\\)`).exec(script)?.[2];
  const action = find('action_name');
  const method = find('method');
  const added = [...script.matchAll(/add_query_param\((['"])(.*?)\1, (['"])(.*?)\3\)/g)].map(
    ([, , name = '', , text = '']) => [name, text],
  );
  return {
    ...(method === undefined ? {} : { method }),
    url: `https://${find('domain') ?? ''}${find('uri_pattern') ?? '/'}`,
    headers: {},
    input: Object.fromEntries(added) as Members,
    ...(action === undefined ? {} : { action }),
  };
}

const upperCaseWords = (name: string): string =>
  name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** A function called with all its parameters, which says nothing of the address. */
function readFunctionCall(script: string): Shown {
  const name = /\.(\w+)\(\*\*params\)/.exec(script)?.[1];
  const input = readAssignments(script).dictionaries.params;
  return {
    headers: {},
    ...(input === undefined ? {} : { input }),
    ...(name === undefined ? {} : { action: upperCaseWords(name) }),
  };
}

const kinds: readonly (readonly [sign: RegExp, read: (text: string) => Shown])[] = [
  [/^\s*curl /, readCurl],
  [/\brequests\.\w+\(/, readRequestsCall],
  [/\bCommonRequest\(\)/, readCommonRequest],
  [/\(\*\*params\)/, readFunctionCall],
];

/** Reads a request in code; undefined where the code is none. */
export function readShownRequest(text: string): Shown | undefined {
  return kinds.find(([sign]) => sign.test(text))?.[1](text);
}
