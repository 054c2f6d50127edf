const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const escapeText = (text: string): string => text.replace(/[&<>]/g, (char) => escapes[char] as string);
const removeText = (): string => '';

/** Markup other than elements. */
interface Section {
  readonly start: string;
  readonly end: string;
  /** Returns what the section is replaced by. */
  readonly replace: (inner: string) => string;
}

const sections: readonly Section[] = [
  { start: '<!--', end: '-->', replace: removeText },
  { start: '<?', end: '?>', replace: removeText },
  { start: '<![CDATA[', end: ']]>', replace: escapeText },
];

/**
 * Reduces a document to elements and text: it removes comments and processing instructions, and escapes CDATA. It
 * returns undefined for a document type, which no service sends, but web pages do, and which could define entities.
 */
export function stripMarkup(text: string): string | undefined {
  const opening = /<[!?]/g;
  const parts: string[] = [];
  let from = 0;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const { index } = match;
    const section = sections.find(({ start }) => text.startsWith(start, index));
    if (section === undefined) return undefined;
    const innerStart = index + section.start.length;
    const innerEnd = text.indexOf(section.end, innerStart);
    if (innerEnd === -1) return undefined;
    parts.push(text.slice(from, index), section.replace(text.slice(innerStart, innerEnd)));
    from = opening.lastIndex = innerEnd + section.end.length;
  }
  const stripped = [...parts, text.slice(from)].join('');
  // removing a section may have joined its neighbours to a new opening
  return /<[!?]/.test(stripped) ? undefined : stripped;
}

/** Returns the character of a reference. A reference to no Unicode character stays as it is. */
function resolveReference(reference: string, hex?: string, decimal?: string, name?: string): string {
  if (name !== undefined) return entities[name] ?? reference;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : reference;
}

/** Replaces the character references in a text. */
export const unescapeText = (text: string): string =>
  text.replace(/&(?:#x([\da-fA-F]+)|#(\d+)|(amp|lt|gt|quot|apos));/g, resolveReference);
