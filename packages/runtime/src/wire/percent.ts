/** Percent-encoding as RFC 3986 has it: only letters, digits, `-`, `_`, `.` and `~` stay. */
export function percentEncode(text: string): string {
  if (/^[\w.~-]*$/.test(text)) return text;
  // a lone surrogate has no UTF-8 form; it travels as U+FFFD, as TextEncoder has it
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Name and text pairs as `a=1&b=2`, encoded. */
export function encodePairs(pairs: readonly (readonly [string, string])[]): string {
  let query = '';
  for (const [name, text] of pairs) query += `${query === '' ? '' : '&'}${percentEncode(name)}=${percentEncode(text)}`;
  return query;
}
