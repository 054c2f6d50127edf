/** Text that may stand in a comment: it cannot close it. */
export const commentText = (text: string): string => text.replace(/\*\//g, '*\\/');

/** Lines as a JSDoc block, one line where it fits. */
export function jsdoc(lines: readonly string[], indent = ''): string {
  const safe = lines.flatMap((line) => commentText(line).split('\n'));
  const [first] = safe;
  if (first === undefined) return '';
  if (safe.length === 1 && indent.length + first.length < 120) return `${indent}/** ${first} */\n`;
  return `${indent}/**\n${safe.map((line) => `${indent} *${line === '' ? '' : ` ${line}`}\n`).join('')}${indent} */\n`;
}
