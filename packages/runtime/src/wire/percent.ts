/** Percent-encoding as RFC 3986 has it: only letters, digits, `-`, `_`, `.` and `~` stay. */
export function percentEncode(text: string): string {
  if (/^[\w.~-]*$/.test(text)) return text;
  return encodeURIComponent(wellFormed(text)).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A lone surrogate has no UTF-8 form; it travels as U+FFFD, as TextEncoder has it. */
function wellFormed(text: string): string {
  return /[\ud800-\udfff]/.test(text)
    ? text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (unit) => (unit.length === 2 ? unit : '\ufffd'))
    : text;
}

/** Name and text pairs as `a=1&b=2`, encoded. */
export function encodePairs(pairs: readonly (readonly [string, string])[]): string {
  let query = '';
  for (const [name, text] of pairs) query += `${query === '' ? '' : '&'}${percentEncode(name)}=${percentEncode(text)}`;
  return query;
}
