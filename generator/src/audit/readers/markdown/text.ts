const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ', '#39': "'" };

/** The text of a cell: links by their words, escapes resolved, bold marks gone; code marks stay, and so do lines. */
export function readText(cell: string): string {
  return cell
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/(?<!\\)\[((?:\\.|[^\]\\])*)\]\((?:\\.|[^()\\]|\([^)]*\))*\)/g, '$1')
    .replace(/(?<!\\)\*\*/g, '')
    .replace(/\\+([\\*_()[\]{}#+.!|<>~`"'$%&^=-])/g, '$1')
    .replace(/&(lt|gt|amp|quot|nbsp|#39);/g, (entity, name: string) => entities[name] ?? entity)
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

/** The text of a description, with each entry of a list on a line of its own: some pages run them together. */
export function readDescription(cell: string): string {
  const text = readText(cell);
  const split = text.replace(/(?<=\S[ \t]*)-[ \t]{3,}(?=\S)/g, '\n-   ');
  if (split.includes('\n')) return split;
  return split.replace(/(^|[：:。.；;]|\S) - (?=\S)/g, '$1\n- ').replace(/\*\s{3}(?=\S)/g, '\n- ');
}

/** A name as it goes over the wire: without marks of nesting, blanks and code marks. */
export function readName(cell: string): string {
  return readText(cell)
    .replace(/deprecated/g, '')
    .replace(/\{#[^}]*\}/g, '')
    .replace(/[└├│─▹»`"'“”]/g, '')
    .replace(/\s*\.\s*/g, '.')
    .trim()
    .replace(/\.(?:N|\d+)(?=\.|$)/g, '.n')
    .replace(/^[.>-]+|[.,:：]+$/g, '');
}
