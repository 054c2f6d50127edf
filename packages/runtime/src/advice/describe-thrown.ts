import { truncate } from '../errors.js';

const maxLength = 300;

/**
 * Texts that may be secret in a message that is not ours: the query and user of a URL, the value behind a name such as
 * `token`, and long words with letters and digits, as keys and tokens are.
 */
const suspicious: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/(https?:\/\/)[^\s/@]*@/gi, '$1[hidden]@'],
  [/(https?:\/\/[^\s?#"']*)[?#][^\s"']*/gi, '$1?[hidden]'],
  [/\b(bearer|basic)\s+\S+/gi, '$1 [hidden]'],
  [
    /((?:secret|token|passw(?:or)?d|pwd|signature|credentials?|authorization|api_?key)[\w-]*["']?\s*[:=]\s*)(?:"[^"]*"|'[^']*'|[^\s,;}]+)/gi,
    '$1[hidden]',
  ],
  [/(?=[\w+/=.-]*\d)(?=[\w+/=.-]*[a-z])[\w+/=.-]{20,}/gi, '[hidden]'],
];

/**
 * Describes what a function of the caller or the platform threw: its name, code and message. `redact` hides the secrets
 * of the call; what else may be secret is hidden by its form.
 */
export function describeThrown(thrown: unknown, redact: (text: string) => string): string {
  if (!(thrown instanceof Error)) return `a value of type ${thrown === null ? 'null' : typeof thrown}`;
  const { name, message } = thrown;
  const { code } = thrown as { code?: unknown };
  const head = typeof code === 'string' && code !== '' ? `${name} ${code}` : name;
  const text = suspicious.reduce(
    (hidden, [pattern, replacement]) => hidden.replace(pattern, replacement),
    redact(truncate(`${head}: ${message}`, maxLength)),
  );
  return text.replace(/\s+/g, ' ');
}
