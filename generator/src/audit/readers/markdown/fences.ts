/** The numbers of the lines between fences, the fences included. A fence that nothing closes ends with the document. */
export function findFences(lines: readonly string[]): Set<number> {
  const fenced = new Set<number>();
  let isOpen = false;
  for (const [at, line] of lines.entries()) {
    const isFence = /^\s*```/.test(line);
    if (isOpen || isFence) fenced.add(at);
    // a cell that holds a whole fence on one line opens none
    if (isFence && !/```.*```/.test(line)) isOpen = !isOpen;
  }
  return fenced;
}

export interface Block {
  readonly line: number;
  readonly text: string;
}

/** The texts between fences. */
export function readFencedBlocks(text: string): Block[] {
  const lines = text.split(/\r?\n/);
  const blocks: Block[] = [];
  let start: number | undefined;
  for (const [at, line] of lines.entries()) {
    if (!/^\s*```/.test(line)) continue;
    if (start === undefined) start = at;
    else {
      blocks.push({ line: start + 2, text: lines.slice(start + 1, at).join('\n') });
      start = undefined;
    }
  }
  return blocks;
}
