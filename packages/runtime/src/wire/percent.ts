/** Percent-encodes a text as RFC 3986 defines it: all but letters, digits, `-`, `_`, `.` and `~`. */
export function percentEncode(text: string): string {
  if (/^[\w.~-]*$/.test(text)) return text;
  // a lone surrogate has no UTF-8 form, so it becomes U+FFFD, as in TextEncoder
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Encodes pairs of name and text as `a=1&b=2`. */
export function encodePairs(pairs: readonly (readonly [string, string])[]): string {
  let query = '';
  for (const [name, text] of pairs) query += `${query === '' ? '' : '&'}${percentEncode(name)}=${percentEncode(text)}`;
  return query;
}
