const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const escaped = (text: string): string => text.replace(/[&<>]/g, (char) => escapes[char] as string);
const nothing = (): string => '';

interface Aside {
  readonly start: string;
  readonly end: string;
  /** What it leaves of what is in it. */
  readonly left: (inner: string) => string;
}

/** What stands beside elements and texts. */
const asides: readonly Aside[] = [
  { start: '<!--', end: '-->', left: nothing },
  { start: '<?', end: '?>', left: nothing },
  { start: '<![CDATA[', end: ']]>', left: escaped },
];

/**
 * The same document in elements and texts alone. Nothing where it has a document type: only those define entities of their
 * own, no service sends one, and web pages begin with one.
 */
export function plain(text: string): string | undefined {
  const opening = /<[!?]/g;
  const parts: string[] = [];
  let from = 0;
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    const at = found.index;
    const aside = asides.find(({ start }) => text.startsWith(start, at));
    if (aside === undefined) return undefined;
    const inner = at + aside.start.length;
    const close = text.indexOf(aside.end, inner);
    if (close === -1) return undefined;
    parts.push(text.slice(from, at), aside.left(text.slice(inner, close)));
    from = opening.lastIndex = close + aside.end.length;
  }
  const whole = [...parts, text.slice(from)].join('');
  // what stood around an aside may make an opening together
  return /<[!?]/.test(whole) ? undefined : whole;
}

/** What is no character of Unicode stays as it is written. */
function character(reference: string, hex?: string, decimal?: string, name?: string): string {
  if (name !== undefined) return names[name] ?? reference;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : reference;
}

/** A text with the characters its references stand for. */
export const dereferenced = (text: string): string =>
  text.replace(/&(?:#x([\da-fA-F]+)|#(\d+)|(amp|lt|gt|quot|apos));/g, character);
