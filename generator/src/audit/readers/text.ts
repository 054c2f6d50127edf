/** A document's lines; the first has the index 0 and the number 1. */
export function splitLines(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n|[\n\r\f]/);
}

/** Returns a text without tags, with one kind of quotes, dashes and blanks. */
export const normalizeText = (text: string): string =>
  text
    .replace(/<\/?(?:ul|ol|li|p|br|b|i|em|strong|span|div|td|tr)\b[^>]*>/gi, ' ')
    .replace(/[“”„]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();

/** Returns a name or a code without the blanks and escapes that narrow columns and Markdown put into it. */
export const squeezeName = (text: string): string => text.replace(/[\s\u200b`*]|\\(?=[_*.[\]-])/g, '');

/** Returns whether a line only separates pages: dashes, a page number, or nothing. */
export const isPageBreak = (line: string): boolean =>
  /^\s*$|^[-–—=_\s]{3,}$/.test(line) || /^\s*[-–—]?\s*(?:page\s*)?\d+(?:\s*(?:of|\/)\s*\d+)?\s*[-–—]?\s*$/i.test(line);
